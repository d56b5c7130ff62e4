"""The number of queries of a page does not grow with its rows, and a template makes none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries

from tests import cast
from tests.portal.sites import read
from toguna.acts.models import Act
from toguna.institutions.models import Party
from toguna.meetings.models import Meeting, Outcome
from toguna.portal.addresses import ADDRESSES, TODAY
from toguna.portal.scene import Asked
from toguna.portal.views import build, rendered
from toguna.record.models import Citation, Discrepancy, DiscrepancySubject, Passage
from toguna.roadmap.models import Action, Assertion, Category, Roadmap
from toguna.texts.models import Stage, Work

DATE = "2031-03-04"
VARIETY = 20


def cited(rows: list[Model], passage: Passage) -> None:
    """Each row stands on this passage and on another, of a source that varies."""
    kind = ContentType.objects.get_for_model(rows[0])
    others = Passage.objects.exclude(pk=passage.pk).order_by("pk")
    for pool in ([passage], list(others[:VARIETY])):
        Citation.objects.bulk_create(
            Citation(content_type=kind, object_id=row.pk, passage=pool[row.pk % len(pool)])
            for row in rows
        )


def facts(kind: str, start: int, count: int) -> list[dict[str, object]]:
    return [cast.of_fact(kind, f"{kind}-{start + n}", True, {}) for n in range(count)]


class Rows:
    """Makes rows of every kind, all of one shape, all cited, some thousand at once."""

    def __init__(self) -> None:
        self.made = 0
        self.passage = cast.make_passage()
        for number in range(VARIETY):
            cast.make_passage(cast.make_source(kind=cast.make_term("source-kind", f"k{number}")))
        self.union = cast.make_party("body", "rivers-union")
        self.state = cast.make_party("state", "first-state")
        cast.make_confederation(self.union)
        cast.make_relation(self.state, "member-of", self.union, start="2029-01-01")
        self.roadmap = Roadmap.objects.create(
            title="Plan", owner=self.union, **cast.of_fact("roadmap", "plan", True, {})
        )
        self.category = Category.objects.create(
            roadmap=self.roadmap, name="Works", **cast.of_fact("category", "works", True, {})
        )
        cited([self.union, self.state], self.passage)

    def next(self, count: int) -> int:
        self.made += count
        return self.made - count

    def acts(self, count: int, kind: str = "adoption") -> list[Act]:
        term = cast.make_term("act-kind", kind)
        start = self.next(count)
        rows = [
            Act(kind=term, title=f"Act {row['ref']}", date=DATE, status="held", **row)
            for row in facts("act", start, count)
        ]
        found = Act.objects.bulk_create(rows)
        cited(found, self.passage)
        return found

    def meetings(self, count: int) -> list[Meeting]:
        level = cast.make_term("meeting-level", "ministers")
        found = Meeting.objects.bulk_create(
            Meeting(act=act, level=level, **cast.of_fact("meeting", act.ref, True, {}))
            for act in self.acts(count, "meeting")
        )
        links = Meeting.bodies.through
        links.objects.bulk_create(links(meeting=row, party=self.union) for row in found)
        cited(found, self.passage)
        return found

    def texts(self, count: int) -> list[Work]:
        kind = cast.make_term("text-kind", "decision")
        start = self.next(count)
        found = Work.objects.bulk_create(
            Work(kind=kind, title=f"Text {row['ref']}", author=self.union, **row)
            for row in facts("work", start, count)
        )
        act = self.acts(1)[0]
        Stage.objects.bulk_create(
            Stage(
                work=row,
                act=act,
                stage="adopted",
                ref=f"stage-{row.ref}",
                known=cast.KNOWN,
                passage=self.passage,
            )
            for row in found
        )
        cited(found, self.passage)
        return found

    def actions(self, count: int) -> list[Action]:
        start = self.next(count)
        found = Action.objects.bulk_create(
            Action(category=self.category, title=f"Action {row['ref']}", origin="stated", **row)
            for row in facts("action", start, count)
        )
        links = Action.responsible.through
        links.objects.bulk_create(links(action=row, party=self.state) for row in found)
        Assertion.objects.bulk_create(self.assertion(row, 0) for row in found)
        cited(found, self.passage)
        return found

    def assertion(self, action: Action, number: int) -> Assertion:
        return Assertion(
            action=action,
            axis="lifecycle",
            value="under-way",
            scope=self.union,
            valid=DATE,
            grade="self-account",
            ref=f"assertion-{action.ref}-{number}",
            known=cast.KNOWN,
            passage=self.passage,
        )

    def parties(self, count: int, kind: str) -> list[Party]:
        start = self.next(count)
        found = Party.objects.bulk_create(
            Party(kind=kind, name=f"Party {row['ref']}", **row) for row in facts(kind, start, count)
        )
        cited(found, self.passage)
        return found

    def people(self, count: int) -> None:
        for person in self.parties(count, "person"):
            office = cast.make_office()
            rank = cast.make_rank(person, "General", start="2030")
            mandate = cast.make_mandate(person, office, start="2030-01-01")
            cited([office], self.passage)
            cited([rank], self.passage)
            cited([mandate], self.passage)

    def powers(self, count: int) -> None:
        for _one in range(count):
            office = cast.make_office()
            cited([cast.make_power(office)], self.passage)

    def processes(self, count: int) -> None:
        for _one in range(count):
            cited([cast.make_process(counterpart=self.state)], self.passage)

    def sources(self, count: int) -> None:
        for _one in range(count):
            cast.make_source(kind=cast.make_term("source-kind", f"kind-{self.next(1)}"))

    def discrepancies(self, count: int) -> None:
        kind = cast.make_term("discrepancy-kind", "count")
        for number in range(self.next(count), self.made):
            doubt = Discrepancy.objects.create(
                ref=f"doubt-{number}", kind=kind, title="x", description="y", known=cast.KNOWN
            )
            DiscrepancySubject.objects.create(discrepancy=doubt, subject=self.union)
            cited([doubt], self.passage)

    def roadmaps(self, count: int) -> None:
        for number in range(self.next(count), self.made):
            row = Roadmap.objects.create(
                title="Plan", **cast.of_fact("roadmap", f"roadmap-{number}", True, {})
            )
            cited([row], self.passage)


@pytest.fixture
def rows(db: None) -> Rows:
    return Rows()


def queries(path: str) -> int:
    """The queries of a page, content types known already as they are in a server that runs."""
    ContentType.objects.get_for_models(*(kind.model_class() for kind in ContentType.objects.all()))
    with CaptureQueriesContext(connection) as captured:
        page = read(path)
    assert page.status == 200
    return len(captured)


LISTS: dict[str, Callable[[Rows, int], object]] = {
    "/fr/": Rows.meetings,
    "/fr/reunions/": Rows.meetings,
    "/fr/actes/": Rows.acts,
    "/fr/textes/": Rows.texts,
    "/fr/feuille-de-route/": Rows.roadmaps,
    "/fr/feuille-de-route/plan/": Rows.actions,
    "/fr/actions/": Rows.actions,
    "/fr/institutions/": lambda rows, count: rows.parties(count, "body"),
    "/fr/fonctions/": Rows.people,
    "/fr/pouvoirs/": Rows.powers,
    "/fr/personnes/": Rows.people,
    "/fr/partenaires/": lambda rows, count: rows.parties(count, "organisation"),
    "/fr/processus/": Rows.processes,
    "/fr/sources/": Rows.sources,
    "/fr/discordances/": Rows.discrepancies,
}


BY_YEAR = dict.fromkeys(("/fr/reunions/", "/fr/actes/", "/fr/textes/"), "annee/2031/")
"""The lists that show one year at a time when they are long."""


@pytest.mark.parametrize("path", LISTS)
def test_a_list_asks_as_much_for_one_row_as_for_a_hundred(rows: Rows, path: str) -> None:
    LISTS[path](rows, 1)
    one = queries(path)
    LISTS[path](rows, 99)

    # A list that is too long for one page looks up which rows are of the year shown.
    assert queries(path) == one + (path in BY_YEAR)


@pytest.mark.parametrize(
    "path",
    ["/fr/reunions/", "/fr/textes/", "/fr/feuille-de-route/plan/", "/fr/actions/"],
)
def test_a_list_asks_as_much_for_ten_thousand_rows(rows: Rows, path: str) -> None:
    pages = (path, f"{path}{BY_YEAR.get(path, '')}page/2/")
    LISTS[path](rows, 99)
    few = [queries(one) for one in pages]
    LISTS[path](rows, 9_900)

    assert [queries(one) for one in pages] == few


def acts_of_a_body(rows: Rows, count: int) -> str:
    for act in rows.acts(count):
        cited([cast.make_participation(act, rows.union)], rows.passage)
    return "/fr/institutions/rivers-union/"


def outcomes_of_a_meeting(rows: Rows, count: int) -> str:
    meeting = Meeting.objects.filter(ref="met").first()
    if meeting is None:
        act = cast.make_act("met", DATE)
        meeting = Meeting.objects.create(act=act, **cast.of_fact("meeting", "met", True, {}))
    kind = cast.make_term("outcome-kind", "decision")
    for _one in range(count):
        outcome = Outcome.objects.create(
            act=meeting.act, kind=kind, statement="x", **cast.of_fact("outcome", "", True, {})
        )
        outcome.addressees.add(rows.state)
        action = rows.actions(1)[0]
        Action.objects.filter(pk=action.pk).update(outcome=outcome)
        party = rows.parties(1, "organisation")[0]
        cited([outcome], rows.passage)
        cited([cast.make_participation(meeting.act, party)], rows.passage)
    return "/fr/reunions/met/"


def life_of_a_text(rows: Rows, count: int) -> str:
    work = Work.objects.filter(ref="lived").first() or cast.make_work("lived")
    for act in rows.acts(count):
        cast.make_stage(work, "examined", act, passage=rows.passage)
    return "/fr/textes/lived/"


def history_of_an_action(rows: Rows, count: int) -> str:
    action = rows.actions(1)[0] if rows.made == 0 else Action.objects.get(ref="action-0")
    start = rows.next(count)
    Assertion.objects.bulk_create(
        rows.assertion(action, number) for number in range(start + 1, start + count + 1)
    )
    return "/fr/actions/action-0/"


def passages_of_a_source(rows: Rows, count: int) -> str:
    source = rows.passage.source
    for act in rows.acts(count):
        cast.cite(act, cast.make_passage(source))
    return f"/fr/sources/{source.ref}/"


def passages_of_a_part(rows: Rows, count: int) -> str:
    source = rows.passage.source
    for act in rows.acts(count):
        cast.cite(act, cast.make_passage(source, path=f"7.{rows.next(1) + 1}"))
    return f"/fr/sources/{source.ref}/partie/7/"


@pytest.mark.parametrize(
    "add",
    [
        acts_of_a_body,
        outcomes_of_a_meeting,
        life_of_a_text,
        history_of_an_action,
        passages_of_a_source,
        passages_of_a_part,
    ],
)
def test_a_record_asks_as_much_for_one_line_as_for_a_hundred(
    rows: Rows, add: Callable[[Rows, int], str]
) -> None:
    path = add(rows, 1)
    one = queries(path)
    add(rows, 99)

    assert queries(path) == one


REFS = {
    "meeting": "council-2031",
    "series": "council-meetings",
    "chain": "spring-2031",
    "act": "fisheries-adoption",
    "text": "fisheries-protocol",
    "roadmap": "works",
    "action": "canal",
    "institution": "council",
    "office": "chair",
    "power": "set-quota",
    "person": "mira-holt",
    "source": "minutes",
    "discrepancy": "number-one-twice",
}


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - {"partner", "process"}))
def test_no_template_asks_anything(
    lakes: None, name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with override("fr"):
        page = build(Asked(name, "fr", TODAY, REFS.get(name, "")))
        with django_assert_num_queries(0):
            html = rendered(page)

    assert "</html>" in html
