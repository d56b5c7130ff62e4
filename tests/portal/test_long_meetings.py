"""A meeting with hundreds of outcomes and participants: pages that fit, anchors that are found."""

from __future__ import annotations

import gzip
import re
from datetime import UTC, datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from tests.portal.checking import faults
from tests.portal.sites import read
from toguna.institutions.models import Party
from toguna.meetings.models import Meeting, Outcome
from toguna.meetings.queries import outcome_places, outcomes_of
from toguna.roadmap.models import Action, Category, Roadmap

PATH = "/fr/reunions/long/"
LIMIT = 14_000
"""Bytes, compressed, as in tests/contracts/test_budget.py."""

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
ANCHOR = re.compile(r'<li id="(line-\d+)">')


def outcome(number: int, head: Outcome | None = None, *, is_public: bool = True) -> Outcome:
    meeting = Meeting.objects.get(ref="long")
    return Outcome.objects.create(
        act=meeting.act,
        head=head,
        position=number,
        kind=cast.make_term("outcome-kind", "decision"),
        statement=f"Décision {number} sur les eaux {'du fleuve ' * (number % 7)}",
        **cast.of_fact("outcome", f"line-{number}", is_public, {}),
    )


@pytest.fixture
def meeting(db: None) -> Meeting:
    union = cast.make_party("body", "rivers-union")
    cast.make_confederation(union)
    act = cast.make_act("long", "2031-03-04", title="Longue réunion")
    return Meeting.objects.create(act=act, **cast.of_fact("meeting", "long", True, {}))


@pytest.fixture
def outcomes(meeting: Meeting) -> list[Outcome]:
    """300: ten lists of twenty-nine lines, each under its head sentence; all cited and
    addressed."""
    passage = cast.make_passage()
    found = []
    for first in range(0, 300, 30):
        head = outcome(first)
        found += [head, *(outcome(first + n, head) for n in range(1, 30))]
    state = cast.make_party("state", name="République des Sources")
    for row in found:
        cast.cite(row, passage)
        row.addressees.add(state)
    return found


def pages() -> list[str]:
    found = [read(PATH)]
    while 'rel="next"' in found[-1].html:
        found.append(read(f"{PATH}page/{len(found) + 1}/"))
    assert {page.status for page in found} == {200}
    return [page.html for page in found]


def test_outcomes_are_shown_each_once_over_pages_in_reading_order(
    outcomes: list[Outcome],
) -> None:
    several = pages()

    anchors = [anchor for html in several for anchor in ANCHOR.findall(html)]
    assert anchors == [row.ref for row in outcomes]
    assert len(several) == 8
    assert "290 résultats" in several[0].replace("\N{NO-BREAK SPACE}", " ")


def test_a_list_that_goes_on_names_its_head_again_and_counts_on(outcomes: list[Outcome]) -> None:
    second = read(f"{PATH}page/2/").html

    lists = second[second.index('<ol class="outcomes"') :]
    # The fortieth outcome is the tenth line of the second list.
    assert lists.startswith('<ol class="outcomes" start="2"><li><p class="statement">Décision 30 ')
    assert '<ol class="outcomes" start="10"><li id="line-40">' in lists
    assert "suite" in lists


def test_every_page_of_a_long_meeting_fits(outcomes: list[Outcome], meeting: Meeting) -> None:
    for _one in range(300):
        party = cast.make_party("organisation", name=f"Organisation {_one} des usagers de l’eau")
        cast.make_participation(meeting.act, party)

    for html in pages():
        assert len(gzip.compress(html.encode(), 9)) <= LIMIT


def test_an_act_with_many_participants_shows_each_once(db: None) -> None:
    cast.make_confederation(cast.make_party("body", "rivers-union"))
    act = cast.make_act("crowd", "2031-03-04")
    names = [f"Participant-{number:03}" for number in range(300)]
    for position, name in enumerate(names):
        party = cast.make_party("organisation", name=name, position=position)
        cast.make_participation(act, party)

    found = [read(f"/fr/actes/crowd/{end}") for end in ("", *(f"page/{n}/" for n in range(2, 9)))]

    told = [name for page in found for name in re.findall(r"Participant-\d{3}", page.html)]
    assert told == names
    assert read("/fr/actes/crowd/page/9/").status == 404
    assert max(len(gzip.compress(page.html.encode(), 9)) for page in found) <= LIMIT


def test_a_link_to_an_outcome_leads_to_the_page_where_it_stands(outcomes: list[Outcome]) -> None:
    row = outcomes[123]
    roadmap = Roadmap.objects.create(title="Plan", **cast.of_fact("roadmap", "plan", True, {}))
    category = Category.objects.create(
        roadmap=roadmap, name="Works", **cast.of_fact("category", "works", True, {})
    )
    Action.objects.create(
        category=category,
        title="Canal",
        origin="decided",
        outcome=row,
        **cast.of_fact("action", "canal", True, {}),
    )
    work = cast.make_work("treaty")
    Outcome.objects.filter(pk=row.pk).update(work=work)

    for path in ("/fr/actions/canal/", "/fr/textes/treaty/"):
        href = next(h for h in re.findall(r'href="([^"]+)"', read(path).html) if "#line-123" in h)
        assert href == f"{PATH}page/4/#line-123"
    page, _hash, anchor = href.partition("#")
    assert f'<li id="{anchor}">' in read(page).html


def test_what_is_held_back_moves_no_outcome_to_another_page(outcomes: list[Outcome]) -> None:
    """The sealed head hides its lines; counted along, it would shift those after it."""
    for number in range(39):
        outcome(1000 + number, is_public=False)
    Outcome.objects.filter(ref__startswith="line-10").exclude(ref="line-10").update(position=0)
    shown = Outcome.objects.get(ref="line-39")

    places = outcome_places([shown.act_id], cast.seen_from())

    assert places[shown.pk] == 39
    assert "line-1001" not in "".join(pages())


def test_places_are_those_of_the_walk(outcomes: list[Outcome]) -> None:
    sealed = Outcome.objects.get(ref="line-60")
    Outcome.objects.filter(pk=sealed.pk).update(public_from=datetime(2131, 1, 1, tzinfo=UTC))
    standpoint = cast.seen_from()
    act = sealed.act

    walked = [row.pk for node in outcomes_of(act, standpoint) for row in node.walk()]

    assert len(walked) == 270
    assert outcome_places([act.pk], standpoint) == {pk: place for place, pk in enumerate(walked)}


def test_hostile_and_endless_words_are_escaped_and_fit(meeting: Meeting) -> None:
    long = f"{HOSTILE} {'Titre sans fin ' * 40}"[:600]
    for number in range(60):
        row = outcome(number)
        Outcome.objects.filter(pk=row.pk).update(statement=f"{long}{number}")
        party = cast.make_party("organisation", name=f"{long}{number}")
        cast.make_participation(meeting.act, party, note=HOSTILE)

    for html in pages():
        assert "<script" not in html.replace('<script type="application/ld+json">', "")
        assert "<img src=x" not in html
        assert len(gzip.compress(html.encode(), 9)) <= LIMIT
    assert list(faults(read(PATH), "fr")) == []


def test_a_party_is_led_to_the_page_of_what_it_must_see_to(outcomes: list[Outcome]) -> None:
    party = Party.objects.get(kind="state")

    html = read(f"/fr/partenaires/{party.ref}/").html

    assert f'href="{PATH}#line-0"' in html
    section = html[html.index('<h2 id="outcomes">') :].partition("</section>")[0]
    assert section.count("#line-") == 30
    assert "et 270 autres" in section.replace("\N{NO-BREAK SPACE}", " ")


def test_pages_of_a_long_meeting_ask_alike(outcomes: list[Outcome]) -> None:
    ContentType.objects.get_for_models(*(kind.model_class() for kind in ContentType.objects.all()))
    asked = []
    for path in (f"{PATH}page/2/", f"{PATH}page/8/"):
        with CaptureQueriesContext(connection) as captured:
            assert read(path).status == 200
        asked.append(len(captured))

    assert asked[0] == asked[1] <= 60
