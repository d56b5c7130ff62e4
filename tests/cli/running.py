"""Running the real command as a person does: a process, its output, its exit code."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TOGUNA = Path(sys.executable).parent / "toguna"
SECONDS = 120


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Shell:
    """A person's shell: what its environment says, and nothing of the tests' own."""

    environment: dict[str, str]

    def having(self, **variables: str) -> Shell:
        """The same shell with further variables."""
        return Shell({**self.environment, **variables})

    def toguna(self, *words: str | Path) -> Ended:
        """Run `toguna` with `words`; both its outputs are pipes."""
        ended = subprocess.run(
            [TOGUNA, *words],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        return Ended(ended.returncode, ended.stdout, ended.stderr)

    @contextmanager
    def running(self, *words: str | Path) -> Iterator[Running]:
        """`toguna` with `words` left running in a process group of its own, killed at the end."""
        process = subprocess.Popen(
            [TOGUNA, *words],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            yield Running(process)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


@dataclass(frozen=True)
class Running:
    """A command that has not ended."""

    process: subprocess.Popen[str]

    def line_matching(self, pattern: str) -> re.Match[str]:
        """Read standard output up to a line in which `pattern` is found."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            found = re.search(pattern, line)
            if found:
                return found
        raise AssertionError(f"ended without {pattern!r}: {self.process.communicate()[1]}")

    def end_with(self, number: signal.Signals) -> Ended:
        """Send a signal to the whole group, as a terminal does for Ctrl-C, and wait."""
        os.killpg(self.process.pid, number)
        out, err = self.process.communicate(timeout=SECONDS)
        return Ended(self.process.returncode, out, err)
