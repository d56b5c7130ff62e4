"""The paragraphs of a source, and the account of what became of each of them.

No sentence of a source is kept: a passage is known by its place and by the hash of its words. Here
are the rules that make both the same for everyone who has the file, and the check that nothing in
the file was passed over in silence. Pure functions: no database.

A source's text is a UTF-8 file. From the file to its paragraphs:

1. A byte order mark and characters without width (U+200B to U+200D, U+2060, U+FEFF, U+00AD) go.
2. The marks `[bookmark: …]` that word processors leave go, whatever stands between the brackets.
3. Lines end at a line feed, a carriage return or both, and nowhere else.
4. Each line that is not blank once normalised is a paragraph; the first is number 1.

Normalised (before hashing): Unicode normalisation form C (UAX #15); every run of white space, the
no-break spaces included, becomes one space; none at the ends.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from django.utils.translation import gettext as _

from toguna.record.enums import PassageStatus

BOOKMARK = re.compile(r"\[bookmark:[^\]\n\r]*\]")
WITHOUT_WIDTH = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
LINE_END = re.compile(r"\r\n|\n|\r")


def normalised(text: str) -> str:
    """A paragraph as it is hashed: form C, one space for each run of white space, none outside."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def digest(text: str) -> str:
    """The SHA-256 of the normalised paragraph in UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()


def paragraphs(text: str) -> list[str]:
    """The normalised paragraphs of a source's text, in order; the first is paragraph 1."""
    cleaned = BOOKMARK.sub("", text.translate(WITHOUT_WIDTH))
    lines = (normalised(line) for line in LINE_END.split(cleaned))
    return [line for line in lines if line]


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage as a table or the database holds it: its address (`source:path`), its number in
    the document, the hash of its words, a `PassageStatus` ("" when unmarked), and whether a reason
    is given for not carrying it."""

    address: str
    ordinal: int
    digest: str
    status: str
    has_reason: bool = False


class ProblemKind(Enum):
    """What can be wrong in the account of a source."""

    UNMARKED = "unmarked"
    NO_REASON = "no-reason"
    HASH = "hash"
    MISSING = "missing"
    EXTRA = "extra"
    REPEATED = "repeated"
    UNCITED = "uncited"
    NOT_CARRIED = "not-carried"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right: a paragraph by its number (0 where there is none) and, where a
    passage says so, by its address."""

    kind: ProblemKind
    ordinal: int
    address: str = ""

    @property
    def message(self) -> str:
        """The problem in a sentence, in the active language."""
        sentences = {
            ProblemKind.UNMARKED: _("%(address)s: say whether it is carried, context or left out."),
            ProblemKind.NO_REASON: _("%(address)s is not carried: say why."),
            ProblemKind.HASH: _(
                "%(address)s: its hash is not that of paragraph %(ordinal)d of the file."
            ),
            ProblemKind.MISSING: _("Paragraph %(ordinal)d of the file is in no passage."),
            ProblemKind.EXTRA: _(
                "%(address)s is paragraph %(ordinal)d, which the file does not have."
            ),
            ProblemKind.REPEATED: _("%(address)s: paragraph %(ordinal)d has another passage too."),
            ProblemKind.UNCITED: _("%(address)s is carried, but nothing cites it."),
            ProblemKind.NOT_CARRIED: _("%(address)s is cited, but is not marked as carried."),
            ProblemKind.UNKNOWN: _("%(address)s is cited, but there is no such passage."),
        }
        return sentences[self.kind] % {"address": self.address, "ordinal": self.ordinal}


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the paragraphs of a source: how many passages have each status, what is to
    be put right (by number of paragraph), and whether the file itself was read."""

    carried: int
    context: int
    left_out: int
    is_compared: bool
    problems: tuple[Problem, ...] = field(default=())

    @property
    def total(self) -> int:
        """How many passages have a status."""
        return self.carried + self.context + self.left_out

    @property
    def is_complete(self) -> bool:
        """Whether nothing is to be put right."""
        return not self.problems


def account(
    passages: Sequence[PassageRow],
    cited: Collection[str],
    file_paragraphs: Sequence[str] | None = None,
) -> Account:
    """The account of one source.

    `cited` holds the addresses of the passages of this source that at least one claim cites;
    `file_paragraphs` what `paragraphs` gives for the file, or None where there is no file (its
    hashes and its length are then not compared).
    """
    statuses = [row.status for row in passages]
    problems = [*_marks(passages), *_repeated(passages), *_citations(passages, frozenset(cited))]
    if file_paragraphs is not None:
        problems += _comparison(passages, file_paragraphs)
    return Account(
        carried=statuses.count(PassageStatus.CARRIED.value),
        context=statuses.count(PassageStatus.CONTEXT.value),
        left_out=statuses.count(PassageStatus.LEFT_OUT.value),
        is_compared=file_paragraphs is not None,
        problems=tuple(sorted(problems, key=lambda p: (p.ordinal, p.address, p.kind.value))),
    )


def _marks(passages: Sequence[PassageRow]) -> list[Problem]:
    problems = []
    for row in passages:
        if row.status not in PassageStatus.values:
            problems.append(Problem(ProblemKind.UNMARKED, row.ordinal, row.address))
        elif row.status != PassageStatus.CARRIED and not row.has_reason:
            problems.append(Problem(ProblemKind.NO_REASON, row.ordinal, row.address))
    return problems


def _repeated(passages: Sequence[PassageRow]) -> list[Problem]:
    seen: set[int] = set()
    problems = []
    for row in passages:
        if row.ordinal in seen:
            problems.append(Problem(ProblemKind.REPEATED, row.ordinal, row.address))
        seen.add(row.ordinal)
    return problems


def _citations(passages: Sequence[PassageRow], cited: frozenset[str]) -> list[Problem]:
    by_address: Mapping[str, PassageRow] = {row.address: row for row in passages}
    problems = [
        Problem(ProblemKind.UNCITED, row.ordinal, row.address)
        for row in passages
        if row.status == PassageStatus.CARRIED and row.address not in cited
    ]
    for address in cited:
        row = by_address.get(address)
        if row is None:
            problems.append(Problem(ProblemKind.UNKNOWN, 0, address))
        elif row.status != PassageStatus.CARRIED:
            problems.append(Problem(ProblemKind.NOT_CARRIED, row.ordinal, address))
    return problems


def _comparison(passages: Sequence[PassageRow], file_paragraphs: Sequence[str]) -> list[Problem]:
    count = len(file_paragraphs)
    problems = []
    for row in passages:
        if not 1 <= row.ordinal <= count:
            problems.append(Problem(ProblemKind.EXTRA, row.ordinal, row.address))
        elif digest(file_paragraphs[row.ordinal - 1]) != row.digest:
            problems.append(Problem(ProblemKind.HASH, row.ordinal, row.address))
    known = {row.ordinal for row in passages}
    problems += [
        Problem(ProblemKind.MISSING, ordinal)
        for ordinal in range(1, count + 1)
        if ordinal not in known
    ]
    return problems
