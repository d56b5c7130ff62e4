"""Make the environment of this checkout, then run a command in it.

    python scripts/install.py [--tests] [--port PORT] [-- COMMAND …]

Standard library only, and of a Python that has nothing else. Two steps, each done once: a pinned
uv in `.venv-tools`, the locked libraries in `.venv`. What was installed is written down, so that
a second run installs nothing and needs no network. With --port, a port that cannot
be had is refused before the downloads.

Exit codes: those of the command; before it, those of `toguna --help`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from gettext import gettext as _
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from toguna.cli import ports  # noqa: E402  (found through the line above)
from toguna.cli.exits import Exit, Stop  # noqa: E402
from toguna.cli.language import speak, spoken_language  # noqa: E402

TOOLS = ROOT / ".venv-tools"
ENVIRONMENT = ROOT / ".venv"
UV = TOOLS / "bin" / "uv"
UV_RECORD = TOOLS / "uv.json"
ENVIRONMENT_RECORD = TOOLS / "environment.json"
LOG = TOOLS / "install.log"
PIN = ROOT / "scripts" / "uv.txt"
LOCKED = (ROOT / "uv.lock", ROOT / "pyproject.toml")

NETWORK = re.compile(
    r"error sending request|dns error|connect|timed? ?out|unreachable|name resolution|proxy"
    r"|Failed to (?:fetch|download)|No matching distribution|incomplete-download",
    re.IGNORECASE,
)


def main() -> int:
    speak(spoken_language(os.environ))
    signal.signal(signal.SIGTERM, interrupt)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tests", action="store_true")
    parser.add_argument("--port", type=ports.port_number)
    parser.add_argument("command", nargs="*")
    try:
        arguments = parser.parse_args()
        if arguments.port is not None:
            ports.require_free(ports.DEFAULT_HOST, arguments.port)
        install(with_tests=arguments.tests)
        if arguments.command:
            start(arguments.command)
    except Stop as stop:
        sys.stderr.write(f"{stop.sentence}\n")
        return stop.code
    except KeyboardInterrupt:
        sys.stderr.write(_("Interrupted.") + "\n")
        return Exit.INTERRUPTED
    return Exit.DONE


def interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def start(command: list[str]) -> None:
    """Become `command`, found in the environment: a signal then reaches it and nothing else."""
    sys.stdout.flush()
    programme = ENVIRONMENT / "bin" / command[0]
    os.execv(programme, [str(programme), *command[1:]])  # noqa: S606  (a programme of ours)


def install(*, with_tests: bool) -> None:
    """Install what is missing. Raises `Stop` (environment) with what to do."""
    wanted = {"locked": digest(*LOCKED), "checkout": str(ROOT)}
    held = read(ENVIRONMENT_RECORD)
    works = bool(held) and python_version() == held.get("python")
    if works and matches(held, wanted) and (held.get("tests") or not with_tests):
        return
    foreign = not held and ENVIRONMENT.exists()
    if held and not (works and held.get("checkout") == str(ROOT)):
        # Not finished, or a checkout that moved, or a Python that went: its paths lead nowhere.
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    ensure_uv()
    # Never less than what is there: `make run` leaves a developer's tools in place.
    with_tests = with_tests or bool(held.get("tests")) or foreign
    write_down(ENVIRONMENT_RECORD, {"tests": with_tests})
    step(_("2/2 The libraries (some 60 MB the first time)…"))
    sync(with_tests=with_tests, keep_others=foreign)
    write_down(ENVIRONMENT_RECORD, {**wanted, "tests": with_tests, "python": python_version()})


def sync(*, with_tests: bool, keep_others: bool) -> None:
    """Make `.venv` what uv.lock says. `keep_others` leaves what someone else put there."""
    command = [str(UV), "sync", "--locked", "--python", sys.executable]
    if not with_tests:
        command.append("--no-dev")
    if keep_others:
        command.append("--inexact")
    run_logged(command, UV_PROJECT_ENVIRONMENT=str(ENVIRONMENT), UV_PYTHON_DOWNLOADS="never")


def ensure_uv() -> None:
    """The pinned uv in `.venv-tools`, downloaded once, its hash checked by pip."""
    wanted = {"pin": digest(PIN), "checkout": str(ROOT)}
    if matches(read(UV_RECORD), wanted) and UV.exists():
        return
    step(_("1/2 The installer…"))
    shutil.rmtree(TOOLS, ignore_errors=True)
    TOOLS.mkdir()
    # Ignores itself, so that the checkout stays clean in git.
    (TOOLS / ".gitignore").write_text("*\n")
    run_logged([sys.executable, "-m", "venv", str(TOOLS)])
    pip = [str(TOOLS / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    run_logged([*pip, "install", "--only-binary=:all:", "--require-hashes", "-r", str(PIN)])
    write_down(UV_RECORD, wanted)


def digest(*files: Path) -> str:
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def read(record: Path) -> dict[str, object]:
    """What was written down when an installation ended; empty if none did."""
    try:
        held = json.loads(record.read_text())
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) else {}


def write_down(record: Path, what: Mapping[str, object]) -> None:
    record.write_text(json.dumps(what, indent=1) + "\n")


def matches(held: Mapping[str, object], wanted: Mapping[str, object]) -> bool:
    return all(held.get(name) == value for name, value in wanted.items())


def python_version() -> str | None:
    """The version of the environment's Python; None when it does not run."""
    question = "import sys; print('%d.%d' % sys.version_info[:2])"
    python = ENVIRONMENT / "bin" / "python"
    try:
        answer = subprocess.run(  # noqa: S603  (our own environment)
            [python, "-c", question], capture_output=True, text=True, check=True, timeout=60
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return answer.stdout.strip()


def step(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def run_logged(command: list[str], **variables: str) -> None:
    """Run `command`, its output into the log, the seconds on a terminal. Raises `Stop`."""
    environment = {**os.environ, **variables}
    environment.pop("VIRTUAL_ENV", None)  # an activated one is not the one that we fill
    with LOG.open("w") as log:
        process = subprocess.Popen(  # noqa: S603  (no shell, no input from outside)
            command, stdout=log, stderr=log, cwd=ROOT, env=environment
        )
        try:
            code = wait(process)
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            raise
    if code != 0:
        raise failure(LOG.read_text(errors="replace"))


def wait(process: subprocess.Popen[bytes]) -> int:
    """The exit code of `process`; meanwhile, on a terminal, the seconds that it has taken."""
    started = time.monotonic()
    while True:
        try:
            return process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{time.monotonic() - started:.0f} s\r")
                sys.stderr.flush()


def failure(log: str) -> Stop:
    """What to do about a step that failed, told by what it wrote."""
    if "No space left" in log:
        sentence = _("The disk is full: free some space and run the command again.")
    elif "needs to be updated" in log:
        sentence = _("uv.lock does not go with pyproject.toml: run “uv lock” and commit it.")
    elif re.search(r"certificate|SSL", log, re.IGNORECASE):
        sentence = _(
            "The package index cannot be trusted: its certificate is not known here. If your "
            "network has one of its own, give its file in SSL_CERT_FILE and run the command again."
        )
    elif NETWORK.search(log):
        sentence = _(
            "The libraries could not be downloaded. Check the connection to the network; behind a "
            "proxy, set HTTPS_PROXY=http://host:port. Then run the command again: what was "
            "downloaded is kept."
        )
    else:
        sentence = _("The installation failed: {reason}.").format(reason=last_line(log).rstrip("."))
    where = _("The whole account is in {log}.").format(log=LOG.relative_to(ROOT))
    return Stop(Exit.ENVIRONMENT, f"{sentence} {where}")


def last_line(log: str) -> str:
    """The last line that says something."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    return lines[-1] if lines else "?"


if __name__ == "__main__":
    sys.exit(main())
