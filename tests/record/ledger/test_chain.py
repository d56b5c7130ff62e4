"""Every way to tamper with a chain is found and named."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation

from toguna.record.ledger import GENESIS, FaultKind, Verdict
from toguna.record.ledger.canonical import Content, entry_hash
from toguna.record.ledger.chain import LISTED_FAULTS, Link, check_chain

START = datetime.datetime(2031, 1, 1, tzinfo=datetime.UTC)


def links(count: int) -> Iterator[Link]:
    previous = GENESIS
    for seq in range(1, count + 1):
        content = Content(
            seq=seq,
            actor="user:1",
            verb="created",
            object_kind="texts.work",
            object_ref=f"work-{seq}",
            at=START + timedelta(seconds=seq),
            payload={"type": "created", "fields": {"n": seq}},
            previous=previous,
        )
        previous = entry_hash(content)
        yield Link(content, previous)


def chain(count: int = 10) -> list[Link]:
    return list(links(count))


def forged(link: Link, **changes: Any) -> Link:
    """The entry with other content and the hash that goes with it."""
    content = replace(link.content, **changes)
    return Link(content, entry_hash(content))


def named(verdict: Verdict) -> list[tuple[FaultKind, int]]:
    return [(fault.kind, fault.seq) for fault in verdict.faults]


def test_a_chain_as_it_was_written_is_sound() -> None:
    whole = chain()

    assert check_chain(whole) == Verdict(10, whole[-1].hash)
    assert check_chain(whole).is_sound
    assert check_chain([]) == Verdict(0, GENESIS)


@pytest.mark.parametrize(
    "changes",
    [
        {"actor": "user:2"},
        {"verb": "removed"},
        {"object_kind": "texts.act"},
        {"object_ref": "other"},
        {"at": START},
        {"payload": {"type": "created", "fields": {"n": 40}}},
        {"payload": {"type": "created", "fields": {"n": 4.0}}},
        {"previous": GENESIS},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_an_altered_entry_is_found(changes: dict[str, Any]) -> None:
    tampered = chain()
    tampered[3] = replace(tampered[3], content=replace(tampered[3].content, **changes))

    verdict = check_chain(tampered)

    assert named(verdict) == [(FaultKind.TAMPERED, 4)]
    assert verdict.count == 10


def test_an_altered_hash_is_found_on_both_sides() -> None:
    tampered = chain()
    tampered[3] = replace(tampered[3], hash="0" * 64)

    assert named(check_chain(tampered)) == [(FaultKind.TAMPERED, 4), (FaultKind.BROKEN_LINK, 5)]


def test_an_entry_forged_with_its_hash_breaks_the_link_after_it() -> None:
    tampered = chain()
    tampered[3] = forged(tampered[3], actor="user:2")

    assert named(check_chain(tampered)) == [(FaultKind.BROKEN_LINK, 5)]


def test_missing_entries_are_counted() -> None:
    whole = chain()

    verdict = check_chain(whole[:3] + whole[5:])

    assert named(verdict) == [(FaultKind.MISSING, 4)]
    assert verdict.faults[0].until == 5
    assert named(check_chain(whole[1:])) == [(FaultKind.MISSING, 1)]


def test_missing_entries_whose_numbers_were_closed_up_are_found() -> None:
    whole = chain()
    closed = whole[:3] + [forged(link, seq=link.content.seq - 1) for link in whole[4:]]

    assert named(check_chain(closed))[0] == (FaultKind.BROKEN_LINK, 4)


def test_exchanged_entries_are_named_with_where_they_came_from() -> None:
    tampered = chain()
    third, sixth = tampered[2], tampered[5]
    tampered[2] = replace(sixth, content=replace(sixth.content, seq=3))
    tampered[5] = replace(third, content=replace(third.content, seq=6))

    verdict = check_chain(tampered)

    moved = [f for f in verdict.faults if f.kind is FaultKind.REORDERED]
    assert [(f.seq, f.origin) for f in moved] == [(3, 6), (6, 3)]


def test_a_number_carried_twice_is_found() -> None:
    whole = chain()
    twice = [*whole[:4], whole[3], *whole[4:]]

    assert (FaultKind.DUPLICATE, 4) in named(check_chain(twice))


def test_a_head_that_was_kept_is_found_as_long_as_the_chain_only_grew() -> None:
    whole = chain()

    for kept in (GENESIS, whole[4].hash, whole[-1].hash):
        assert check_chain(whole, head=kept).is_sound
    assert check_chain([], head=GENESIS).is_sound


def test_a_cut_tail_is_found_by_the_head_that_was_kept() -> None:
    whole = chain()

    assert check_chain(whole[:7]).is_sound  # a shorter chain is a chain
    verdict = check_chain(whole[:7], head=whole[-1].hash)

    assert named(verdict) == [(FaultKind.CUT, 7)]
    assert verdict.faults[0].expected == whole[-1].hash
    assert named(check_chain([], head=whole[0].hash)) == [(FaultKind.CUT, 0)]


def test_a_tail_rewritten_from_the_middle_is_found_by_the_head_that_was_kept() -> None:
    whole = chain()
    rewritten = whole[:5]
    for link in whole[5:]:
        rewritten.append(forged(link, actor="user:2", previous=rewritten[-1].hash))

    assert check_chain(rewritten).is_sound  # nothing inside gives it away
    assert named(check_chain(rewritten, head=whole[-1].hash)) == [(FaultKind.CUT, 10)]


def test_faults_beyond_the_list_are_counted() -> None:
    count = LISTED_FAULTS + 25
    wrong = (replace(link, content=replace(link.content, actor="user:2")) for link in links(count))

    verdict = check_chain(wrong, head="f" * 64)

    assert len(verdict.faults) == LISTED_FAULTS + 1
    assert verdict.faults[-1].kind is FaultKind.CUT
    assert verdict.unlisted == 25


@pytest.mark.parametrize(
    ("count", "told"), [(0, []), (9, [9]), (10_000, [10_000]), (20_001, [10_000, 20_000, 20_001])]
)
def test_progress_is_told(count: int, told: list[int]) -> None:
    heard: list[int] = []

    check_chain(links(count), progress=heard.append)

    assert heard == told


def test_a_fault_reads_in_both_languages() -> None:
    whole = chain()
    verdict = check_chain([whole[0], *whole[3:6]], head="f" * 64)
    single = check_chain(whole[1:])

    with translation.override("en"):
        assert [fault.message for fault in verdict.faults] == [
            "Entries 2 to 3 are missing (2).",
            "The end of the ledger is missing or was rewritten: it stops at entry 6 and does not "
            f"contain the head {'f' * 64} that was kept.",
        ]
        assert single.faults[0].message == "Entry 1 is missing."
    with translation.override("fr"):
        assert [fault.message for fault in verdict.faults] == [
            "Les entrées 2 à 3 manquent (2).",
            "La fin du registre manque ou a été réécrite\u00a0: il s’arrête à l’entrée 6 et ne "
            f"contient pas l’empreinte de tête {'f' * 64} qui avait été conservée.",
        ]
        assert single.faults[0].message == "L’entrée 1 manque."
