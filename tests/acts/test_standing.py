from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests import cast
from toguna.acts.enums import ActStatus
from toguna.acts.models import Act
from toguna.acts.queries import acts, done_by, standing, standings
from toguna.kernel.standpoint import Standpoint

pytestmark = pytest.mark.django_db

PLANNED, HELD = ActStatus.PLANNED, ActStatus.HELD
POSTPONED, CANCELLED = ActStatus.POSTPONED, ActStatus.CANCELLED


def told(act: Act, as_of: str | None = None, known_on: str | None = None) -> tuple[str, str, bool]:
    found = standing(act, cast.seen_from(as_of, known_on))
    return found.status, found.date.edtf, found.confirmed


def test_a_planned_date_that_has_passed_stays_planned_and_is_not_confirmed() -> None:
    assembly = cast.make_act("assembly", "2029-05", PLANNED)
    assert told(assembly, "2029-05-31") == (PLANNED, "2029-05", True)
    assert told(assembly, "2029-06-01") == (PLANNED, "2029-05", False)
    assert not standing(assembly, cast.seen_from("2035-01-01")).is_held


def test_the_words_say_that_it_is_not_confirmed() -> None:
    assembly = cast.make_act("assembly", "2029-05", PLANNED)
    later, before = cast.seen_from("2029-06-01"), cast.seen_from("2029-05-01")
    with translation.override("en"):
        assert standing(assembly, before).label == "Planned"
        assert standing(assembly, later).label == "Planned, not confirmed"
    with translation.override("fr"):
        assert standing(assembly, later).label == "Prévu, non confirmé"
        cast.make_status_change(assembly, POSTPONED, "2029-05-20")
        assert standing(assembly, later).label == "Reporté, non confirmé"


@pytest.mark.parametrize("when", ["", "[2029-05-01..]"])
def test_a_plan_without_a_last_day_never_passes(when: str) -> None:
    act = cast.make_act("plan", when, PLANNED)
    assert told(act, "2039-01-01") == (PLANNED, when, True)


def test_as_was_known_on_a_date_the_later_statement_is_not_there() -> None:
    act = cast.make_act("session", "2029-05-10", PLANNED, known=date(2029, 1, 1))
    cast.make_status_change(act, POSTPONED, "2029-06-20", known=date(2029, 5, 1))
    cast.make_status_change(act, HELD, known=date(2029, 7, 1))
    assert told(act, known_on="2029-04-30") == (PLANNED, "2029-05-10", True)
    assert told(act, known_on="2029-05-15") == (POSTPONED, "2029-06-20", True)
    assert told(act, known_on="2029-06-21") == (POSTPONED, "2029-06-20", False)
    assert told(act, known_on="2029-07-01") == (HELD, "2029-06-20", True)
    assert told(act) == (HELD, "2029-06-20", True)


def test_a_statement_without_a_date_keeps_it_save_a_postponement() -> None:
    cancelled = cast.make_act("a", "2029-05-10", PLANNED)
    cast.make_status_change(cancelled, CANCELLED)
    assert told(cancelled) == (CANCELLED, "2029-05-10", True)
    postponed = cast.make_act("b", "2029-05-10", PLANNED)
    cast.make_status_change(postponed, POSTPONED)
    assert told(postponed) == (POSTPONED, "", True)


def test_correcting_an_old_statement_does_not_make_it_the_last_word() -> None:
    act = cast.make_act("session", "2029-05-10", PLANNED, known=date(2029, 1, 1))
    first = cast.make_status_change(act, POSTPONED, "2029-06-20", known=date(2029, 5, 1))
    cast.make_status_change(act, HELD, known=date(2029, 7, 1))
    cast.make_status_change(act, POSTPONED, "2029-06-25", supersedes=first, known=date(2029, 9, 1))
    assert told(act) == (HELD, "2029-06-25", True)
    assert told(act, known_on="2029-08-31") == (HELD, "2029-06-20", True)


def test_a_corrected_statement_leaves_nothing_of_what_it_said() -> None:
    act = cast.make_act("session", "2029-05-10", PLANNED)
    wrong = cast.make_status_change(act, HELD, "2029-06-20")
    cast.make_status_change(act, HELD, supersedes=wrong)
    assert told(act) == (HELD, "2029-05-10", True)


def test_a_standing_says_where_it_is_written() -> None:
    act = cast.make_act("session", "2029-05-10", PLANNED)
    assert standing(act).passage is None
    assert standing(act).known == cast.KNOWN
    change = cast.make_status_change(act, HELD, known=date(2030, 3, 1), known_inferred=True)
    found = standing(act)
    assert (found.passage, found.known, found.known_inferred) == (
        change.passage,
        date(2030, 3, 1),
        True,
    )


def test_acts_as_of_a_day_are_those_certainly_past_by_then() -> None:
    for ref, when in (
        ("day", "2029-05-10"), ("month", "2029-05"), ("range", "[2029-01-01..2029-05-20]"),
        ("undated", ""), ("open", "[2029-01-01..]"),
    ):  # fmt: skip
        cast.make_act(ref, when)

    def seen(as_of: str | None) -> list[str]:
        return [act.ref for act in acts(cast.seen_from(as_of))]

    assert seen(None) == ["day", "range", "month", "open", "undated"]
    assert seen("2029-05-09") == []
    assert seen("2029-05-10") == ["day"]
    assert seen("2029-05-30") == ["day", "range"]
    assert seen("2029-05-31") == ["day", "range", "month"]


def test_acts_as_of_a_day_follow_the_last_statement_of_their_date() -> None:
    moved = cast.make_act("moved", "2029-05-10", PLANNED)
    cast.make_status_change(moved, HELD, "2029-08-01")
    advanced = cast.make_act("advanced", "2029-12", PLANNED)
    cast.make_status_change(advanced, HELD, "2029-06-01")
    assert list(acts(cast.seen_from("2029-07-01"))) == [advanced]
    assert set(acts(cast.seen_from("2029-08-01"))) == {moved, advanced}


def test_done_by_leaves_out_what_was_only_planned() -> None:
    held = cast.make_act("held", "2029-05-10")
    cast.make_act("planned", "2029-05-10", PLANNED)
    undated = cast.make_act("undated")
    confirmed = cast.make_act("confirmed", "2029-05-10", PLANNED)
    cast.make_status_change(confirmed, HELD)
    called_off = cast.make_act("called-off", "2029-05-10")
    cast.make_status_change(called_off, CANCELLED)
    assert set(Act.objects.filter(done_by(None))) == {held, undated, confirmed}
    day = cast.seen_from("2029-05-10")
    assert set(Act.objects.filter(done_by(day))) == {held, confirmed}
    assert set(Act.objects.filter(done_by(cast.seen_from("2029-05-09")))) == set()


def test_acts_under_embargo_or_known_later_are_not_listed() -> None:
    public = cast.make_act("public", known=date(2029, 1, 1))
    hidden = cast.make_act("hidden", is_public=False)
    late = cast.make_act("late", known=date(2030, 1, 1))
    assert list(acts(cast.seen_from())) == [late, public]
    assert list(acts(cast.seen_from(known_on="2029-12-31"))) == [public]
    assert set(acts()) == {public, hidden, late}


def test_standings_and_acts_cost_the_same_for_many() -> None:
    def make(number: int) -> None:
        act = cast.make_act("", "2029-05-10", PLANNED, place=place)
        cast.make_status_change(act, HELD, f"2029-06-{number % 28 + 1:02d}", passage=passage)

    def queries() -> int:
        point = cast.seen_from("2029-12-01", "2030-12-01")
        with CaptureQueriesContext(connection) as captured:
            found = list(acts(point))
            told = standings(found, point)
            for act in found:
                passage = told[act.pk].passage
                _ = (act.kind.ref, act.place and act.place.ref, passage and passage.address)
        return len(captured)

    place, passage = cast.make_place(), cast.make_passage()
    make(1)
    few = queries()
    for number in range(99):
        make(number)
    assert len(acts(cast.seen_from("2029-12-01"))) == 100
    assert queries() == few == 3


def test_a_statement_whose_source_has_not_appeared_is_under_embargo() -> None:
    assembly = cast.make_act("assembly", "2029-05-10", PLANNED)
    instant = cast.seen_from().at
    cast.make_status_change(assembly, HELD, known=instant.date() + timedelta(days=1))
    assert standing(assembly, Standpoint(None, None, instant)).status == PLANNED
    assert standing(assembly, Standpoint(None, None, instant + timedelta(days=1))).status == HELD
