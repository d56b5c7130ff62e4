"""`make run` from a fresh copy with nothing installed: the real thing, with its downloads."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from .checkouts import ROOT, Machine, copy_checkout
from .running import Running
from .test_demo import answer, free_port

# How this machine reaches the package index, where it says so.
NETWORK = ("PIP_", "UV_", "SSL_", "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")
UNREACHABLE = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "UV_OFFLINE": "1"}


def start_and_stop(
    machine: Machine, checkout: Path, environment: dict[str, str]
) -> tuple[list[str], str]:
    """`make run` until it answers, then one Ctrl-C; its lines before the address, its errors."""
    port = free_port()
    process = subprocess.Popen(
        ["make", "run", f"PORT={port}"],
        cwd=checkout,
        env=machine.environment | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            if f"http://127.0.0.1:{port}/" in line:
                break
            lines.append(line.rstrip("\n"))
        else:
            raise AssertionError(process.communicate()[1])
        assert answer(port) < 500
        ended = Running(process).end_with(signal.SIGINT)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    # make ends by the signal that it was sent too; the site, without a word.
    assert ended.code == -signal.SIGINT
    return lines, ended.err


@pytest.mark.network
def test_first_and_second_start(tmp_path: Path) -> None:
    machine = Machine.bare(tmp_path / "machine").with_python()
    checkout = copy_checkout(tmp_path / "toguna")
    shutil.copytree(ROOT / "tests" / "confederation", checkout / "data" / "union")
    reach = {name: value for name, value in os.environ.items() if name.startswith(NETWORK)}
    steps = ["1/2 The installer…", "2/2 The libraries (some 60 MB the first time)…"]

    lines, errors = start_and_stop(machine, checkout, reach)
    assert lines[:2] == steps
    assert lines[-1].endswith(" records were read or changed.")
    assert "Traceback" not in errors

    again, errors = start_and_stop(machine, checkout, reach | UNREACHABLE)
    assert again == lines[2:-1]
    assert "Traceback" not in errors
