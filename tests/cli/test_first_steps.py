"""`make run` and its like on machines that lack something: a sentence that says what to do."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
from pathlib import Path

import pytest

from .checkouts import Machine, copy_checkout

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
def checkout(tmp_path: Path) -> Path:
    return copy_checkout(tmp_path / "toguna")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine.bare(tmp_path / "machine")


def make(machine: Machine, checkout: Path, *words: str, **variables: str) -> tuple[int, str, str]:
    """What make ended with and printed, less make's own line about the error."""
    ended = machine.run(checkout, "make", *words, **variables)
    lines = [line for line in ended.err.splitlines() if not line.startswith("make: ***")]
    return ended.code, ended.out, "\n".join(lines)


def test_no_python(machine: Machine, checkout: Path) -> None:
    code, out, err = make(machine, checkout, "run")
    assert (code, out) == (2, "")
    assert err == (
        "Python is not found: Python 3.11 or newer is needed. Install it and run the command "
        "again; on Debian 12 or 13: apt install python3 python3-venv. If it is elsewhere: "
        "PYTHON=/path/to/python3"
    )


def test_a_python_that_is_too_old(machine: Machine, checkout: Path) -> None:
    machine.with_old_python()
    ended = machine.run(checkout, "sh", "scripts/with-python.sh", "-c", "print('ran')")
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith("Python 3.9 is too old: Python 3.11 or newer is needed.")
    for command in ("run", "test", "lint", "messages"):
        assert make(machine, checkout, command)[2] == ended.err.rstrip("\n")


def test_a_python_without_venv(machine: Machine, checkout: Path) -> None:
    machine.with_python_without_venv()
    ended = machine.run(checkout, "sh", "scripts/with-python.sh", "-c", "print('ran')")
    assert (ended.code, ended.out) == (3, "")
    version = ended.err.split()[1]
    assert version.startswith("3.")
    assert ended.err.endswith(f"on Debian: apt install python{version}-venv\n")


@pytest.mark.parametrize("language", ["LANG", "LC_ALL", "TOGUNA_LANGUAGE"])
def test_the_first_sentences_are_in_french_too(
    machine: Machine, checkout: Path, language: str
) -> None:
    french = {language: "fr_FR.UTF-8" if language != "TOGUNA_LANGUAGE" else "fr"}
    assert make(machine, checkout, "run", **french)[2].startswith("Python est introuvable\u00a0: ")
    machine.with_old_python()
    assert make(machine, checkout, "run", **french)[2].startswith(
        "Python 3.9 est trop ancien\u00a0: "
    )
    machine.with_python_without_venv()
    assert "sans son module venv" in make(machine, checkout, "run", **french)[2]


def test_a_newer_python_beside_an_old_one_is_found(machine: Machine, checkout: Path) -> None:
    machine.with_old_python().with_python("python3.12")
    ended = machine.run(checkout, "sh", "scripts/with-python.sh", "-c", "print('ran')")
    assert (ended.code, ended.out, ended.err) == (0, "ran\n", "")


def test_a_python_with_venv_is_preferred(machine: Machine, checkout: Path) -> None:
    machine.with_python_without_venv().with_python("python3.11")
    ended = machine.run(checkout, "sh", "scripts/with-python.sh", "-c", "print('ran')")
    assert (ended.code, ended.out) == (0, "ran\n")


def test_a_python_can_be_named(machine: Machine, checkout: Path, tmp_path: Path) -> None:
    machine.with_old_python()
    other = Machine.bare(tmp_path / "other").with_python().programmes / "python3"
    words = ("sh", "scripts/with-python.sh", "-c", "print('ran')")
    assert machine.run(checkout, *words, PYTHON=str(other)).out == "ran\n"
    nowhere = machine.run(checkout, *words, PYTHON="/nowhere/python3")
    assert nowhere.code == 3
    assert nowhere.err.startswith("Python is not found (/nowhere/python3): ")


@pytest.mark.parametrize("port", ["abc", "0", "70000", "80 80", "$(touch x)", "1;touch x"])
def test_a_wrong_port_is_refused_before_anything_is_installed(
    machine: Machine, checkout: Path, port: str
) -> None:
    before = set(checkout.rglob("*"))
    code, out, err = make(
        machine.with_python(), checkout, "run", PORT=port, PYTHONDONTWRITEBYTECODE="1"
    )
    assert (code, out) == (2, "")
    assert err == f"“{port}” is not a port: choose a number from 1 to 65535, such as 8000."
    assert set(checkout.rglob("*")) == before


def test_a_taken_port_is_refused_before_anything_is_installed(
    machine: Machine, checkout: Path
) -> None:
    before = set(checkout.rglob("*"))
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, out, err = make(
            machine.with_python(), checkout, "run", f"PORT={port}", PYTHONDONTWRITEBYTECODE="1"
        )
    assert (code, out) == (2, "")
    assert err.startswith(f"Port {port} of 127.0.0.1 is already in use.")
    assert set(checkout.rglob("*")) == before


OFFLINE = {
    "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
    "PIP_CONFIG_FILE": "/dev/null",
    "PIP_FIND_LINKS": "",
    "PIP_RETRIES": "0",
}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The libraries could not be downloaded. Check the connection to the network;"),
        ("fr", "Les bibliothèques n’ont pas pu être téléchargées. Vérifiez la connexion au réseau"),
    ],
)
def test_no_network_is_one_sentence(
    machine: Machine, checkout: Path, language: str, said: str
) -> None:
    machine.with_python()
    code, out, err = make(machine, checkout, "run", TOGUNA_LANGUAGE=language, **OFFLINE)
    assert code == 2
    assert len(out.splitlines()) == 1
    assert out.startswith("1/2 ")
    assert err.startswith(said)
    assert ".venv-tools/install.log" in err
    assert len(err.splitlines()) == 1
    assert "127.0.0.1" in (checkout / ".venv-tools" / "install.log").read_text()
    assert not (checkout / ".venv").exists()


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


def test_what_was_installed_stays_out_of_git(machine: Machine, checkout: Path) -> None:
    make(machine.with_python(), checkout, "run", **OFFLINE)
    assert (checkout / ".venv-tools" / ".gitignore").read_text() == "*\n"


def test_help_names_every_target(machine: Machine, checkout: Path) -> None:
    _code, out, _err = make(machine, checkout)
    named = {line.split()[1] for line in out.splitlines() if line.startswith("make ")}
    assert named == {"run", "test", "lint", "messages", "clean"}


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
