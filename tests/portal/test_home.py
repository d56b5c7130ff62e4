"""The home page: the nearest meetings in sequence, what came last, the roadmap in figures."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from tests import cast
from tests.portal.conftest import SetClock
from tests.portal.sites import read
from tests.portal.test_queries import Rows, queries
from toguna.institutions.models import Confederation
from toguna.meetings.models import Chain, Meeting, Outcome, ProgrammeItem
from toguna.portal.addresses import TODAY, Viewpoint
from toguna.portal.contexts.home import HomePage
from toguna.portal.contexts.parts import Link
from toguna.portal.scene import Asked
from toguna.portal.views import build
from toguna.record.models import Passage
from toguna.roadmap.models import Action, Assertion, Category, Roadmap

LATER = datetime(2131, 2, 1, tzinfo=UTC)


def home(viewpoint: Viewpoint = TODAY) -> HomePage:
    with override("en"):
        page = build(Asked("home", "en", viewpoint))
    assert isinstance(page, HomePage)
    return page


def chain(name: str, *dates: str, status: str = "held", is_public: bool = True) -> Chain:
    """A chain of meetings on these dates, one for each."""
    row = Chain.objects.create(name=name, **cast.of_fact("chain", name, is_public, {}))
    for position, date in enumerate(dates, start=1):
        ref = f"{name}-{position}"
        act = cast.make_act(ref, date, status, is_public=is_public, title=f"Meeting {ref}")
        Meeting.objects.create(
            act=act,
            chain=row,
            chain_position=position,
            **cast.of_fact("meeting", ref, is_public, {}),
        )
    return row


def words(link: Link | None) -> str:
    return link.label.text if link else ""


@pytest.fixture
def union(db: None) -> None:
    cast.make_confederation(cast.make_party("body", "rivers-union"))


@pytest.mark.usefixtures("union")
class TestNearest:
    """Noon of 15 July 2031 is the instant of these tests."""

    def test_the_one_that_is_on_comes_before_a_nearer_beginning(self) -> None:
        chain("coming", "2031-07-16")
        chain("on", "2031-07-01/2031-07-03", "2031-07-28")
        assert words(home().summit) == "on"

    def test_the_fewest_days_away_whether_past_or_to_come(self) -> None:
        chain("past", "2031-07-01")
        chain("coming", "2031-07-28", status="planned")
        assert words(home().summit) == "coming"
        chain("just-over", "2031-07-05")
        assert words(home().summit) == "just-over"

    def test_the_coming_one_where_both_are_as_near(self) -> None:
        chain("a-past", "2031-07-10")
        chain("coming", "2031-07-20", status="planned")
        assert words(home().summit) == "coming"

    def test_the_undated_last(self) -> None:
        chain("a-undated", "")
        chain("old", "1990")
        assert words(home().summit) == "old"

    def test_as_of_a_day_it_is_the_nearest_to_that_day_of_what_is_past(self) -> None:
        chain("first", "2029-05-01")
        chain("second", "2030-05-01", "2030-06-01")
        on = datetime(2030, 5, 20, tzinfo=UTC).date()

        page = home(Viewpoint(as_of=on))

        assert [words(phase.meeting) for phase in page.phases] == ["Meeting second-1"]
        assert page.phases[0].meeting.href.startswith("/en/as-of/2030-05-20/meetings/")

    def test_as_was_known_on_a_day_what_was_announced_is_told(self) -> None:
        chain("second", "2031-06-01", status="planned")
        on = datetime(2031, 5, 20, tzinfo=UTC).date()

        (phase,) = home(Viewpoint(known_on=on)).phases

        assert (phase.status.label, phase.nearness) == ("Planned", "in 12 days")

    def test_no_chain_is_no_summit(self) -> None:
        page = home()
        assert (page.summit, page.phases) == (None, ())
        assert read("/en/").status == 200
        assert 'id="summit"' not in read("/en/").html


@pytest.mark.usefixtures("union")
def test_phases_tell_where_they_stand_today(set_clock: SetClock) -> None:
    chain("summit", "2031-07-10/2031-07-12", "2031-07-15", "2031-07-16", status="planned")

    told = [(p.status.label, p.nearness, p.is_current) for p in home().phases]

    assert told == [
        ("Planned, not confirmed", "", False),
        ("Planned", "today", True),
        ("Planned", "in 1 day", False),
    ]
    assert "Prévue, non confirmée" in read("/fr/").html.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.usefixtures("union")
def test_a_cancelled_meeting_is_cancelled_in_the_feminine_an_act_in_the_masculine() -> None:
    chain("summit", "2031-07-15", status="cancelled")
    cast.make_act("off", "2031-07-15", "cancelled", kind="adoption")

    (phase,) = home().phases
    assert (phase.nearness, phase.is_current) == ("", False)
    assert 's-cancelled">Annulée' in read("/fr/reunions/").html
    assert 's-cancelled">Annulé<' in read("/fr/actes/").html


@pytest.mark.usefixtures("union")
def test_what_came_out_of_a_phase_is_what_its_page_shows() -> None:
    chain("summit", "2031-07-10")
    act = Meeting.objects.get().act
    kind = cast.make_term("outcome-kind", "decision")

    def outcome(ref: str, head: Outcome | None = None, *, is_public: bool = True) -> Outcome:
        return Outcome.objects.create(
            act=act,
            head=head,
            kind=kind,
            statement=f"Statement {ref}",
            **cast.of_fact("outcome", ref, is_public, {}),
        )

    head = outcome("head")
    outcome("one", head)
    outcome("two", head)
    outcome("sealed", head, is_public=False)
    outcome("three")
    within = cast.make_act("adoption", "2031-07-10", kind="adoption", within=act)
    planned = cast.make_act("signing", "2031-08-10", "planned", kind="signing", within=act)
    work = cast.make_work("pact")
    cast.make_stage(work, "adopted", act)
    cast.make_stage(work, "signed", within)
    cast.make_stage(cast.make_work("other"), "adopted", within)
    cast.make_stage(cast.make_work("later"), "signed", planned)
    cast.make_stage(cast.make_work("hidden", is_public=False), "adopted", act)

    (phase,) = home().phases

    assert [(one.label, one.href) for one in phase.tallies] == [
        ("3 outcomes", "/en/meetings/summit-1/#outcomes"),
        ("2 texts adopted", "/en/meetings/summit-1/#stages"),
    ]
    html = read("/en/meetings/summit-1/").html
    assert "3 outcomes" in html
    assert 'id="outcomes"' in html
    section = html[html.index('<h2 id="stages">') :].partition("</section>")[0]
    assert set(re.findall(r"/en/texts/([a-z]+)/", section)) == {"pact", "other", "later"}


@pytest.mark.usefixtures("union")
def test_one_act_does_not_fill_the_last_outcomes() -> None:
    kind = cast.make_term("outcome-kind", "decision")
    for day in ("2031-07-01", "2031-07-02"):
        act = cast.make_act(f"act-{day}", day)
        for position in range(4):
            Outcome.objects.create(
                act=act,
                kind=kind,
                position=position,
                statement=f"{day} {position}",
                **cast.of_fact("outcome", "", True, {}),
            )

    told = [str(one.what.label.text) for one in home().outcomes if isinstance(one.what, Link)]
    assert told == ["2031-07-02 0", "2031-07-02 1", "2031-07-01 0", "2031-07-01 1"]


@pytest.mark.usefixtures("union")
def test_what_is_sealed_is_neither_named_nor_counted(set_clock: SetClock) -> None:
    sealed = {"public_from": datetime(2131, 1, 1, tzinfo=UTC)}
    row = chain("open", "2031-07-10")
    chain("veiled", "2031-07-15")
    Chain.objects.filter(ref="veiled").update(**sealed)
    act = cast.make_act("hidden", "2031-07-14", "planned", title="VEILED-A", **sealed)
    Meeting.objects.create(
        act=act, chain=row, chain_position=9, **cast.of_fact("meeting", "hidden", True, {})
    )
    kind = cast.make_term("outcome-kind", "decision")
    Outcome.objects.create(
        act=Meeting.objects.get(ref="open-1").act,
        kind=kind,
        statement="VEILED-B",
        **cast.of_fact("outcome", "", True, sealed),
    )
    work = cast.make_work("veiled-text", title="VEILED-C", **sealed)
    cast.make_stage(work, "adopted", Meeting.objects.get(ref="open-1").act)
    ProgrammeItem.objects.create(
        meeting=Meeting.objects.get(ref="open-1"),
        kind=cast.make_term("programme-kind", "plenary"),
        title="VEILED-D",
        **cast.of_fact("programme", "", True, sealed),
    )

    page = home()
    assert words(page.summit) == "open"
    assert [(words(one.meeting), one.tallies, one.programme) for one in page.phases] == [
        ("Meeting open-1", (), "")
    ]
    assert "VEILED" not in read("/en/").html

    set_clock(LATER)
    html = read("/en/").html
    assert {name for name in "ABC" if f"VEILED-{name}" in html} == {"A", "B", "C"}
    assert "VEILED-D" in read("/en/meeting-chains/open/").html


@pytest.mark.usefixtures("union")
def test_texts_adopted_last_come_once_the_certain_first() -> None:
    for ref, date in (("sure", "2031-05"), ("vague", "[2001-01-01..2031-07-01]"), ("old", "2030")):
        cast.make_stage(cast.make_work(ref), "adopted", date=date)
    cast.make_stage(cast.make_work("pact"), "adopted", date="2031-06-01")
    cast.make_stage(cast.make_work("drafted-only"), "drafted", date="2031-06-02")
    act = cast.make_act("not-held", "2031-07-01", "planned")
    cast.make_stage(cast.make_work("hoped-for"), "signed", act)
    pact = cast.make_stage(cast.make_work("twice"), "adopted", date="2031-06-03")
    cast.make_stage(pact.work, "signed", pact.act)

    told = [words(entry.what) for entry in home().texts if isinstance(entry.what, Link)]

    assert told == ["twice", "pact", "sure", "old", "vague"]


@pytest.mark.usefixtures("union")
def test_news_is_by_the_day_it_became_known_one_kind_after_the_other() -> None:
    passage = cast.make_passage()
    work = cast.make_work("pact")
    act = cast.make_act("council", "2029-01-01", kind="adoption", known="2031-07-01")
    cast.make_act("older", "2031-01-01", known="2031-01-01")
    cast.make_stage(work, "drafted", act, known="2031-07-01", passage=passage)
    action = roadmap_action("canal")
    state(action, passage, "lifecycle", "under-way", known="2031-07-02")
    state(action, passage, "completion", "limited", known="2032-01-01")

    told = [words(entry.what) for entry in home().news if isinstance(entry.what, Link)]

    assert told == ["canal", "pact", "council", "older"]


def roadmap_action(title: str, origin: str = "stated", *, is_public: bool = True) -> Action:
    roadmap = Roadmap.objects.filter(ref="plan").first() or Roadmap.objects.create(
        title="Plan", **cast.of_fact("roadmap", "plan", True, {})
    )
    category = Category.objects.filter(ref="works").first() or Category.objects.create(
        roadmap=roadmap, name="Works", **cast.of_fact("category", "works", True, {})
    )
    return Action.objects.create(
        category=category, title=title, origin=origin, **cast.of_fact("action", "", is_public, {})
    )


def state(
    action: Action, passage: Passage, axis: str, value: str, known: str = "2031-07-01"
) -> Assertion:
    return Assertion.objects.create(
        action=action,
        axis=axis,
        value=value,
        scope=Confederation.objects.get().party,
        valid="2030-01-01",
        grade="self-account",
        **cast.of_revision("assertion", "", {"known": known, "passage": passage}),
    )


@pytest.fixture
def followed(union: None) -> None:
    """Nine actions: four under way, two closed, three of which nothing is stated; and a tenth under
    embargo."""
    passage = cast.make_passage()
    for number in range(10):
        action = roadmap_action(
            f"Action {number}", "decided" if number % 2 else "stated", is_public=number < 9
        )
        if number < 4 or number == 9:
            state(action, passage, "lifecycle", "under-way")
        elif number < 6:
            state(action, passage, "lifecycle", "closed", known="2029-01-01")
            state(action, passage, "completion", "complete", known="2029-01-01")


def test_a_figure_is_the_number_of_rows_of_the_page_it_leads_to(followed: None) -> None:
    figures = home().figures
    assert figures is not None
    told = {
        gauge.label: [(one.value.label, one.number) for one in gauge.figures]
        for gauge in figures.gauges
    }
    assert told == {
        "Lifecycle": [("Under way", 4), ("Closed", 2), ("Not reported", 3)],
        "Completion": [("Complete", 2), ("Not reported", 7)],
        "Freshness": [
            ("Recent information", 4),
            ("No recent information", 2),
            ("No information", 3),
        ],
        "Origin": [("Stated in the roadmap", 5), ("Decided", 4)],
    }
    assert figures.actions.label == "9 actions"
    for gauge in figures.gauges:
        assert sum(one.number for one in gauge.figures) == 9
        for one in gauge.figures:
            page = read(one.href)
            assert page.status == 200
            assert page.html.count('<th scope="row">') == one.number, one.href


def test_the_figures_are_those_of_the_day(followed: None) -> None:
    on = datetime(2030, 1, 1, tzinfo=UTC).date()
    figures = home(Viewpoint(known_on=on)).figures
    assert figures is None
    Roadmap.objects.update(known="2029-01-01")
    Category.objects.update(known="2029-01-01")
    Action.objects.update(known="2029-01-01")

    figures = home(Viewpoint(known_on=on)).figures

    assert figures is not None
    lifecycle = figures.gauges[0].figures
    assert [(one.value.kind, one.number) for one in lifecycle] == [
        ("closed", 2),
        ("not-reported", 7),
    ]
    for one in lifecycle:
        assert read(one.href).html.count('<th scope="row">') == one.number


def test_home_asks_as_much_for_one_of_each_as_for_many(rows: Rows) -> None:
    def more(count: int) -> None:
        rows.texts(count)
        rows.actions(count)
        kind = cast.make_term("outcome-kind", "decision")
        for number, meeting in enumerate(rows.meetings(count)):
            name = f"chain-{rows.made}-{number}"
            row = Chain.objects.create(name=name, **cast.of_fact("chain", name, True, {}))
            Meeting.objects.filter(pk=meeting.pk).update(chain=row, chain_position=1)
            Outcome.objects.create(
                act=meeting.act, kind=kind, statement="x", **cast.of_fact("outcome", "", True, {})
            )

    more(1)
    one = queries("/fr/")
    more(30)

    assert queries("/fr/") == one <= 42


@pytest.fixture
def rows(db: None) -> Rows:
    return Rows()
