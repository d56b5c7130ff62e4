"""What `make run` installs, when, and never twice: the steps are counted with a stand-in for uv."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from .checkouts import Machine, make

FAKE_UV = """\
echo "$@" >> "$HOME/uv-calls"
if [ -f "$HOME/uv-failure" ]; then
    while read -r line; do echo "$line" >&2; done < "$HOME/uv-failure"
    exit 2
fi
"$HOME/make-environment"
"""

SERVED = "served demo --port 8765\n"


@pytest.fixture
def installed(machine: Machine, checkout: Path) -> Path:
    """A checkout whose uv is there, and is a stand-in that makes a small environment."""
    machine.with_python()
    python = machine.programmes / "python3"
    tools = checkout / ".venv-tools"
    (tools / "bin").mkdir(parents=True)
    write_programme(tools / "bin" / "uv", FAKE_UV)
    mkdir, link, copy, sleep = (shutil.which(name) for name in ("mkdir", "ln", "cp", "sleep"))
    write_programme(
        machine.home / "toguna",
        f'echo "served $*"\n[ -z "$STAY" ] || {{ echo $$; exec {sleep} 60; }}\n',
    )
    write_programme(
        machine.home / "make-environment",
        f'{mkdir} -p .venv/bin && {link} -sf "{python}" .venv/bin/python\n'
        f"{copy} {machine.home}/toguna .venv/bin/toguna\n",
    )
    record_uv(machine, checkout)
    return checkout


def write_programme(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}")
    path.chmod(0o755)


def record_uv(machine: Machine, checkout: Path) -> None:
    """Write down the stand-in as install.py writes down the uv that it downloaded."""
    code = (
        "import sys; sys.path.insert(0, 'scripts'); import install\n"
        "install.write_down(install.UV_RECORD, "
        "{'pin': install.digest(install.PIN), 'checkout': str(install.ROOT)})"
    )
    assert machine.run(checkout, "python3", "-c", code).err == ""


def calls(machine: Machine) -> list[str]:
    """The words that uv was called with, call by call."""
    path = machine.home / "uv-calls"
    return path.read_text().splitlines() if path.exists() else []


def run(machine: Machine, checkout: Path) -> str:
    """`make run` to its end; what it printed."""
    code, out, err = make(machine, checkout, "run", "PORT=8765")
    assert (code, err) == (0, "")
    return out


def install_for_tests(machine: Machine, checkout: Path) -> None:
    ended = machine.run(checkout, "python3", "scripts/install.py", "--tests")
    assert (ended.code, ended.err) == (0, "")


def test_a_second_start_installs_nothing(machine: Machine, installed: Path) -> None:
    first = run(machine, installed)
    assert first.startswith("2/2 ")
    assert first.endswith(SERVED)
    assert run(machine, installed) == SERVED
    assert len(calls(machine)) == 1
    words = calls(machine)[0].split()
    assert words[:3] == ["sync", "--locked", "--python"]
    assert words[4:] == ["--no-dev"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_a_signal_ends_everything(
    machine: Machine, installed: Path, number: signal.Signals
) -> None:
    process = subprocess.Popen(
        ["make", "run", "PORT=8765"],
        cwd=installed,
        env=machine.environment | {"STAY": "1"},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    lines = process.stdout
    while next(lines) != SERVED:
        pass
    served_by = int(next(lines))
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # a terminal tells everyone
    else:
        process.send_signal(number)  # a supervisor tells make alone
    # make ends by the signal, or with its own code where what it ran died of it.
    assert process.wait(timeout=30) in (-number, 2)
    with pytest.raises(ProcessLookupError):
        os.kill(served_by, 0)


def test_a_changed_lock_is_installed(machine: Machine, installed: Path) -> None:
    run(machine, installed)
    lock = installed / "uv.lock"
    lock.write_text(lock.read_text() + "\n")
    assert run(machine, installed).startswith("2/2 ")
    assert run(machine, installed) == SERVED
    assert len(calls(machine)) == 2


def test_a_touched_lock_is_not(machine: Machine, installed: Path) -> None:
    run(machine, installed)
    (installed / "uv.lock").touch()
    assert run(machine, installed) == SERVED


def test_the_tools_of_tests_are_added_once_and_stay(machine: Machine, installed: Path) -> None:
    run(machine, installed)
    install_for_tests(machine, installed)
    assert "--no-dev" not in calls(machine)[1]
    install_for_tests(machine, installed)
    assert run(machine, installed) == SERVED
    assert len(calls(machine)) == 2
    (installed / "uv.lock").write_text("changed")
    run(machine, installed)
    assert "--no-dev" not in calls(machine)[2]


def test_someone_else_s_environment_loses_nothing(machine: Machine, installed: Path) -> None:
    (installed / ".venv").mkdir()
    (installed / ".venv" / "theirs").touch()
    run(machine, installed)
    assert "--inexact" in calls(machine)[0]
    assert "--no-dev" not in calls(machine)[0]
    assert (installed / ".venv" / "theirs").exists()


def test_a_moved_checkout_is_installed_again(machine: Machine, installed: Path) -> None:
    run(machine, installed)
    (installed / ".venv" / "old").touch()
    moved = installed.rename(installed.with_name("elsewhere"))
    record_uv(machine, moved)
    assert run(machine, moved).startswith("2/2 ")
    assert not (moved / ".venv" / "old").exists()


def test_a_python_that_went_is_replaced(machine: Machine, installed: Path) -> None:
    run(machine, installed)
    (installed / ".venv" / "bin" / "python").unlink()
    (installed / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")
    assert run(machine, installed).startswith("2/2 ")
    assert len(calls(machine)) == 2


def test_an_installation_that_did_not_end_is_done_again(machine: Machine, installed: Path) -> None:
    (machine.home / "uv-failure").write_text("error: something else\n")
    assert make(machine, installed, "run", "PORT=8765")[0] == 2
    (installed / ".venv" / "bin").mkdir(parents=True)
    (machine.home / "uv-failure").unlink()
    assert run(machine, installed).endswith(SERVED)
    assert calls(machine)[0] == calls(machine)[1]


@pytest.mark.parametrize(
    ("wrote", "said"),
    [
        ("error: Failed to fetch: https://x\n  Caused by: dns error", "could not be downloaded."),
        ("  Caused by: operation timed out", "could not be downloaded."),
        ("  Caused by: invalid peer certificate: UnknownIssuer", "certificate is not known here"),
        ("error: No space left on device (os error 28)", "The disk is full: free some space"),
        (
            "error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.",
            "uv.lock does not go with pyproject.toml",
        ),
        ("warning: x\nerror: Distribution not readable.\n", "error: Distribution not readable."),
    ],
)
def test_what_uv_cannot_do_is_one_sentence(
    machine: Machine, installed: Path, wrote: str, said: str
) -> None:
    (machine.home / "uv-failure").write_text(wrote + "\n")
    code, _out, err = make(machine, installed, "run", "PORT=8765")
    assert code == 2
    assert said in err
    assert len(err.splitlines()) == 1
    assert err.endswith("The whole account is in .venv-tools/install.log.")


def test_clean_removes_what_was_installed_and_keeps_the_database(
    machine: Machine, installed: Path
) -> None:
    run(machine, installed)
    (installed / "var").mkdir()
    (installed / "var" / "toguna.sqlite3").touch()
    assert make(machine, installed, "clean")[0] == 0
    left = {path.name for path in installed.iterdir()}
    assert left.isdisjoint({".venv", ".venv-tools"})
    assert (installed / "var" / "toguna.sqlite3").exists()


def test_the_record_of_an_installation_is_readable(machine: Machine, installed: Path) -> None:
    run(machine, installed)
    held = json.loads((installed / ".venv-tools" / "environment.json").read_text())
    assert (held["tests"], held["checkout"]) == (False, str(installed))
