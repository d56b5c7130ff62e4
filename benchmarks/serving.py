"""How many pages a second the site answers: home, roadmap, a text, from a loaded dataset.

    python -m benchmarks.serving [DATASET] [--seconds 8] [--readers 4] [--database postgresql]

The server is that of `toguna demo`, in a process of its own, with the settings of an institution's
site; readers are threads of this one, each with a connection a page as that server has them. The
baseline of a run is `/robots.txt`, which asks the database nothing and has no template.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.scratch import KINDS, reason_not_measured, scratch_database, scratch_folder
from benchmarks.steps import ROOT

BASELINE = "/robots.txt"
HOST = "127.0.0.1"
LONGEST_START = 60.0
TOGUNA = "import sys; from toguna.cli import main; sys.exit(main())"
SERVER = """
import sys, django
django.setup()
from toguna.cli.server import serve, take_port, ending_on_sigterm
with ending_on_sigterm():
    serve(take_port("127.0.0.1", int(sys.argv[1])), lambda: print("ready", flush=True))
"""


@dataclass(frozen=True)
class Served:
    """What one address answered while the clock ran."""

    path: str
    pages: int
    seconds: float
    median: float
    bytes: int

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", nargs="?", type=Path, default=ROOT / "data" / "aes")
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--database", choices=KINDS, action="append")
    given = parser.parse_args()
    for kind in given.database or KINDS:
        reason = reason_not_measured(kind)
        if reason:
            print(f"{kind}: not measured: {reason}")
            continue
        with scratch_folder() as folder, scratch_database(kind, folder, "serving") as url:
            measure(kind, url, given.dataset, given.seconds, given.readers)


def measure(kind: str, url: str, dataset: Path, seconds: float, readers: int) -> None:
    """Load the dataset, serve it, and print a line for each address."""
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "benchmarks-only",
        "ALLOWED_HOSTS": HOST,
        "TOGUNA_ADDRESS": f"https://{HOST}",
    }
    for arguments in (["manage", "migrate", "-v0"], ["import", str(dataset)]):
        command = [sys.executable, "-c", TOGUNA, *arguments]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    with server(environment) as port:
        paths = ("/fr/", *first_records(port))
        baseline = read_for(port, BASELINE, seconds, readers)
        print(f"{kind}: {readers} readers, {seconds:g} s each")
        for one in (baseline, *(read_for(port, path, seconds, readers) for path in paths)):
            print(
                f"  {one.path:60} {one.rate:8.1f}/s  median {one.median * 1000:7.1f} ms"
                f"  {one.bytes:6} bytes  {baseline.rate / one.rate:6.1f} of the baseline"
            )


@contextmanager
def server(environment: dict[str, str]) -> Iterator[int]:
    """The port of a running site; it ends with the block."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = int(free.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        if process.stdout.readline().strip() != "ready":
            raise SystemExit("The server did not start")
        yield port
    finally:
        process.terminate()
        process.wait(timeout=LONGEST_START)


def get(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(HOST, port, timeout=LONGEST_START)
    headers = {"Accept-Encoding": "gzip", "X-Forwarded-Proto": "https"}
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def first_records(port: int) -> list[str]:
    """The first roadmap and the first text that the lists lead to."""
    found = []
    for word in ("feuille-de-route", "textes"):
        page = gzip.decompress(get(port, f"/fr/{word}/")[1]).decode()
        match = re.search(rf'href="(/fr/{word}/(?!annee/|nature/)[a-z0-9-]+/)"', page)
        if match is None:
            raise SystemExit(f"No record in /fr/{word}/")
        found.append(match[1])
    return found


def read_for(port: int, path: str, seconds: float, readers: int) -> Served:
    """Read one address with several readers until the time is over. Any status but 200 ends the
    script."""
    status, body = get(port, path)
    if status != 200:
        raise SystemExit(f"{path}: status {status}")
    start = time.perf_counter()

    def reader(_number: int) -> list[float]:
        took = []
        while time.perf_counter() - start < seconds:
            begun = time.perf_counter()
            status, _body = get(port, path)
            if status != 200:
                raise SystemExit(f"{path}: status {status}")
            took.append(time.perf_counter() - begun)
        return took

    with ThreadPoolExecutor(readers) as pool:
        times = [one for several in pool.map(reader, range(readers)) for one in several]
    elapsed = time.perf_counter() - start
    return Served(path, len(times), elapsed, statistics.median(times), len(body))


if __name__ == "__main__":
    main()
