"""The port: taken, reserved, not of this machine; told before anything is done."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from toguna.cli import ports
from toguna.cli.exits import Exit, Stop

from .running import Shell


@pytest.fixture
def taken() -> Iterator[int]:
    """A port of this machine on which something listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_refused_with_a_free_one(bare_shell: Shell, taken: int) -> None:
    ended = bare_shell.toguna("demo", "--port", str(taken))
    assert (ended.code, ended.out) == (3, "")
    said, _, instead = ended.err.partition("“make run PORT=")
    assert said == (
        f"Port {taken} of 127.0.0.1 is already in use. Stop the programme that uses it, or choose "
        "another port: "
    )
    free = int(instead.partition("”")[0])
    assert instead == f"{free}” or “toguna demo --port {free}”.\n"
    assert ports.is_free("127.0.0.1", free)


def test_a_taken_port_is_refused_before_anything_is_done(
    bare_shell: Shell, tmp_path: Path, taken: int
) -> None:
    shell = bare_shell.having(TOGUNA_STATE=str(tmp_path / "state"))
    assert shell.toguna("demo", "--port", str(taken)).code == 3
    assert list(tmp_path.iterdir()) == []


def test_a_taken_port_is_refused_in_french(bare_shell: Shell, taken: int) -> None:
    ended = bare_shell.having(LANG="fr_FR.UTF-8").toguna("demo", "--port", str(taken))
    assert ended.err.startswith(f"Le port {taken} de 127.0.0.1 est déjà utilisé.")


def test_a_port_left_a_moment_ago_is_free() -> None:
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)) as client:
            server.accept()[0].close()
            client.recv(1)
    assert ports.is_free("127.0.0.1", port)


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_an_address_of_another_machine_is_refused(bare_shell: Shell, host: str) -> None:
    ended = bare_shell.toguna("demo", "--host", host)
    assert (ended.code, ended.out) == (3, "")
    assert ended.err.startswith(f"This machine cannot listen on {host} (")
    assert ended.err.endswith("give one of its own addresses, such as --host 127.0.0.1.\n")


def test_a_port_of_the_administrator_is_told_as_such() -> None:
    stop = ports.cannot_listen("127.0.0.1", 80, PermissionError(errno.EACCES, "denied"))
    assert stop.code is Exit.ENVIRONMENT
    assert stop.sentence == (
        "Port 80 is reserved to the administrator of this machine: choose a port above 1023, such "
        "as “make run PORT=8000”."
    )


def test_a_free_port_is_found_at_the_end_of_the_range() -> None:
    found = ports.free_neighbour("127.0.0.1", ports.HIGHEST_PORT)
    assert 1024 <= found <= ports.HIGHEST_PORT


def test_the_development_settings_serve_no_network(bare_shell: Shell) -> None:
    ended = bare_shell.toguna("demo", "--host", "0.0.0.0", "--port", "0" * 3 + "8765")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("The development settings serve this machine only (127.0.0.1).")


def test_require_free_accepts_a_free_port_and_refuses_a_taken_one(taken: int) -> None:
    ports.require_free("127.0.0.1", ports.free_neighbour("127.0.0.1", taken))
    with pytest.raises(Stop) as refused:
        ports.require_free("127.0.0.1", taken)
    assert refused.value.code is Exit.ENVIRONMENT
