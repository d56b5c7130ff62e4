"""Copies of the checkout as git would give them, and machines that lack something."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .running import Ended

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = (
    "Makefile",
    "LICENSE",
    "README.md",
    "pyproject.toml",
    "uv.lock",
    "scripts",
    "src",
    "config",
)
# What a fresh Debian has beside make and Python, as far as the two commands use it.
TOOLS = ("sh", "make", "rm", "sed")
# The Python below the environment of the tests: one that has no library installed.
PLAIN_PYTHON = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"


def copy_checkout(to: Path, *more: str) -> Path:
    """A copy of the files of the project in the new folder `to`, without what was built."""
    to.mkdir()
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc", ".*_cache")
    for name in (*PARTS, *more):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, to / name, ignore=ignore)
        else:
            shutil.copy(ROOT / name, to / name)
    return to


@dataclass(frozen=True)
class Machine:
    """A machine whose programmes are those in `programmes` and nothing else."""

    programmes: Path
    home: Path

    @classmethod
    def bare(cls, folder: Path) -> Machine:
        """One without any Python."""
        programmes = folder / "bin"
        programmes.mkdir(parents=True)
        for name in TOOLS:
            found = shutil.which(name)
            assert found is not None
            (programmes / name).symlink_to(found)
        return cls(programmes, folder)

    def with_script(self, name: str, text: str) -> Machine:
        """With a programme written in shell."""
        programme = self.programmes / name
        programme.write_text(f"#!/bin/sh\n{text}\n")
        programme.chmod(0o755)
        return self

    def with_python(self, name: str = "python3") -> Machine:
        """With a Python that has venv and nothing installed."""
        return self.with_script(name, f'exec "{PLAIN_PYTHON}" "$@"')

    def with_old_python(self, name: str = "python3") -> Machine:
        """With one that is 3.9 in everything that is asked of it."""
        older = "import sys; sys.version_info = (3, 9, 18)"
        return self.with_script(name, f'exec "{PLAIN_PYTHON}" -c "{older}; $2"')

    def with_python_without_venv(self, name: str = "python3") -> Machine:
        """With one as Debian installs it, without the package that has ensurepip."""
        return self.with_script(
            name,
            'case "$2" in *ensurepip*) exit 1 ;; esac\n' + f'exec "{PLAIN_PYTHON}" "$@"',
        )

    @property
    def environment(self) -> dict[str, str]:
        return {"PATH": str(self.programmes), "HOME": str(self.home), "LANG": "C.UTF-8"}

    def run(self, checkout: Path, *words: str, **variables: str) -> Ended:
        ended = subprocess.run(
            words,
            cwd=checkout,
            env=self.environment | variables,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        return Ended(ended.returncode, ended.stdout, ended.stderr)


def make(machine: Machine, checkout: Path, *words: str, **variables: str) -> tuple[int, str, str]:
    """What make ended with and printed, less make's own line about the error."""
    ended = machine.run(checkout, "make", *words, **variables)
    lines = [line for line in ended.err.splitlines() if not line.startswith("make: ***")]
    return ended.code, ended.out, "\n".join(lines)
