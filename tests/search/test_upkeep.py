"""The index follows what is written through the actions, and says where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from tests.portal.sites import LAKES
from tests.search.conftest import ACTOR, Ask, complete, refs
from toguna.acts.models import Act, Participation
from toguna.exchange.actions import import_dataset
from toguna.institutions.models import Mandate, Party
from toguna.kernel.models import Place
from toguna.record.actor import Actor
from toguna.record.changes import change_all, create_all, differences, remove_all
from toguna.roadmap.models import Action
from toguna.search import engines
from toguna.search.actions import check, rebuild, refresh
from toguna.search.models import Entry, Stale, Word
from toguna.search.staleness import EVERYTHING


def change(model: type, ref: str, **values: object) -> None:
    row = model.objects.get(ref=ref)  # type: ignore[attr-defined]  # a model of ours
    change_all(actor=ACTOR, changes=differences([(row, values)]))


def test_an_import_is_read_in_once(ask: Ask) -> None:
    ask("council")

    assert not Stale.objects.exists()
    assert check().is_right


def test_a_changed_title_is_found_at_once(ask: Ask) -> None:
    ask("canal")
    change(Action, "canal", title={"en": "Waterway of herons"})

    assert "action:canal" in complete(ask("heron"))
    assert refs(ask("between the lakes")) == refs(ask("lakes"))
    assert check().is_right


def test_a_renamed_place_is_in_what_happened_there(ask: Ask) -> None:
    ask("port almer")
    place = Place.objects.get(ref="port-almer")
    change_all(actor=ACTOR, changes=differences([(place, {"name": {"en": "Heronhaven"}})]))

    assert "meeting:council-2031" in complete(ask("heronhaven"))
    assert check().is_right


def test_a_renamed_party_is_in_everything_that_names_it(ask: Ask) -> None:
    ask("council")
    change(Party, "corrow", name={"en": "Heronia"})

    found = complete(ask("heronia"))
    assert {"institution:corrow", "act:deposit-corrow", "text:fisheries-protocol"} <= found
    assert check().is_right


def test_a_new_mandate_is_in_its_holder_and_its_office(ask: Ask) -> None:
    ask("chair")
    old = Mandate.objects.get(ref="chair-corrow")
    new = Mandate(
        ref="minister-holt",
        holder=Party.objects.get(ref="mira-holt"),
        role=old.role,
        office_id=_office("fisheries-minister-corrow"),
        start="2031-04",
        known=old.known,
        validated_by=old.validated_by,
        validated_at=old.validated_at,
    )
    create_all(actor=ACTOR, objects=[new])

    found = complete(ask("minister fisheries holt"))
    assert {"person:mira-holt", "office:fisheries-minister-corrow"} <= found
    assert check().is_right


def _office(ref: str) -> int:
    from toguna.institutions.models import Office

    return Office.objects.get(ref=ref).pk


def test_a_mandate_that_goes_to_another_leaves_the_first(ask: Ask) -> None:
    ask("chair")
    change(Mandate, "chair-corrow", holder=Party.objects.get(ref="mira-holt"))

    assert "person:osei-tam" not in refs(ask("chair"))
    assert check().is_right


def test_what_is_removed_leaves(ask: Ask) -> None:
    ask("lighthouse")
    part = Participation.objects.filter(party__ref="corrow", act__ref="deposit-corrow")[0]
    remove_all(actor=ACTOR, objects=[part])
    assert "act:deposit-corrow" in complete(ask("deposits"))
    assert check().is_right

    action = Action.objects.get(ref="sealed-dredging")
    for row in action.citations.all():
        row.delete()
    remove_all(actor=ACTOR, objects=[action])
    assert refs(ask("dredging", desk=True)) == []
    assert check().is_right


def test_many_rows_are_read_in_at_once(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    ask("council")
    monkeypatch.setattr("toguna.search.staleness.MANY", 2)
    parties = list(Party.objects.all())
    wanted = [(party, {"description": {"en": "heron"}}) for party in parties]
    change_all(actor=ACTOR, changes=differences(wanted))

    assert Stale.objects.get().object_kind == EVERYTHING
    assert ask("heron").complete >= len(parties)
    assert check().is_right


def test_what_is_undone_leaves_no_mark(ask: Ask) -> None:
    ask("council")
    with transaction.atomic():
        change(Action, "canal", title={"en": "Waterway of herons"})
        assert Stale.objects.exists()
        transaction.set_rollback(True)

    assert not Stale.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_index_is_right_as_soon_as_an_import_is_committed() -> None:
    import_dataset(directory=LAKES, actor=Actor("import:lakes"))

    assert not Stale.objects.exists()
    assert Entry.objects.filter(ref="canal").exists()
    assert check().is_right


def test_a_dry_run_changes_nothing(lakes: None) -> None:
    refresh()
    before = list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    import_dataset(directory=Path(LAKES), actor=Actor("import:lakes"), dry_run=True)

    assert not Stale.objects.exists()
    assert list(Entry.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_what_went_past_the_actions_is_told_and_put_right(ask: Ask) -> None:
    ask("council")
    Action.objects.filter(ref="canal").update(title={"en": "Waterway"})
    Entry.objects.filter(ref="patrol").delete()
    Entry.objects.filter(ref="chair").update(object_id=10_000)

    account = check()
    assert set(account.differing) == {
        "roadmap.action:canal",
        "roadmap.action:patrol",
        "institutions.office:chair",
    }
    assert not account.is_right
    rebuild()
    assert check().is_right


def test_a_rebuild_gives_the_same_index(ask: Ask) -> None:
    ask("council")
    change(Party, "corrow", name={"en": "Heronia"})
    refresh()

    def rows() -> set[tuple[object, ...]]:
        return set(Entry.objects.values_list("owner", "object_id", "names", "matter", "bonds"))

    before = rows()
    rebuild()
    assert rows() == before
    assert not Word.objects.filter(word="corrow").exists() or "corrow" in str(before)


def test_a_damaged_index_of_the_database_is_told(ask: Ask) -> None:
    from django.db import connection

    ask("council")
    if connection.vendor != "sqlite":
        assert engines.is_sound(connection)
        return
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_index(search_index) VALUES ('delete-all')")
    assert not check().is_right


def test_nothing_to_read_in_costs_one_query(ask: Ask) -> None:
    from django.db import connection

    ask("council")
    with CaptureQueriesContext(connection) as captured:
        refresh()
    assert len(captured) == 1


def test_an_act_is_found_by_its_words_alone(ask: Ask) -> None:
    """The ledger's own rows are no dependency: what no entry comes from leaves no mark."""
    ask("council")
    act = Act.objects.get(ref="deposit-almer")
    change_all(actor=ACTOR, changes=differences([(act, {"description": {"en": "heron"}})]))

    assert set(Stale.objects.values_list("object_kind", "object_ref")) == {
        ("acts.act", "deposit-almer")
    }


def test_thousands_of_rows_are_read_with_what_they_refer_to(ask: Ask) -> None:
    """SQLite takes a thousand conditions: what rows refer to is not asked for one by one."""
    part = Participation.objects.filter(act__ref="deposit-corrow")[0]
    party = Party.objects.get(ref="corrow")
    stated = {
        "known": part.known,
        "validated_by": part.validated_by,
        "validated_at": part.validated_at,
    }
    parties = Party.objects.bulk_create(
        Party(ref=f"many-{n}", kind=party.kind, name={"en": f"Heron {n}"}, **stated)
        for n in range(1100)
    )
    Participation.objects.bulk_create(
        Participation(ref=f"many-{n}", act=part.act, party=one, role=part.role, **stated)
        for n, one in enumerate(parties)
    )
    rebuild()

    assert "act:deposit-corrow" in complete(ask("heron 1099"))
