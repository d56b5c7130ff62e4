"""Steps of a measure, each in a process of its own, so that its memory is its own.

    figures = run_step("benchmarks.ledger", "verify", {"entries": 1000}, url)

The process prints one line of JSON: what the step returned, and what the process used.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 3600
"""Seconds after which a step is stopped."""

Figures = dict[str, Any]
Step = Callable[..., Figures]


def run_step(module: str, step: str, options: Mapping[str, Any], database_url: str) -> Figures:
    """The figures of one step, run in a new process with that database. Raises
    `CalledProcessError` where it fails and `TimeoutExpired` where it takes over an hour."""
    environment = {
        **os.environ,
        "DATABASE_URL": database_url,
        # Not those of development: with DEBUG, Django keeps the text of every query.
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "benchmarks-only",
        "ALLOWED_HOSTS": "127.0.0.1",
        "TOGUNA_ADDRESS": "https://benchmarks.example",
    }
    done = subprocess.run(
        [sys.executable, "-m", module, "--step", step, "--options", json.dumps(options)],
        cwd=ROOT,
        env=environment,
        check=True,
        timeout=LONGEST,
        stdout=subprocess.PIPE,
        text=True,
    )
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def add_step_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments by which a script starts itself for one step; not for people."""
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--options", type=json.loads, default={}, help=argparse.SUPPRESS)


def serve_step(steps: Mapping[str, Step], name: str, options: Mapping[str, Any]) -> None:
    """In the process of a step: do it, and print its figures.

    A step returns its own figures, `seconds` and `cpu` (seconds of this process) among them where
    it has a part that must not be counted. `megabytes` is the highest memory of the process
    (getrusage, in MiB), `before` that of Django alone.
    """
    import django

    django.setup()
    before = megabytes()
    clock = Clock()
    figures = steps[name](**options)
    sys.stdout.write(
        json.dumps({**clock.figures(), "before": before, "megabytes": megabytes(), **figures})
        + "\n"
    )


def megabytes() -> int:
    """The highest memory that this process has had, in MiB (Linux counts in KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


class Clock:
    """Counts from when it is made: seconds on the wall, and seconds of this process's work."""

    def __init__(self) -> None:
        self.wall, self.work = time.perf_counter(), time.process_time()

    def figures(self) -> Figures:
        return {
            "seconds": time.perf_counter() - self.wall,
            "cpu": time.process_time() - self.work,
        }
