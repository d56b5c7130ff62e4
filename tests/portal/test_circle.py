"""The circle of a record: exact at each station, silent on what is not public, one size for all."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from tests import cast
from tests.portal.sites import read
from toguna.acts.models import Act, Process
from toguna.institutions.models import Party
from toguna.meetings.models import AgendaItem, Chain, Meeting, Outcome, Series
from toguna.portal.addresses import TODAY, Viewpoint
from toguna.portal.contexts.circle import Circle
from toguna.portal.pages.circles import (
    circle_of_act,
    circle_of_action,
    circle_of_chain,
    circle_of_office,
    circle_of_party,
    circle_of_process,
    circle_of_roadmap,
    circle_of_series,
    circle_of_source,
    circle_of_subjects,
    circle_of_text,
)
from toguna.portal.scene import Asked, Scene, scene_of
from toguna.record.models import Source
from toguna.roadmap.models import Action, Assertion, Category, Roadmap
from toguna.texts.models import Work

BUDGET = 1_500
"""Bytes of a circle, compressed."""


class Life:
    """A decision that went through all six stations: a council decides on dams, the decision asks
    for a charter, an action follows, an inspection and a certificate prove it, a bulletin gives
    account of it. Each row can be hidden."""

    def __init__(self, **hidden: bool) -> None:
        def fields(kind: str, name: str) -> dict[str, object]:
            return cast.of_fact(kind, f"dams-{name}", not hidden.get(name, False), {})

        def public(name: str) -> bool:
            return not hidden.get(name, False)

        self.union = Party.objects.get(ref="union")
        self.board = cast.make_party("body", "dams-board", name="Board of Dams")
        self.council = cast.make_act(
            "dams-council", "2031-03-10", title="Council on dams", is_public=public("council")
        )
        self.meeting = Meeting.objects.create(
            act=self.council, **cast.of_fact("meeting", "dams-council", public("council"), {})
        )
        self.charter = cast.make_work(
            "dams-charter", title="Charter of dams", is_public=public("charter")
        )
        cast.make_stage(self.charter, "adopted", self.council)
        self.decision = Outcome.objects.create(
            act=self.council,
            kind=cast.make_term("outcome-kind", "decision"),
            statement="Three dams are built",
            work=self.charter,
            **fields("outcome", "decision"),
        )
        self.roadmap = Roadmap.objects.create(title="Dams", **fields("roadmap", "plan"))
        category = Category.objects.create(
            roadmap=self.roadmap, name="Dams", **fields("category", "category")
        )
        self.action = Action.objects.create(
            category=category,
            title="Build three dams",
            origin="decided",
            outcome=self.decision,
            work=self.charter,
            **fields("action", "action"),
        )
        self.action.responsible.add(self.board)
        self.inspection = cast.make_act(
            "dams-inspection",
            "2031-05-10",
            kind="inspection",
            title="Inspection of dams",
            is_public=public("inspection"),
        )
        self.certificate = cast.make_work(
            "dams-certificate", title="Certificate of dams", is_public=public("certificate")
        )
        self.bulletin = cast.make_source("dams-bulletin", title="Bulletin of dams")
        self.prove("dams-proof", self.inspection, self.certificate)

    def prove(
        self, ref: str, act: Act | None, work: Work | None, action: Action | None = None
    ) -> Assertion:
        return Assertion.objects.create(
            action=action or self.action,
            axis="lifecycle",
            value="under-way",
            scope=self.union,
            valid="2031-05-10",
            grade="official-act",
            act=act,
            work=work,
            **cast.of_revision("assertion", ref, {"passage": cast.make_passage(self.bulletin)}),
        )


def scene(name: str = "action", viewpoint: Viewpoint = TODAY, number: int = 1) -> Scene:
    return scene_of(Asked(name, "en", viewpoint, "x", number))


def told(circle: Circle | None) -> dict[str, list[str]]:
    """What each station names; the number after it where it says more than it names."""
    assert circle is not None
    found = {}
    for station in circle.stations:
        names = [getattr(entry.what, "label", entry.what).text for entry in station.entries]
        found[station.name] = names + ([f"+{station.others}"] if station.others else [])
    return found


def tied(circle: Circle | None) -> list[bool]:
    """Of the six arcs of the ring, which are linked; then one for each way across."""
    assert circle is not None
    return [arc.is_linked for arc in circle.arcs]


WHOLE = {
    "act": ["Council on dams"],
    "decision": ["Three dams are built"],
    "text": ["Charter of dams"],
    "action": ["Build three dams"],
    "evidence": ["Inspection of dams", "Certificate of dams"],
    "account": ["Bulletin of dams"],
}
RING = [True, True, True, True, True, False]
"""No source says that an account was given to a meeting: the last arc is never drawn as a link."""
ACROSS = [True, True, True]


@pytest.fixture
def life(lakes: None) -> Life:
    return Life()


def test_a_decision_is_followed_through_all_six_stations(life: Life) -> None:
    for circle in (
        circle_of_act(scene(), life.council),
        circle_of_text(scene(), life.charter),
        circle_of_action(scene(), life.action),
    ):
        assert told(circle) == WHOLE
        assert tied(circle) == [*RING, *ACROSS]


@pytest.mark.parametrize("viewpoint", [TODAY, Viewpoint(date(2031, 6, 1), date(2031, 7, 1))])
def test_a_circle_of_very_many_says_the_same(
    life: Life, viewpoint: Viewpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above a number of records their keys go to the database in another way."""
    few = [build(scene(viewpoint=viewpoint)) for build in builders(life)]
    monkeypatch.setattr("toguna.portal.queries.circling.MANY", -1)

    assert [build(scene(viewpoint=viewpoint)) for build in builders(life)] == few


def test_the_station_of_the_record_says_here_and_is_no_link(life: Life) -> None:
    with override("en"):
        circle = circle_of_action(scene(), life.action)

    assert circle is not None
    assert [one.name for one in circle.stations if one.is_here] == ["action"]
    here = circle.stations[3]
    assert (here.figure, here.total) == ("here", 1)
    assert not hasattr(here.entries[0].what, "href")
    assert not circle.is_centre


def test_groups_of_acts_have_the_circle_of_all(life: Life) -> None:
    chain = Chain.objects.create(name="Dams", **cast.of_fact("chain", "", True, {}))
    series = Series.objects.create(name="Dams", **cast.of_fact("series", "", True, {}))
    process = Process.objects.create(
        kind=cast.make_term("process-kind", "negotiation"),
        title="Dams",
        **cast.of_fact("process", "", True, {}),
    )
    Meeting.objects.filter(pk=life.meeting.pk).update(chain=chain, series=series)
    Act.objects.filter(pk=life.council.pk).update(process=process)

    assert told(circle_of_chain(scene(), chain)) == WHOLE
    assert told(circle_of_series(scene(), series)) == WHOLE
    assert told(circle_of_process(scene(), process)) == WHOLE


def test_a_roadmap_has_the_circle_of_its_actions(life: Life) -> None:
    plan = cast.make_work("dams-text", title="Plan of dams")
    life.roadmap.work = plan

    circle = circle_of_roadmap(scene(), life.roadmap)

    assert told(circle) == {**WHOLE, "text": ["Charter of dams", "Plan of dams"]}
    assert circle is not None
    assert circle.stations[3].is_here


def test_a_party_stands_in_the_centre_of_what_it_must_do(life: Life) -> None:
    life.decision.addressees.add(life.board)

    circle = circle_of_party(scene(), life.board)

    assert told(circle) == {**WHOLE, "act": [], "text": []}
    assert tied(circle) == [False, False, False, True, True, False, True, True]
    assert circle is not None
    assert circle.is_centre


def test_a_source_shows_what_rests_on_it(life: Life) -> None:
    cast.cite(life.charter, cast.make_passage(life.bulletin))
    cast.cite(life.decision, cast.make_passage(life.bulletin))
    sealed = cast.make_act("dams-sealed", "2031-03-10", is_public=False)
    cast.cite(sealed, cast.make_passage(life.bulletin))

    circle = circle_of_source(scene("source"), life.bulletin)

    assert told(circle) == {**WHOLE, "act": []}
    assert tied(circle) == [False, True, True, True, True, False, True, True]


def test_an_office_shows_the_acts_that_gave_it(life: Life) -> None:
    office = cast.make_office("dams-chair")
    assert circle_of_office(scene("office"), office) is None
    life.council.confers.add(cast.make_mandate(life.board, office))

    assert told(circle_of_office(scene("office"), office)) == {
        **{name: [] for name in WHOLE},
        "act": ["Council on dams"],
    }


def test_a_discrepancy_shows_the_records_that_it_concerns(life: Life) -> None:
    circle = told(circle_of_subjects(scene("discrepancy"), [life.action, life.union]))

    assert circle == {**WHOLE, "act": [], "decision": [], "text": []}


def test_an_act_that_proves_an_action_leads_to_it(life: Life) -> None:
    assert told(circle_of_act(scene("act"), life.inspection)) == {
        **WHOLE,
        "act": ["Inspection of dams"],
        "decision": [],
        "text": [],
    }


def test_a_text_is_not_followed_up_and_down_again(life: Life) -> None:
    """A second decision of the same council, with an action of its own, is not the charter's."""
    other = Outcome.objects.create(
        act=life.council,
        kind=life.decision.kind,
        statement="Roads",
        **cast.of_fact("outcome", "", True, {}),
    )
    Action.objects.create(
        category=life.action.category,
        title="Build roads",
        origin="decided",
        outcome=other,
        **cast.of_fact("action", "", True, {}),
    )

    assert told(circle_of_text(scene("text"), life.charter)) == WHOLE
    assert told(circle_of_action(scene(), life.action)) == WHOLE
    assert told(circle_of_act(scene("act"), life.council))["decision"] == [
        "Three dams are built",
        "Roads",
    ]


@pytest.mark.parametrize("kind", ["stage", "agenda", "outcome"])
def test_a_link_that_is_not_recorded_is_not_drawn(lakes: None, kind: str) -> None:
    """A council and a text are in the circle of one action; what binds them is recorded, or not."""
    life = Life()
    text = cast.make_work("dams-annex", title="Annex")
    Action.objects.filter(pk=life.action.pk).update(work=text)
    Outcome.objects.filter(pk=life.decision.pk).update(work=None)
    life.action.refresh_from_db()
    assert tied(circle_of_action(scene(), life.action)) == [
        *[True, False, True, True, True, False],
        *[True, True],
    ]
    if kind == "stage":
        cast.make_stage(text, "examined", life.council)
    elif kind == "agenda":
        AgendaItem.objects.create(
            meeting=life.meeting,
            position=1,
            title="Annex",
            work=text,
            **cast.of_fact("agenda", "", True, {}),
        )
    else:
        Outcome.objects.filter(pk=life.decision.pk).update(work=text)

    circle = tied(circle_of_action(scene(), life.action))

    is_by_decision = kind == "outcome"
    assert circle == [
        *[True, is_by_decision, True, True, True, False],
        *([True, True] if is_by_decision else [True, True, True]),
    ]


HIDDEN = {
    "council": ("Council on dams", "Three dams are built"),
    "decision": ("Three dams are built",),
    "charter": ("Charter of dams",),
    "action": ("Build three dams",),
    "inspection": ("Inspection of dams",),
    "certificate": ("Certificate of dams",),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_under_embargo_is_neither_named_nor_counted(lakes: None, name: str) -> None:
    life = Life(**{name: True})
    pages = [
        f"/en/{path}/"
        for path in (
            "meetings/dams-council",
            "texts/dams-charter",
            "actions/dams-action",
            "institutions/dams-board",
            "institutions/union",
            "roadmap/dams-plan",
            "acts/dams-inspection",
            "texts/dams-certificate",
        )
    ]

    for page in map(read, pages):
        for words in HIDDEN[name]:
            assert words not in page.html, page.path

    for circle in (
        circle_of_act(scene(), life.council),
        circle_of_text(scene(), life.charter),
        circle_of_action(scene(), life.action),
    ):
        for station in circle.stations if circle else ():
            # No station has more than two records here: what is counted is named.
            assert station.is_here or station.total == len(station.entries)


def test_a_line_below_a_sentence_under_embargo_is_not_counted(life: Life) -> None:
    head = Outcome.objects.create(
        act=life.council,
        kind=life.decision.kind,
        statement="Heads",
        **cast.of_fact("outcome", "", True, {}),
    )
    sealed = Outcome.objects.create(
        act=life.council,
        kind=life.decision.kind,
        statement="Sealed",
        **cast.of_fact("outcome", "", False, {}),
    )
    Outcome.objects.filter(pk=life.decision.pk).update(head=head)
    assert told(circle_of_text(scene("text"), life.charter))["decision"] == WHOLE["decision"]
    Outcome.objects.filter(pk=head.pk).update(head=sealed)

    assert told(circle_of_text(scene("text"), life.charter))["decision"] == []
    assert told(circle_of_action(scene(), life.action))["decision"] == []


def test_a_circle_is_seen_from_the_standpoint(life: Life) -> None:
    def counts(prefix: str) -> list[str]:
        html = read(f"/en/{prefix}actions/dams-action/").html
        return re.findall(r'<text class="n" [^>]*>([^<]+)</text>', html)

    assert counts("") == ["1", "1", "1", "here", "2", "1"]
    assert counts("as-of/2031-04-01/") == ["1", "1", "1", "here", "–", "–"]
    assert counts("as-of/2031-01-01/") == []
    Source.objects.filter(pk=life.bulletin.pk).update(known="2031-06-01")
    assert counts("known-on/2031-05-30/")[-1] == "–"
    assert counts("known-on/2031-06-01/")[-1] == "1"
    links = read("/en/as-of/2031-04-01/actions/dams-action/").html.split('id="circle"')[1]
    assert 'href="/en/as-of/2031-04-01/texts/dams-charter/"' in links


def test_a_corrected_proof_proves_nothing(life: Life) -> None:
    first = Assertion.objects.get(ref="dams-proof")
    Assertion.objects.create(
        action=life.action,
        axis="lifecycle",
        value="under-way",
        scope=life.union,
        valid="2031-05-10",
        grade="self-account",
        **cast.of_revision("assertion", "", {"supersedes": first}),
    )

    assert told(circle_of_action(scene(), life.action))["evidence"] == []


def test_nothing_recorded_gives_no_circle(lakes: None) -> None:
    act = cast.make_act("dams-alone", "2031-03-10")
    work = cast.make_work("dams-unbound")
    cast.make_party("body", "dams-idle")

    assert circle_of_act(scene(), act) is None
    assert circle_of_text(scene(), work) is None
    for path in ("acts/dams-alone", "texts/dams-unbound", "institutions/dams-idle"):
        page = read(f"/en/{path}/")
        assert page.status == 200
        assert "<svg" not in page.html
        assert 'id="circle"' not in page.html


def test_only_the_first_page_of_a_record_has_the_circle(life: Life) -> None:
    assert circle_of_act(scene(number=2), life.council) is None


def test_the_map_is_well_formed_and_says_what_the_list_says(life: Life) -> None:
    html = read("/en/actions/dams-action/").html
    drawn = html[html.index("<svg") : html.index("</svg>") + len("</svg>")]
    listed = html[html.index("</svg>") :].split("</section>")[0]

    tree = ElementTree.fromstring(drawn)

    assert tree.get("aria-hidden") == "true"
    assert not [one for one in tree.iter() if one.tag == "a" or one.get("style")]
    words = [one.text for one in tree.iter("text")]
    labels = re.findall(r"<h3>([^<]+)</h3>", listed)
    assert words[1::2] == labels
    assert words[0::2] == ["1", "1", "1", "here", "2", "1"]
    assert len(tree.findall("g")) == 6
    assert 'aria-current="location"' in listed
    for text in tree.iter("text"):
        assert 0 < float(text.get("x", "0")) < 328
        assert 0 < float(text.get("y", "0")) < 344


def test_the_circle_is_small(life: Life) -> None:
    html = read("/en/actions/dams-action/").html
    circle = html[html.index('<section class="circle"') :].split("</section>")[0]

    assert len(gzip.compress(circle.encode(), 9)) <= BUDGET


def test_many_records_are_counted_and_few_are_named(life: Life) -> None:
    for number in range(12):
        act = cast.make_act(f"dams-review-{number}", f"2031-04-{number + 10}")
        cast.make_stage(life.charter, "examined", act)

    station = circle_of_text(scene("text"), life.charter).stations[0]  # type: ignore[union-attr]

    assert (station.total, len(station.entries), station.figure) == (13, 2, "13")
    assert "and 11 others" in read("/en/texts/dams-charter/").html


@pytest.mark.parametrize("viewpoint", [TODAY, Viewpoint(date(2031, 6, 1), date(2031, 7, 1))])
def test_a_circle_asks_as_much_for_one_record_as_for_a_hundred(
    life: Life, viewpoint: Viewpoint
) -> None:
    life.decision.addressees.add(life.board)
    life.prove("dams-more", life.council, None)
    cast.make_participation(life.council, life.board)
    ContentType.objects.get_for_models(*(kind.model_class() for kind in ContentType.objects.all()))

    def asked() -> list[int]:
        return [queries(build, scene(viewpoint=viewpoint)) for build in builders(life)]

    one = asked()
    for number in range(99):
        act = cast.make_act(f"dams-more-{number}", "2031-03-10")
        cast.make_participation(act, life.board)
        cast.make_stage(life.charter, "examined", act)
        outcome = Outcome.objects.create(
            act=life.council,
            kind=life.decision.kind,
            statement="x",
            work=life.charter,
            **cast.of_fact("outcome", "", True, {}),
        )
        action = Action.objects.create(
            category=life.action.category,
            title="x",
            origin="decided",
            outcome=outcome,
            work=life.charter,
            **cast.of_fact("action", "", True, {}),
        )
        action.responsible.add(life.board)
        life.prove(f"dams-proof-{number}", act, None, action)

    assert asked() == one
    assert max(one) <= 46


def queries(build: Callable[[Scene], Circle | None], scene: Scene) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert build(scene) is not None
    return len(captured)


def builders(life: Life) -> tuple[Callable[[Scene], Circle | None], ...]:
    return (
        lambda scene: circle_of_act(scene, life.council),
        lambda scene: circle_of_text(scene, life.charter),
        lambda scene: circle_of_action(scene, life.action),
        lambda scene: circle_of_party(scene, life.board),
        lambda scene: circle_of_roadmap(scene, life.roadmap),
        lambda scene: circle_of_source(scene, life.bulletin),
        lambda scene: circle_of_subjects(scene, [life.action]),
    )
