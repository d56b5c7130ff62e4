"""How a command ends: the exit codes, and the exception that carries one."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of every command of ours. Django's own commands keep theirs.

    `INTERRUPTED` and `READER_GONE` follow the shell: 128 plus the number of the signal (SIGINT,
    SIGPIPE; POSIX Shell Command Language, section 2.8.2).
    """

    DONE = 0
    REFUSED = 1
    WRONG_USE = 2
    ENVIRONMENT = 3
    FAULT = 4
    INTERRUPTED = 130
    READER_GONE = 141


class Stop(Exception):
    """A command ends here, with `code`, and `sentence` on standard error.

    The sentence is in the reader's language and says what to do next.
    """

    def __init__(self, code: Exit, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
