"""A record takes another identifier, and the former one leads on for ever."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from tests.cast import CLERK, make_passage, make_place, make_source, make_term
from toguna.kernel.models import Term
from toguna.record.append_only import AppendOnlyError, missing_protection
from toguna.record.ledger import Changed, Created, Entry, verify
from toguna.record.models import FormerIdentifier, Passage, Source
from toguna.record.renaming import can_rename, current_identifier, rename

pytestmark = pytest.mark.django_db

SOURCE = "record.source"


def rows() -> list[tuple[str, str, str]]:
    return list(FormerIdentifier.objects.values_list("kind", "former", "current"))


def test_a_record_takes_its_new_identifier_and_keeps_the_former_one() -> None:
    source = make_source("report-one", title="Report")

    rename(source, ref="report-2031", actor=CLERK)

    assert source.ref == "report-2031"
    stored = Source.objects.get(pk=source.pk)
    assert (stored.ref, str(stored.title)) == ("report-2031", "Report")
    assert rows() == [(SOURCE, "report-one", "report-2031")]
    assert current_identifier(SOURCE, "report-one") == "report-2031"


def test_the_ledger_tells_both() -> None:
    rename(make_source("report-one"), ref="report-2031", actor=CLERK)

    assert verify().is_sound
    told = [(e.verb, e.object_kind, e.object_ref, e.statement, e.actor) for e in entries()]
    kept = {"kind": SOURCE, "former": "report-one", "current": "report-2031"}
    assert told == [
        ("created", "record.formeridentifier", f"{SOURCE}:report-one", Created(kept), CLERK.ref),
        (
            "renamed",
            SOURCE,
            "report-2031",
            Changed({"ref": "report-one"}, {"ref": "report-2031"}),
            CLERK.ref,
        ),
    ]


def entries() -> list[Entry]:
    return list(Entry.objects.order_by("seq"))


def test_every_former_identifier_leads_to_the_last_one() -> None:
    source = make_source("first")
    rename(source, ref="second", actor=CLERK)
    rename(source, ref="third", actor=CLERK)

    assert current_identifier(SOURCE, "first") == "third"
    assert current_identifier(SOURCE, "second") == "third"
    assert current_identifier(SOURCE, "third") is None
    assert current_identifier("texts.work", "first") is None


def test_a_stale_object_is_renamed_from_what_the_database_holds() -> None:
    source = make_source("first")
    stale = Source.objects.get(pk=source.pk)
    rename(source, ref="second", actor=CLERK)
    rename(stale, ref="third", actor=CLERK)

    assert current_identifier(SOURCE, "first") == "third"
    assert stale.ref == "third"


@pytest.mark.parametrize(
    ("ref", "code"),
    [
        ("", "ref"),
        ("Report", "ref"),
        ("a--b", "ref"),
        ("é", "ref"),
        ("a" * 81, "ref_length"),
        ("here", "ref_in_use"),
        ("taken", "ref_in_use"),
        ("given-up", "ref_was_used"),
        ("was-here", "ref_was_used"),
    ],
)
def test_an_identifier_that_cannot_be_taken_is_refused_and_nothing_is_written(
    ref: str, code: str
) -> None:
    """Not its own former one either: browsers remember that it leads on."""
    other = make_source("given-up")
    rename(other, ref="taken", actor=CLERK)
    source = make_source("was-here")
    rename(source, ref="here", actor=CLERK)
    before = (rows(), Entry.objects.count())

    with pytest.raises(ValidationError) as refused:
        rename(source, ref=ref, actor=CLERK)

    assert refused.value.code == code
    assert (rows(), Entry.objects.count()) == before
    assert Source.objects.get(pk=source.pk).ref == source.ref == "here"


def test_the_same_identifier_is_free_for_another_kind_of_record() -> None:
    make_place("shore")
    source = make_source("bank")
    rename(source, ref="shore", actor=CLERK)
    rename(make_place("bank"), ref="bank-2", actor=CLERK)

    assert current_identifier(SOURCE, "bank") == "shore"
    assert current_identifier("kernel.place", "bank") == "bank-2"


def test_only_what_has_an_identifier_of_its_own_can_be_renamed() -> None:
    term = make_term("source-kind", "report")
    assert can_rename(Source)
    assert not any(can_rename(one) for one in (Term, Passage, Entry))

    for row in (term, make_passage()):
        with pytest.raises(ValidationError) as refused:
            rename(row, ref="other", actor=CLERK)
        assert refused.value.code == "rename_kind"


def test_what_leads_on_is_written_once() -> None:
    rename(make_source("first"), ref="second", actor=CLERK)
    row = FormerIdentifier.objects.get()

    with pytest.raises(AppendOnlyError):
        row.delete()
    with pytest.raises(AppendOnlyError):
        FormerIdentifier.objects.update(current="elsewhere")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE record_formeridentifier SET current = 'elsewhere'")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM record_formeridentifier")
    assert missing_protection(connection) == []


@pytest.mark.parametrize(
    ("former", "current"), [("first", "third"), ("same", "same")], ids=["twice", "itself"]
)
def test_the_database_refuses_what_would_lead_two_ways_or_nowhere(
    former: str, current: str
) -> None:
    rename(make_source("first"), ref="second", actor=CLERK)

    with pytest.raises(IntegrityError), transaction.atomic():
        FormerIdentifier.objects.create(kind=SOURCE, former=former, current=current)
