"""Rows and their entries are written together, whatever the values."""

from __future__ import annotations

import datetime
import uuid
from datetime import date, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import FieldDoesNotExist
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext_lazy
from i18nfield.strings import LazyI18nString

from tests.cast import cite, make_passage, make_place, make_source, make_term
from toguna.kernel.dates import UncertainDate
from toguna.kernel.models import Place, Term
from toguna.record.actor import Actor
from toguna.record.append_only import AppendOnlyError
from toguna.record.changes import (
    Change,
    change_all,
    create_all,
    differences,
    remove_all,
)
from toguna.record.ledger import Changed, Created, Entry, LedgerError, Removed, verify
from toguna.record.models import Discrepancy, Passage, PassageStatus, Source
from toguna.record.values import plain

IMPORTER = Actor("import:year-one")


def statements() -> list[tuple[str, str, str, Any]]:
    """What the ledger says, in order: verb, kind, reference, payload."""
    assert verify().is_sound
    return [(e.verb, e.object_kind, e.object_ref, e.statement) for e in Entry.objects.all()]


def new_source(ref: str, **fields: Any) -> Source:
    values = {
        "title": LazyI18nString({"fr": "Rapport", "en": "Report", "ff": ""}),
        "kind": make_term("source-kind", "report"),
        "publisher": "Press office",
        "language": "fr",
        "issued": "2031-05",
        "known": date(2031, 5, 31),
        "known_inferred": True,
        **fields,
    }
    return Source(ref=ref, **values)


@pytest.mark.django_db
def test_objects_are_created_with_an_entry_each() -> None:
    created = create_all(actor=IMPORTER, objects=[new_source("one"), new_source("two")])

    assert list(Source.objects.order_by("ref")) == created
    assert all(source.pk for source in created)
    expected: dict[str, Any] = {
        "title": {"fr": "Rapport", "en": "Report"},
        "kind": "report",
        "publisher": "Press office",
        "language": "fr",
        "issued": "2031-05",
        "known": "2031-05-31",
        "known_inferred": True,
        "url": "",
        "checksum": "",
        "note": "",
    }
    assert statements() == [
        ("created", "record.source", ref, Created({"ref": ref, **expected}))
        for ref in ("one", "two")
    ]
    assert set(Entry.objects.values_list("actor", flat=True)) == {"import:year-one"}


@pytest.mark.django_db
def test_what_the_database_gives_is_on_the_objects_and_not_in_the_entry() -> None:
    kind = make_term("discrepancy-kind", "numbers")
    (created,) = create_all(
        actor=IMPORTER,
        objects=[Discrepancy(ref="a", kind=kind, title="Two totals", description="They differ.")],
        verb="note_discrepancy",
        also=lambda item: {"citations": [f"report:{item.position + 1}"]},
    )

    assert created.recorded == Discrepancy.objects.get().recorded
    assert statements() == [
        (
            "note_discrepancy",
            "record.discrepancy",
            "a",
            Created(
                {
                    "ref": "a",
                    "kind": "numbers",
                    "title": "Two totals",
                    "description": "They differ.",
                    "position": 0,
                    "known": None,
                    "known_inferred": False,
                    "citations": ["report:1"],
                }
            ),
        )
    ]


@pytest.mark.django_db
def test_references_are_looked_up_once_for_all_the_objects() -> None:
    kinds = [make_term("source-kind", "report"), make_term("source-kind", "speech")]

    def queries(count: int) -> int:
        fresh = [
            new_source(f"s-{count}-{n}", kind=None, kind_id=kinds[n % 2].pk) for n in range(count)
        ]
        with CaptureQueriesContext(connection) as captured:
            create_all(actor=IMPORTER, objects=fresh)
        return sum(1 for query in captured if "kernel_term" in query["sql"])

    assert queries(1) == queries(40) == 1
    told = [payload.fields["kind"] for _verb, _kind, _ref, payload in statements()]
    assert told == ["report", *["report", "speech"] * 20]


@pytest.mark.django_db
def test_a_row_without_an_identifier_is_named_by_the_caller() -> None:
    source = make_source("report")
    create_all(
        actor=IMPORTER,
        objects=[
            Passage(
                source=source,
                path="1.2",
                ordinal=1,
                kind="paragraph",
                digest="0" * 64,
                status="carried",
            )
        ],
        ref_of=lambda passage: passage.address,
    )

    ((_verb, kind, ref, payload),) = statements()
    assert (kind, ref) == ("record.passage", "report:1.2")
    assert payload.fields["source"] == "report"
    assert payload.fields["heading"] is None


@pytest.mark.django_db(transaction=True)
def test_a_row_never_stays_without_its_entry() -> None:
    make_source("two")

    with pytest.raises(IntegrityError):
        create_all(actor=IMPORTER, objects=[new_source("one"), new_source("two")])
    with pytest.raises(LedgerError):
        create_all(actor=IMPORTER, objects=[new_source("three")], verb="Not a verb")

    assert [source.ref for source in Source.objects.all()] == ["two"]
    assert statements() == []


@pytest.mark.django_db
def test_one_model_at_a_time() -> None:
    mixed = [new_source("one"), Place(ref="hall", name="Hall")]

    with pytest.raises(LedgerError, match="Place, Source"):
        create_all(actor=IMPORTER, objects=mixed)


@pytest.mark.django_db
def test_nothing_to_do_does_nothing() -> None:
    assert create_all(actor=IMPORTER, objects=[]) == []
    change_all(actor=IMPORTER, changes=[])
    remove_all(actor=IMPORTER, objects=[])
    assert differences([]) == []
    assert statements() == []


@pytest.mark.django_db
def test_objects_are_changed_with_an_entry_each() -> None:
    one, two = make_source("one", issued="2031"), make_source("two")
    press = make_term("source-kind", "press")

    change_all(
        actor=IMPORTER,
        changes=differences(
            [
                (one, {"issued": "2031-05", "title": LazyI18nString({"fr": "Rapport"})}),
                (two, {"kind": press, "language": "fr", "known": date(2031, 2, 1)}),
            ]
        ),
    )

    stored = {source.ref: source for source in Source.objects.all()}
    assert stored["one"].issued == UncertainDate.from_edtf("2031-05")
    assert (stored["one"].issued_earliest, stored["one"].issued_latest) == (
        date(2031, 5, 1),
        date(2031, 5, 31),
    )
    assert one.issued_earliest == date(2031, 5, 1)
    assert (stored["two"].kind, two.kind) == (press, press)
    assert statements() == [
        (
            "changed",
            "record.source",
            "one",
            Changed(
                {"issued": "2031", "title": "Report"},
                {"issued": "2031-05", "title": {"fr": "Rapport"}},
            ),
        ),
        (
            "changed",
            "record.source",
            "two",
            Changed(
                {"kind": "report", "known": "2030-01-31"}, {"kind": "press", "known": "2031-02-01"}
            ),
        ),
    ]


@pytest.mark.django_db
def test_what_is_the_same_already_is_no_difference() -> None:
    source = make_source("one", issued="2031-05-XX", title=LazyI18nString({"fr": "a", "en": ""}))
    source = Source.objects.get(pk=source.pk)
    same = {
        "issued": "2031-05",
        "title": {"fr": "a"},
        "kind": source.kind,
        "known": date(2030, 1, 31),
    }

    assert differences([(source, same)]) == []
    assert differences([(source, {"kind_id": source.kind_id})]) == []


@pytest.mark.django_db
def test_a_reference_is_changed_by_its_key_too() -> None:
    source = make_source("one")
    press = make_term("source-kind", "press")

    change_all(actor=IMPORTER, changes=differences([(source, {"kind_id": press.pk})]))

    assert Source.objects.get().kind == source.kind == press
    assert [s[3] for s in statements()] == [Changed({"kind": "report"}, {"kind": "press"})]


@pytest.mark.django_db
def test_differences_take_as_many_queries_for_many_as_for_one() -> None:
    press = make_term("source-kind", "press")
    for number in range(30):
        make_source(f"s-{number}")

    def queries(count: int) -> int:
        sources = list(Source.objects.all()[:count])
        with CaptureQueriesContext(connection) as captured:
            found = differences([(s, {"kind_id": press.pk, "language": "en"}) for s in sources])
        assert len(found) == count
        return len(captured)

    assert queries(1) == queries(30) == 2  # the values before, the values after


@pytest.mark.django_db
def test_what_stands_in_another_table_is_told_and_not_written() -> None:
    kind = make_term("discrepancy-kind", "numbers")
    claim = Discrepancy.objects.create(ref="a", kind=kind, title="t", description="d")
    cite(claim, make_passage())

    change_all(
        actor=IMPORTER,
        changes=[
            Change(claim, {"citations": []}, {"citations": ["report:1"]}),
        ],
    )

    assert claim.citations.count() == 1
    assert [s[3] for s in statements()] == [Changed({"citations": []}, {"citations": ["report:1"]})]


@pytest.mark.django_db
def test_a_name_that_the_model_does_not_have_is_refused() -> None:
    source = make_source()

    with pytest.raises(FieldDoesNotExist):
        change_all(actor=IMPORTER, changes=[Change(source, {"colour": 1}, {"colour": 2})])


@pytest.mark.django_db
@pytest.mark.parametrize(("before", "after"), [({}, {}), ({"a": 1}, {}), ({"a": 1}, {"b": 1})])
def test_a_change_has_the_same_names_on_both_sides(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    with pytest.raises(LedgerError):
        Change(Source(), before, after)


@pytest.mark.django_db
def test_what_is_written_once_is_not_changed_by_these_either() -> None:
    create_all(actor=IMPORTER, objects=[new_source("one")])
    entry = Entry.objects.get()

    with pytest.raises(AppendOnlyError), transaction.atomic():
        change_all(
            actor=IMPORTER,
            changes=[Change(entry, {"verb": "created"}, {"verb": "removed"})],
            ref_of=str,
        )
    with pytest.raises(AppendOnlyError), transaction.atomic():
        remove_all(actor=IMPORTER, objects=[entry], ref_of=str)

    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_objects_are_removed_with_what_they_held() -> None:
    hall, town = make_place("hall"), make_place("town")

    remove_all(actor=IMPORTER, objects=[hall])

    assert list(Place.objects.all()) == [town]
    assert statements() == [
        (
            "removed",
            "kernel.place",
            "hall",
            Removed({"ref": "hall", "name": "hall", "zone": "Africa/Abidjan", "part_of": None}),
        )
    ]


@pytest.mark.django_db
def test_what_is_needed_elsewhere_is_not_removed() -> None:
    passage = make_passage(status=PassageStatus.CARRIED)

    with pytest.raises(ProtectedError), transaction.atomic():
        remove_all(actor=IMPORTER, objects=[passage.source])

    assert statements() == []


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        (True, True),
        (3, 3),
        ("a", "a"),
        (PassageStatus.LEFT_OUT, "left-out"),
        (gettext_lazy("invented words"), "invented words"),
        (UncertainDate.from_edtf("2031-05/.."), "2031-05/.."),
        (UncertainDate.unknown(), ""),
        (LazyI18nString({"fr": "a", "en": ""}), {"fr": "a"}),
        (LazyI18nString(None), ""),
        (date(2031, 5, 1), "2031-05-01"),
        (
            datetime.datetime(2031, 5, 1, 2, 30, tzinfo=timezone(timedelta(hours=1))),
            "2031-05-01T01:30:00Z",
        ),
        (
            datetime.datetime(2031, 5, 1, 2, 30, 0, 5, tzinfo=datetime.UTC),
            "2031-05-01T02:30:00.000005Z",
        ),
        (datetime.time(9, 30), "09:30:00"),
        (timedelta(days=1, hours=2), "P1DT02H00M00S"),
        (Decimal("10.50"), "10.50"),
        (0.1, "0.1"),
        (uuid.UUID(int=5), "00000000-0000-0000-0000-000000000005"),
        (b"\x00\xff", "00ff"),
        ([1, (date(2031, 1, 1),)], [1, ["2031-01-01"]]),
        ({"a": {1: Decimal(1)}}, {"a": {"1": "1"}}),
        (Term(pk=4, ref="host"), "host"),
        (Passage(pk=9), 9),
    ],
)
def test_a_value_as_the_ledger_writes_it(value: Any, written: Any) -> None:
    assert plain(value) == written
    assert type(plain(value)) is type(written)


@pytest.mark.parametrize("value", [{1, 2}, object(), datetime.datetime(2031, 1, 1)])  # noqa: DTZ001  (refused)
def test_what_has_no_form_is_refused(value: Any) -> None:
    with pytest.raises(LedgerError):
        plain(value)
