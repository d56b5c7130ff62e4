"""Reading the ledger from the database and checking it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from toguna.record.ledger.canonical import Content
from toguna.record.ledger.chain import Link, Verdict, check_chain
from toguna.record.ledger.models import Entry

CHUNK = 2000


def verify(head: str | None = None, progress: Callable[[int], None] | None = None) -> Verdict:
    """Check the whole ledger: each content against its hash, each link, each number.

    Reads row by row, so that a million entries need no more memory than a thousand. `head` is a
    hash kept elsewhere (see `queries.head`): a ledger that was cut or rewritten no longer has it;
    one that grew still does.
    """
    return check_chain(_links(), head=head, progress=progress)


def _links() -> Iterator[Link]:
    rows = Entry.objects.order_by("seq").values_list(
        "seq",
        "actor",
        "verb",
        "object_kind",
        "object_ref",
        "at",
        "payload",
        "previous",
        "hash",
    )
    for *content, digest in rows.iterator(chunk_size=CHUNK):
        yield Link(Content(*content), digest)
