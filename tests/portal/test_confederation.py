"""The page of the confederation: states, pillars, bodies, offices and who held them on a day."""

from __future__ import annotations

import gzip
import re
from datetime import date

import pytest

from tests import cast
from tests.portal.checking import faults
from tests.portal.sites import read
from tests.portal.test_queries import queries
from toguna.institutions.models import Office, Party
from toguna.meetings.models import Meeting

PATH = "/en/confederation/"


def section(html: str, anchor: str) -> str:
    if f'<h2 id="{anchor}">' not in html:
        return ""
    return html[html.index(f'<h2 id="{anchor}">') :].partition("</section>")[0]


@pytest.fixture
def union(db: None) -> Party:
    """Two states; a chair that passed from one to the other on 1 July 2030."""
    union = cast.make_party("body", "rivers-union", name="Union of the Rivers")
    chair = cast.make_office("chair", name="Chair", body=union)
    cast.make_confederation(union, presidency=chair, first_day=date(2028, 1, 1))
    for ref in ("ardane", "belvar"):
        state = cast.make_party("state", ref, name=ref.title())
        cast.make_relation(state, "member-of", union, start="2028-01-01")
        person = cast.make_party("person", f"{ref}-head", name=f"Head of {ref.title()}")
        period = ("2028-01-01", "2030-06-30") if ref == "ardane" else ("2030-07-01", "")
        cast.make_mandate(person, chair, state=state, start=period[0], end=period[1])
    return union


def test_it_tells_states_presidency_seat_and_bodies(union: Party) -> None:
    cast.make_relation(union, "seat-in", cast.make_place("harbour", name="Harbour"), start="2028")
    council = cast.make_party("body", "council", name="Council")
    cast.make_composition(council, cast.make_portfolio("waters", name="Waters"))
    office = cast.make_office("clerk", name="Clerk", body=council)
    cast.cite(cast.make_power(office, "sign", name="To sign"), cast.make_passage())

    page = read(PATH)

    assert list(faults(page, "en")) == []
    assert "Harbour" in page.html
    assert "Ardane" in section(page.html, "states")
    assert 'class="answer"' in page.html
    answer = page.html[page.html.index('class="answer"') :].partition("</p>")[0]
    assert "Head of Belvar" in answer
    assert "Waters" in section(page.html, "bodies")
    assert "not stated" in section(page.html, "offices")
    assert "To sign" in section(page.html, "powers")
    assert 'href="/en/confederation/"' in read("/en/").html


def test_before_it_is_described_there_is_a_page(db: None) -> None:
    page = read(PATH)
    assert page.status == 200
    assert list(faults(page, "en")) == []


def test_days_on_which_an_office_changed_hands_lead_to_those_days(union: Party) -> None:
    page = read(PATH)

    # The day after an end is told as well: here it is that of the next beginning.
    days = re.findall(r'href="/en/as-of/([\d-]+)/confederation/"', page.html)
    assert days == ["2030-07-01", "2028-01-01"]
    before = read("/en/as-of/2028-01-01/confederation/").html
    assert "Head of Ardane" in section(before, "offices")
    assert "Head of Belvar" not in section(before, "offices")
    assert 'href="/en/as-of/2028-01-01/confederation/" aria-current="true"' in before
    assert 'href="/en/as-of/2030-07-01/confederation/"' in before
    known = read("/en/known-on/2031-01-01/confederation/").html
    assert 'href="/en/as-of/2028-01-01/known-on/2031-01-01/confederation/"' in known


def test_an_office_left_empty_is_a_day_too(union: Party) -> None:
    office = cast.make_office("clerk", body=union)
    cast.make_mandate(cast.make_party("person"), office, start="2029-03-01", end="2029-05")
    cast.make_mandate(cast.make_party("person"), office, start="2035-01-01")

    days = re.findall(r'href="/en/as-of/([\d-]+)/confederation/"', read(PATH).html)

    assert days == ["2030-07-01", "2029-06-01", "2029-03-01", "2028-01-01"]


@pytest.mark.parametrize("is_public", [False, True])
def test_what_is_sealed_is_not_told(union: Party, is_public: bool) -> None:
    """With everything public the page names it, so that the test can fail."""
    person = cast.make_party("person", name="VEILED-A", is_public=is_public)
    chair = Office.objects.get(ref="chair")
    cast.make_mandate(person, chair, start="2031-02-01")
    office = cast.make_office("veiled", name="VEILED-B", body=union, is_public=is_public)
    cast.make_mandate(cast.make_party("person"), office, start="2031-03-01")
    cast.make_power(office, name="VEILED-C")
    cast.make_party("body", name="VEILED-D", is_public=is_public)
    state = cast.make_party("state", name="VEILED-E", is_public=is_public)
    cast.make_relation(state, "member-of", union, start="2029")
    pillar = cast.make_term("pillar", "waters")
    work = cast.make_work(is_public=is_public)
    work.pillars.add(pillar)

    html = read(PATH).html

    named = {letter for letter in "ABCDE" if f"VEILED-{letter}" in html}
    assert named == (set("ABCDE") if is_public else set())
    for day in ("2031-02-01", "2031-03-01"):
        assert (f"/en/as-of/{day}/" in html) is is_public
    assert ("1 text" in section(html, "pillars")) is is_public


def test_a_pillar_counts_what_its_pages_hold(union: Party) -> None:
    pillar = cast.make_term("pillar", "waters", name="Waters", note="Lakes and rivers.")
    other = cast.make_term("pillar", "woods")
    for number in range(3):
        cast.make_work(f"text-{number}").pillars.add(pillar)
    cast.make_work("elsewhere").pillars.add(other)
    act = cast.make_act("met", "2031-01-01")
    act.pillars.add(pillar)
    Meeting.objects.create(act=act, **cast.of_fact("meeting", "met", True, {}))

    html = section(read(PATH).html, "pillars")

    assert "Lakes and rivers." in html
    found = re.findall(r'<a href="([^"]+)">(\d+) (\w+)</a>', html)
    assert [(number, what) for _href, number, what in found] == [
        ("3", "texts"),
        ("1", "meeting"),
        ("1", "text"),
    ]
    for href, number, _what in found:
        page = read(href)
        assert page.status == 200
        assert page.html.count('<th scope="row">') == int(number), href


def test_long_lists_are_cut_with_the_way_to_the_whole(union: Party) -> None:
    for number in range(120):
        body = cast.make_party("body", name=f"{'Organe au nom très long ' * 25}{number}"[:600])
        cast.make_office(body=body, name=f"Office {number}")

    page = read(PATH)

    assert len(gzip.compress(page.html.encode(), 9)) <= 14_000
    assert '<a href="/en/institutions/">All: 120 records</a>' in page.html
    assert '<a href="/en/offices/">All: 121 records</a>' in page.html


def test_it_asks_as_much_for_few_as_for_many(union: Party) -> None:
    def more(count: int) -> None:
        for _one in range(count):
            body = cast.make_party("body")
            cast.make_composition(body, cast.make_portfolio(cast.ref_for("portfolio")))
            office = cast.make_office(body=body)
            cast.make_mandate(cast.make_party("person"), office, start="2029-01-01")
            cast.cite(cast.make_power(office), cast.make_passage())
            cast.make_work().pillars.add(cast.make_term("pillar", cast.ref_for("pillar")))

    more(1)
    one = queries(PATH)
    more(25)
    assert queries(PATH) == one <= 42
