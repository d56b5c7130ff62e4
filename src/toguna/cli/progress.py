"""Progress of long work: a counter line on a terminal, silence anywhere else."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self, TextIO

SECONDS_BETWEEN_LINES = 0.1
CLEAR_LINE = "\r\x1b[K"


class Progress:
    """A counter on `stream`, redrawn at most ten times a second; cleared when the work ends.

    Call it with what is being done, how many are done, and how many there are (0: not known).
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.shown = stream.isatty()
        self.drawn_at = float("-inf")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.shown:
            self.write(CLEAR_LINE)

    def __call__(self, stage: str, done: int, total: int) -> None:
        if not self.shown:
            return
        now = time.monotonic()
        if now - self.drawn_at < SECONDS_BETWEEN_LINES and done != total:
            return
        self.drawn_at = now
        self.write(
            f"{CLEAR_LINE}{stage} {done}/{total}" if total else f"{CLEAR_LINE}{stage} {done}"
        )

    def write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()
