"""Output into pipes and onto poor terminals; progress only where someone looks."""

from __future__ import annotations

import io
import os
import pty
import subprocess
from contextlib import suppress

from toguna.cli.progress import Progress

from .running import TOGUNA, Shell


def test_a_reader_that_leaves_is_no_trace(bare_shell: Shell) -> None:
    ended = subprocess.run(
        ["bash", "-c", f"{TOGUNA} --help | true; exit ${{PIPESTATUS[0]}}"],
        env=bare_shell.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stderr == ""
    assert ended.returncode in (0, 141)  # the text may have fitted the pipe before it closed


def test_long_output_to_a_reader_that_left_ends_with_its_code(bare_shell: Shell) -> None:
    ended = subprocess.run(
        ["bash", "-c", f"{{ sleep 3; {TOGUNA} --help; echo $? >&2; }} | true"],
        env=bare_shell.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stderr == "141\n"


def test_a_terminal_without_accents_is_enough(bare_shell: Shell) -> None:
    shell = bare_shell.having(PYTHONUTF8="0", PYTHONIOENCODING="ascii", TOGUNA_LANGUAGE="fr")
    ended = shell.toguna("--help")
    assert (ended.code, ended.err) == (0, "")
    assert "d?cid?" in ended.out


def test_progress_is_silent_in_a_pipe() -> None:
    stream = io.StringIO()
    with Progress(stream) as progress:
        progress("Rows", 1, 2)
    assert stream.getvalue() == ""


def test_progress_on_a_terminal_is_one_line_and_leaves_none() -> None:
    main, other = pty.openpty()
    with open(other, "w", encoding="utf-8") as stream, Progress(stream) as progress:
        progress("Rows", 1, 2)
        progress("Rows", 2, 2)
    shown = b""
    with suppress(OSError):  # how a terminal says that its other end was closed
        while more := os.read(main, 1000):
            shown += more
    os.close(main)
    assert shown == b"\r\x1b[KRows 1/2\r\x1b[KRows 2/2\r\x1b[K"


def test_progress_does_not_flood_a_terminal() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    stream = Terminal()
    with Progress(stream) as progress:
        for number in range(10_000):
            progress("Rows", number, 20_000)
    assert stream.getvalue().count("Rows") < 100
