"""`make run` and its like on machines that lack something: a sentence that says what to do."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from .checkouts import Machine, make


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


def test_what_was_installed_stays_out_of_git(machine: Machine, checkout: Path) -> None:
    make(machine.with_python(), checkout, "run", **OFFLINE)
    assert (checkout / ".venv-tools" / ".gitignore").read_text() == "*\n"


def test_help_names_every_target(machine: Machine, checkout: Path) -> None:
    _code, out, _err = make(machine, checkout)
    named = {line.split()[1] for line in out.splitlines() if line.startswith("make ")}
    assert named == {"run", "test", "lint", "messages", "clean"}
