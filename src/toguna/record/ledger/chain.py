"""Checking a chain of entries, whatever they are read from. No database here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from toguna.record.ledger.canonical import GENESIS, Content, entry_hash
from toguna.record.ledger.errors import LedgerError

LISTED_FAULTS = 1000
"""How many faults a verdict lists; the others are counted. Bounds the memory."""

STEP = 10_000
"""Entries between two reports of progress."""

NEARBY = 50
"""How many numbers to each side a moved entry is looked for."""


class FaultKind(Enum):
    """What can be wrong with a chain."""

    TAMPERED = "tampered"
    BROKEN_LINK = "broken-link"
    MISSING = "missing"
    REORDERED = "reordered"
    DUPLICATE = "duplicate"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `seq` is the entry concerned (for missing ones the first, with `until` the last;
    for a cut the last that is left, 0 for none). `origin`: for a reordered entry, the number
    under which it was written. `expected`: for a cut, the head that is no longer there."""

    kind: FaultKind
    seq: int
    until: int | None = None
    origin: int | None = None
    expected: str = ""

    @property
    def message(self) -> str:
        """The fault in a sentence, in the active language."""
        if self.kind is FaultKind.MISSING:
            until = self.until or self.seq
            count = until - self.seq + 1
            return ngettext(
                "Entry %(seq)d is missing.",
                "Entries %(seq)d to %(until)d are missing (%(count)d).",
                count,
            ) % {"seq": self.seq, "until": until, "count": count}
        return _SENTENCES[self.kind]() % {
            "seq": self.seq,
            "before": self.seq - 1,
            "origin": self.origin,
            "expected": self.expected,
        }


# The sentences are looked up when they are shown, in the language of the reader.
_SENTENCES: dict[FaultKind, Callable[[], str]] = {
    FaultKind.TAMPERED: lambda: _(
        "Entry %(seq)d was altered: its content does not match its hash."
    ),
    FaultKind.BROKEN_LINK: lambda: _(
        "Entry %(seq)d does not follow entry %(before)d: the hash of the previous entry that it "
        "carries is not that of entry %(before)d."
    ),
    FaultKind.REORDERED: lambda: _("Entry %(seq)d was moved: it was written as entry %(origin)d."),
    FaultKind.DUPLICATE: lambda: _("The number %(seq)d is carried by more than one entry."),
    FaultKind.CUT: lambda: _(
        "The end of the ledger is missing or was rewritten: it stops at entry %(seq)d and does "
        "not contain the head %(expected)s that was kept."
    ),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the whole chain found: how many entries it read, the hash of the last one
    (`GENESIS` for none), the faults in order and how many more there were than are listed."""

    count: int
    head: str
    faults: tuple[Fault, ...] = ()
    unlisted: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether the chain holds, from the first entry to the last."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it is stored: its content, and the hash that it claims."""

    content: Content
    hash: str


def check_chain(
    links: Iterable[Link],
    *,
    head: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> Verdict:
    """Check entries given in the order of their numbers. One pass, constant memory.

    `head` is a hash kept elsewhere: the chain must contain it (it may have grown since).
    `progress` is told the number of entries read, every 10,000 entries and at the end.
    """
    checker = _Checker(kept_head=head)
    for link in links:
        checker.read(link)
        if progress and checker.count % STEP == 0:
            progress(checker.count)
    verdict = checker.verdict()
    if progress and checker.count % STEP:
        progress(checker.count)
    return verdict


class _Checker:
    """What is remembered from one entry to the next."""

    def __init__(self, kept_head: str | None) -> None:
        self.kept_head = kept_head
        self.is_head_found = kept_head in (None, GENESIS)
        self.count = 0
        self.seq = 0
        self.hash = GENESIS
        self.faults: list[Fault] = []
        self.unlisted = 0

    def read(self, link: Link) -> None:
        content = link.content
        self.count += 1
        if content.seq <= self.seq:
            self.found(Fault(FaultKind.DUPLICATE, content.seq))
        elif content.seq > self.seq + 1:
            self.found(Fault(FaultKind.MISSING, self.seq + 1, until=content.seq - 1))
        if not _is_genuine(link):
            self.found(self.explained(link))
        elif content.seq == self.seq + 1 and content.previous != self.hash:
            self.found(Fault(FaultKind.BROKEN_LINK, content.seq))
        self.is_head_found = self.is_head_found or link.hash == self.kept_head
        self.seq, self.hash = content.seq, link.hash

    def explained(self, link: Link) -> Fault:
        """Whether an entry that does not match its hash would, under another number nearby. Not
        asked once the list is full, as it costs a hundred hashes."""
        if len(self.faults) < LISTED_FAULTS:
            seq = link.content.seq
            for origin in range(max(1, seq - NEARBY), seq + NEARBY + 1):
                if _is_genuine(replace(link, content=replace(link.content, seq=origin))):
                    return Fault(FaultKind.REORDERED, seq, origin=origin)
        return Fault(FaultKind.TAMPERED, link.content.seq)

    def found(self, fault: Fault) -> None:
        if len(self.faults) < LISTED_FAULTS:
            self.faults.append(fault)
        else:
            self.unlisted += 1

    def verdict(self) -> Verdict:
        if not self.is_head_found:
            cut = Fault(FaultKind.CUT, self.seq, expected=self.kept_head or "")
            # Last in the list but never left out of it: it is what the kept head was for.
            self.faults.append(cut)
        return Verdict(self.count, self.hash, tuple(self.faults), self.unlisted)


def _is_genuine(link: Link) -> bool:
    try:
        return entry_hash(link.content) == link.hash
    except LedgerError:
        # A payload that was given a value the ledger never writes: a number with a fraction.
        return False
