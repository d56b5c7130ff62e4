from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests import cast
from toguna.acts.enums import ActStatus
from toguna.texts.enums import LifeStage
from toguna.texts.models import Work
from toguna.texts.queries import deposited_instruments, life, lives

pytestmark = pytest.mark.django_db


def told(work: Work, as_of: str | None = None, known_on: str | None = None) -> list[str]:
    return [entry.stage for entry in life(work, cast.seen_from(as_of, known_on))]


def test_a_life_is_its_acts_in_order_whatever_the_order_of_recording() -> None:
    work = cast.make_work()
    cast.make_stage(work, "adopted", date="2029-05-10")
    cast.make_stage(work, "announced")
    cast.make_stage(work, "drafted", date="2029")
    cast.make_stage(work, "signed", date="2029-05-10")
    cast.make_stage(work, "examined", date="2029-04-01", version="version 3")
    found = life(work)
    assert [entry.stage for entry in found] == [
        "drafted", "examined", "adopted", "signed", "announced",
    ]  # fmt: skip
    assert [entry.date.edtf for entry in found] == [
        "2029", "2029-04-01", "2029-05-10", "2029-05-10", "",
    ]  # fmt: skip
    assert found[1].version == "version 3"


def test_a_life_as_of_a_day_has_what_had_certainly_happened_and_what_is_planned() -> None:
    work = cast.make_work()
    cast.make_stage(work, "drafted", date="2029-01")
    cast.make_stage(work, "adopted", date="2029-05")
    cast.make_stage(work, "signed", cast.make_act("", "2030-01-01", ActStatus.PLANNED))
    assert told(work, "2029-01-30") == ["signed"]
    assert told(work, "2029-05-30") == ["drafted", "signed"]
    assert told(work, "2029-05-31") == ["drafted", "adopted", "signed"]
    assert [entry.is_done for entry in life(work)] == [True, True, False]


def test_a_life_as_was_known_on_a_day() -> None:
    work = cast.make_work()
    early = cast.make_act("", "2029-01-01", known=date(2029, 2, 1))
    cast.make_stage(work, "drafted", early, known=date(2029, 2, 1))
    cast.make_stage(work, "examined", early, known=date(2029, 6, 1))
    late = cast.make_act("", "2029-01-02", known=date(2029, 8, 1))
    cast.make_stage(work, "adopted", late, known=date(2029, 2, 1))
    assert told(work, known_on="2029-01-31") == []
    assert told(work, known_on="2029-02-01") == ["drafted"]
    assert told(work, known_on="2029-06-01") == ["drafted", "examined"]
    assert told(work, known_on="2029-08-01") == ["drafted", "examined", "adopted"]


def test_a_corrected_line_replaces_the_one_that_was_wrong_from_when_it_is_known() -> None:
    work = cast.make_work()
    act = cast.make_act("", "2029-01-01", known=date(2029, 1, 1))
    wrong = cast.make_stage(work, "adopted", act, known=date(2029, 2, 1))
    cast.make_stage(work, "examined", act, supersedes=wrong, known=date(2029, 6, 1))
    assert told(work, known_on="2029-05-31") == ["adopted"]
    assert told(work, known_on="2029-06-01") == ["examined"]
    assert told(work) == ["examined"]


def test_a_line_under_embargo_is_not_seen_and_what_it_corrects_does_not_come_back() -> None:
    work, hidden = cast.make_work(), cast.make_act("", "2029-02-01", is_public=False)
    wrong = cast.make_stage(work, "adopted", date="2029-01-01")
    cast.make_stage(work, "examined", hidden, supersedes=wrong)
    cast.make_stage(
        work, "ratified", date="2029-03-01", party=cast.make_party("state", is_public=False)
    )
    drafted = cast.make_stage(work, "drafted", date="2028")
    secret = cast.make_work(is_public=False)
    cast.make_stage(secret, "adopted", date="2029-01-01")
    point = cast.seen_from()
    assert [entry.row for entry in life(work, point)] == [drafted]
    assert life(secret, point) == ()
    assert [entry.stage for entry in life(work)] == ["drafted", "examined", "ratified"]
    assert len(life(secret)) == 1


def test_a_line_takes_the_date_of_the_last_statement_on_its_act() -> None:
    act = cast.make_act("", "2029-01-01", ActStatus.PLANNED)
    work = cast.make_work()
    cast.make_stage(work, "adopted", act)
    cast.make_status_change(act, ActStatus.HELD, "2029-03-05")
    (entry,) = life(work)
    assert (entry.date.edtf, entry.is_done) == ("2029-03-05", True)


def test_the_words_are_in_the_readers_language() -> None:
    work = cast.make_work()
    cast.make_stage(work, "deposited", party=cast.make_party("state"))
    with translation.override("fr"):
        assert life(work)[0].label == "Instrument déposé"


def test_which_instruments_are_deposited() -> None:
    ardane, belvar = cast.make_party("state", "ardane"), cast.make_party("state", "belvar")
    treaty, accord = cast.make_work("treaty"), cast.make_work("accord")
    cast.make_stage(treaty, "deposited", date="2029-08-01", party=belvar)
    cast.make_stage(treaty, "deposited", date="2029-05", party=ardane)
    cast.make_stage(treaty, "ratified", date="2029-01", party=ardane)
    cast.make_stage(accord, "deposited", date="2030-01-01", party=belvar)
    planned = cast.make_act("", "2030-01-01", ActStatus.PLANNED)
    cast.make_stage(accord, "deposited", planned, party=ardane)
    cast.make_stage(
        cast.make_work("hidden", is_public=False), "deposited", date="2029", party=ardane
    )

    def seen(as_of: str | None) -> list[tuple[str, str, str]]:
        found = deposited_instruments(cast.seen_from(as_of))
        return [(one.work.ref, one.party.ref, one.date.edtf) for one in found]

    assert seen(None) == [
        ("accord", "belvar", "2030-01-01"),
        ("treaty", "ardane", "2029-05"),
        ("treaty", "belvar", "2029-08-01"),
    ]
    assert seen("2029-07-01") == [("treaty", "ardane", "2029-05")]


def test_lives_and_instruments_cost_the_same_for_many() -> None:
    passage, state = cast.make_passage(), cast.make_party("state")
    manner = cast.make_term("adoption-manner", "unanimity")
    works = []

    def make() -> None:
        work = cast.make_work(author=state)
        works.append(work)
        act = cast.make_act("", "2029-01-01", place=cast.make_place())
        cast.make_stage(work, LifeStage.ADOPTED, act, passage=passage, manner=manner.ref)
        cast.make_stage(work, LifeStage.DEPOSITED, act, passage=passage, party=state)
        cast.make_status_change(act, ActStatus.HELD, passage=passage)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            for entries in lives(works, cast.seen_from("2029-06-01", "2030-12-01")).values():
                for entry in entries:
                    _ = (entry.act.kind.ref, entry.act.place and entry.act.place.ref)
                    _ = (entry.passage.address, entry.party and entry.party.ref)
                    _ = entry.manner and entry.manner.ref
            for one in deposited_instruments(cast.seen_from()):
                _ = (one.work.ref, one.party.ref, one.act.ref, one.passage.address)
        return len(captured)

    make()
    few = queries()
    for _number in range(99):
        make()
    assert queries() == few == 4
