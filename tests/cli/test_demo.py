"""`toguna demo` from an empty database to a site that answers, and its end."""

from __future__ import annotations

import shutil
import signal
import socket
import struct
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

import pytest

from toguna.cli import ports

from .running import Running, Shell

DATASET = Path(__file__).resolve().parent.parent / "confederation"
ADDRESS = r"The site is at http://127\.0\.0\.1:(\d+)/ \(Ctrl-C ends it\)"


def free_port() -> str:
    return str(ports.free_neighbour("127.0.0.1", 20000 + (time.monotonic_ns() // 1000) % 20000))


def answer(port: str, path: str = "/") -> int:
    """The status of the answer to a GET."""
    connection = HTTPConnection("127.0.0.1", int(port), timeout=60)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def text_at(port: str, path: str) -> str:
    """What a GET answers."""
    connection = HTTPConnection("127.0.0.1", int(port), timeout=60)
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode()
    finally:
        connection.close()


def entries(run_in_django: Callable[[str], str]) -> int:
    return int(
        run_in_django("from toguna.record.ledger import Entry; print(Entry.objects.count())")
    )


def lines_until_served(running: Running) -> list[str]:
    """What it prints up to its address, without the address."""
    assert running.process.stdout is not None
    lines: list[str] = []
    for line in running.process.stdout:
        if "http://" in line:
            return lines
        lines.append(line.rstrip("\n"))
    raise AssertionError(running.process.communicate()[1])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_from_an_empty_database_to_a_site_and_back(
    empty_shell: Shell, number: signal.Signals
) -> None:
    port = free_port()
    with empty_shell.running("demo", "--port", port, "--data", DATASET) as running:
        assert running.line_matching(ADDRESS)[1] == port
        assert answer(port) < 500
        assert f"Sitemap: http://127.0.0.1:{port}/sitemap.xml" in text_at(port, "/robots.txt")
        ended = running.end_with(number)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert ports.is_free("127.0.0.1", int(port))
    assert empty_shell.toguna("ledger", "verify").code == 0


def test_ctrl_c_at_the_moment_of_the_address_is_a_quiet_end(shell: Shell) -> None:
    with shell.running("demo", "--port", free_port(), "--data", DATASET) as running:
        running.line_matching(ADDRESS)
        ended = running.end_with(signal.SIGINT)
    assert (ended.code, ended.err) == (0, "")


def test_a_second_start_imports_nothing(shell: Shell, run_in_django: Callable[[str], str]) -> None:
    words = ("demo", "--port", free_port(), "--data", DATASET)
    with shell.running(*words) as running:
        first = lines_until_served(running)
        running.end_with(signal.SIGINT)
    assert first[-1].endswith(" records were read or changed.")
    count = entries(run_in_django)
    with shell.running(*words) as running:
        assert lines_until_served(running) == first[:-1]
        running.end_with(signal.SIGINT)
    assert entries(run_in_django) == count


def test_a_changed_dataset_is_imported_again(shell: Shell, tmp_path: Path) -> None:
    tables = Path(shutil.copytree(DATASET, tmp_path / "tables"))
    words = ("demo", "--port", free_port(), "--data", tables)
    with shell.running(*words) as running:
        running.line_matching(ADDRESS)
        running.end_with(signal.SIGINT)
    places = tables / "places.csv"
    before = places.read_text("utf-8")
    places.write_text(before.replace(",Porto Almer,", ",Porto de Almer,"), "utf-8")
    assert places.read_text("utf-8") != before
    with shell.running(*words) as running:
        assert lines_until_served(running)[-1] == "1 record was read or changed."
        running.end_with(signal.SIGINT)


def test_a_refused_dataset_ends_it_with_every_problem(shell: Shell, tmp_path: Path) -> None:
    tables = Path(shutil.copytree(DATASET, tmp_path / "tables"))
    (tables / "letter.csv").write_text("Dear colleague\n")
    ended = shell.toguna("demo", "--port", free_port(), "--data", tables)
    assert ended.code == 1
    assert ended.err.startswith("letter.csv: ")
    assert "http://" not in ended.out


def test_a_dataset_that_is_not_there_is_wrong_use(shell: Shell, tmp_path: Path) -> None:
    ended = shell.toguna("demo", "--port", free_port(), "--data", tmp_path / "nowhere")
    assert (ended.code, ended.out) == (2, "")


def test_an_unprotected_record_is_refused(
    shell: Shell, run_in_django: Callable[[str], str]
) -> None:
    run_in_django(
        "from django.db import connection\n"
        "with connection.cursor() as cursor:\n"
        "    if connection.vendor == 'postgresql':\n"
        "        cursor.execute('ALTER TABLE record_entry DISABLE TRIGGER USER')\n"
        "    else:\n"
        "        cursor.execute(\"SELECT name FROM sqlite_master WHERE type = 'trigger' AND "
        "tbl_name = 'record_entry'\")\n"
        "        for (name,) in cursor.fetchall(): cursor.execute(f'DROP TRIGGER \"{name}\"')\n"
    )
    ended = shell.toguna("demo", "--port", free_port(), "--data", DATASET)
    assert ended.code == 1
    assert "toguna.E001" in ended.err
    assert "Traceback" not in ended.err


def test_several_readers_are_answered_at_once(shell: Shell) -> None:
    port = free_port()
    with shell.running("demo", "--port", port, "--data", DATASET) as running:
        running.line_matching(ADDRESS)
        # Two readers that say nothing hold their connections; a third is answered all the same.
        idle = [socket.create_connection(("127.0.0.1", int(port))) for _ in range(2)]
        statuses: list[int] = []
        readers = [threading.Thread(target=lambda: statuses.append(answer(port))) for _ in range(8)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join(timeout=60)
        for connection in idle:
            connection.close()
        ended = running.end_with(signal.SIGINT)
    assert len(statuses) == 8
    assert max(statuses) < 500
    assert (ended.code, ended.err) == (0, "")


def test_a_reader_that_leaves_is_no_trace(shell: Shell) -> None:
    port = free_port()
    with shell.running("demo", "--port", port, "--data", DATASET) as running:
        running.line_matching(ADDRESS)
        for _ in range(20):
            reader = socket.create_connection(("127.0.0.1", int(port)))
            # Leaving with a reset, before the answer is read.
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            reader.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
            reader.close()
        assert answer(port) < 500
        ended = running.end_with(signal.SIGINT)
    assert (ended.code, ended.err) == (0, "")


def test_ctrl_c_during_the_import_leaves_nothing_half_written(
    shell: Shell, run_in_django: Callable[[str], str]
) -> None:
    with shell.running("demo", "--port", free_port(), "--data", DATASET) as running:
        running.line_matching("Reading the dataset")
        ended = running.end_with(signal.SIGINT)
    assert (ended.code, ended.err) == (130, "Interrupted.\n")
    assert entries(run_in_django) == 0


def test_two_at_once_on_one_port_are_told(shell: Shell) -> None:
    port = free_port()
    with shell.running("demo", "--port", port, "--data", DATASET) as running:
        running.line_matching(ADDRESS)
        second = shell.toguna("demo", "--port", port, "--data", DATASET)
        assert second.code == 3
        assert second.err.startswith(f"Port {port} of 127.0.0.1 is already in use.")
        assert answer(port) < 500
        running.end_with(signal.SIGINT)
