"""What pages tell machines of themselves: JSON-LD and Open Graph, read by a parser that did not
write them (extruct); titles and descriptions."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import extruct
import html5lib
import pytest
from django.conf import settings

from tests import cast
from tests.meetings.gatherings import make_chain, make_meeting, make_series
from tests.portal.sites import Read, is_whole, name_of, read
from toguna.acts.models import Act
from toguna.kernel.dates import UncertainDate
from toguna.portal.addresses import LANGUAGES
from toguna.portal.contexts.parts import Link, Text
from toguna.portal.describing import LONGEST, SHORTEST, described, shortened
from toguna.portal.structured.writing import breadcrumbs, iso_days, json_ld, node

pytestmark = pytest.mark.django_db

SITE = settings.TOGUNA_ADDRESS
LARGEST = 600
"""Bytes of JSON-LD in a page, compressed."""

TYPES = {
    "home": "WebSite",
    "meeting": "Event",
    "series": "EventSeries",
    "chain": "EventSeries",
    "text": "Legislation",
    "roadmap": "CreativeWork",
    "person": "Person",
    "source": "CreativeWork",
}


def said(html: str) -> dict[str, Any]:
    """What extruct finds in a page: its things by type, and its Open Graph."""
    found = extruct.extract(html, syntaxes=["json-ld", "opengraph"], uniform=True)
    things: dict[str, Any] = {}
    for whole in found["json-ld"]:
        for one in whole.get("@graph", [whole]):
            things[one["@type"]] = one
    [graph] = found["opengraph"]
    return {"things": things, "graph": graph}


def things_at(path: str) -> dict[str, Any]:
    page = read(path)
    assert page.status == 200
    return said(page.html)["things"]


def pages(every_page: dict[str, Read]) -> list[Read]:
    return [page for page in every_page.values() if page.type == "text/html"]


def test_every_page_is_of_the_type_of_its_record(every_page: dict[str, Read]) -> None:
    for page in pages(every_page):
        name = name_of(page.path)
        things = said(page.html)["things"]
        if name in TYPES and is_whole(page.path):
            assert TYPES[name] in things, page.path
        if name == "institution":
            assert {"Country", "GovernmentOrganization"} & set(things), page.path
        steps = things.get("BreadcrumbList", {}).get("itemListElement", [])
        assert [one["item"].removeprefix(SITE) for one in steps[:-1]] == crumbs(page.html), (
            page.path
        )


def crumbs(html: str) -> list[str]:
    """The addresses of the way down to a page, home left out."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    shown = next((one for one in tree.iter("nav") if one.get("class") == "crumbs"), None)
    return [] if shown is None else [one.get("href") for one in shown.iter("a")][1:]


def test_what_a_page_says_is_small_and_leads_to_pages(every_page: dict[str, Read]) -> None:
    for page in pages(every_page):
        for data in re.findall(r"ld\+json\">(.*?)</script>", page.html, re.DOTALL):
            assert len(gzip.compress(data.encode(), mtime=0)) <= LARGEST, page.path
            addresses = set(re.findall(rf'"{re.escape(SITE)}(/[^"{{]*)"', data))
            assert addresses <= set(every_page), page.path
            assert json.loads(data)["@context"] == "https://schema.org"


def test_open_graph_says_what_the_page_says(every_page: dict[str, Read]) -> None:
    for page in pages(every_page):
        graph = said(page.html)["graph"]
        tree = html5lib.parse(page.html, namespaceHTMLElements=False)
        [canonical] = [
            one.get("href") for one in tree.iter("link") if one.get("rel") == "canonical"
        ]
        description = next(
            one.get("content") for one in tree.iter("meta") if one.get("name") == "description"
        )
        assert graph["og:url"] == canonical, page.path
        assert graph["og:description"] == description, page.path
        title = tree.find("head/title").text
        named = f"{graph['og:title']} – {graph['og:site_name']}"
        is_home = name_of(page.path) == "home"
        assert title == (graph["og:title"] if is_home else named), page.path
        locales = {"fr": "fr_FR", "en": "en_GB"}
        assert graph["og:locale"] == locales[page.path[1:3]]
        other = next(code for code in LANGUAGES if code != page.path[1:3])
        assert graph["og:locale:alternate"] == locales[other]
        assert graph["@type"] in ("website", "article", "profile")


def test_every_description_is_whole_and_of_a_good_length(every_page: dict[str, Read]) -> None:
    for page in pages(every_page):
        text = said(page.html)["graph"]["og:description"]
        assert SHORTEST <= len(text) <= LONGEST, (page.path, text)
        assert text.endswith((".", "…")), (page.path, text)


def test_descriptions_tell_what_matters(lakes: None) -> None:
    def description(path: str) -> str:
        text = str(said(read(path).html)["graph"]["og:description"])
        return text.replace("\N{NO-BREAK SPACE}", " ")

    assert description("/en/meetings/council-2031/").startswith(
        "Held, 3 and 4 March 2031, Port Almer."
    )
    assert description("/en/texts/fisheries-protocol/").startswith(
        "Protocol, Adopted, 4 March 2031, In force. "
    )
    assert description("/fr/personnes/osei-tam/").startswith("Osei Tam, ")
    assert "Under way" in description("/en/actions/canal/")


def test_a_meeting_is_an_event(lakes: None) -> None:
    event = things_at("/en/meetings/council-2031/")["Event"]

    assert event == {
        "@type": "Event",
        "name": "Council of the Union, March 2031",
        "url": f"{SITE}/en/meetings/council-2031/",
        "startDate": "2031-03-03",
        "endDate": "2031-03-04",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": "Port Almer"},
        "organizer": {
            "@type": "GovernmentOrganization",
            "name": "Council of the Union",
            "url": f"{SITE}/en/institutions/council/",
        },
        "superEvent": [
            {
                "@type": "EventSeries",
                "name": "Spring council 2031",
                "url": f"{SITE}/en/meeting-chains/spring-2031/",
            },
            {
                "@type": "EventSeries",
                "name": "Meetings of the Council",
                "url": f"{SITE}/en/meeting-series/council-meetings/",
            },
        ],
    }


@pytest.mark.parametrize(
    ("status", "date", "expected", "start"),
    [
        ("cancelled", "", "EventCancelled", "2032-05-06"),
        ("postponed", "", "EventPostponed", None),
        ("postponed", "2032-06", "EventRescheduled", "2032-06"),
        ("held", "2032-05-07", None, "2032-05-07"),
    ],
)
def test_an_event_says_what_became_of_it(
    status: str, date: str, expected: str | None, start: str | None
) -> None:
    meeting = make_meeting(cast.make_act("session", "2032-05-06", "planned"))
    cast.make_status_change(meeting.act, status, date)

    event = things_at("/fr/reunions/session/")["Event"]
    assert event.get("eventStatus") == (f"https://schema.org/{expected}" if expected else None)
    assert event.get("startDate") == start


def test_an_event_names_nothing_that_is_hidden() -> None:
    body = cast.make_party(ref="veiled-body", is_public=False, name="VEILED")
    chain = make_chain("veiled-chain", is_public=False, name="VEILED")
    series = make_series("veiled-series", is_public=False, name="VEILED")
    act = cast.make_act("session", "2030-05-06")
    make_meeting(act, chain=chain, series=series, bodies=[body])

    page = read("/en/meetings/session/")
    event = said(page.html)["things"]["Event"]
    assert set(event) == {"@type", "name", "url", "startDate"}
    assert "VEILED" not in page.html
    for row in (body, chain, series):
        type(row).objects.filter(pk=row.pk).update(
            validated_by="user:1", validated_at=cast.LONG_AGO
        )
    assert {"organizer", "superEvent"} <= set(things_at("/en/meetings/session/")["Event"])


def test_a_text_is_legislation_once_it_binds(lakes: None) -> None:
    text = things_at("/en/texts/fisheries-protocol/")["Legislation"]

    assert text["legislationDate"] == "2031-03-04"
    assert text["legislationType"] == "Protocol"
    assert text["legislationLegalForce"] == "https://schema.org/InForce"
    assert text["legislationPassedBy"]["name"] == "Council of the Union"
    cast.make_work("minutes-of-a-talk", title="Minutes")
    assert "CreativeWork" in things_at("/en/texts/minutes-of-a-talk/")


def test_a_person_has_the_occupation_of_the_day(lakes: None) -> None:
    today = things_at("/en/people/osei-tam/")["Person"]
    before = things_at("/en/people/mira-holt/")["Person"]

    assert today["familyName"] == "Tam"
    assert today["hasOccupation"]["@type"] == "Occupation"
    assert "hasOccupation" not in before


def test_a_page_from_another_day_says_nothing_of_its_own_to_machines(lakes: None) -> None:
    page = read("/en/as-of/2031-05-15/meetings/council-2031/").html

    assert said(page)["things"] == {}
    assert said(page)["graph"]["og:url"] == f"{SITE}/en/meetings/council-2031/"
    assert ".ics" not in page
    assert ".atom" not in page
    follow = read("/en/as-of/2031-05-15/follow/").html
    assert ".atom" not in follow
    assert 'href="/en/follow/"' in follow


def test_pages_offer_their_calendars_and_feeds(lakes: None) -> None:
    def offered(path: str) -> list[str]:
        tree = html5lib.parse(read(path).html, namespaceHTMLElements=False)
        links = [one.get("href") for one in tree.iter("link") if "/" in (one.get("type") or "")]
        shown = {one.get("href") for one in tree.iter("a")}
        assert set(links) <= shown
        return links

    assert offered("/fr/reunions/") == ["/fr/reunions.ics", "/fr/reunions.atom"]
    assert offered("/en/meetings/council-2031/") == ["/en/meetings/council-2031/calendar.ics"]
    assert offered("/en/institutions/council/") == ["/en/institutions/council/meetings.ics"]
    assert offered("/en/institutions/union/") == []
    assert offered("/fr/textes/") == ["/fr/textes.atom"]
    assert offered("/en/actions/") == ["/en/roadmap.atom"]
    cast.make_act("vague", "2030-05")
    make_meeting(Act.objects.get(ref="vague"))
    assert offered("/en/meetings/vague/") == []


def test_every_file_that_a_page_leads_to_is_there(lakes: None) -> None:
    for path in ("/fr/suivre/", "/en/follow/"):
        html = read(path).html
        files = set(re.findall(r'href="([^"]+\.(?:ics|atom))"', html))
        assert len(files) >= 6
        assert {read(file).status for file in files} == {200}


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2031-03-04", ("2031-03-04", "")),
        ("2031-03", ("2031-03", "")),
        ("2031", ("2031", "")),
        ("2031-03-03/2031-03-04", ("2031-03-03", "2031-03-04")),
        ("2031-03/2031-05", ("2031-03", "2031-05")),
        ("2031-03-04?", ("", "")),
        ("2031-03~", ("", "")),
        ("203X", ("", "")),
        ("[2031-03-01..2031-03-31]", ("", "")),
        ("2031-03-03/..", ("2031-03-03", "")),
        ("", ("", "")),
    ],
)
def test_a_date_is_as_precise_for_machines_as_it_is_known(
    edtf: str, expected: tuple[str, str]
) -> None:
    assert iso_days(UncertainDate(edtf)) == expected


@pytest.mark.parametrize("words", ["</script><script>", "<!--", "a & b", "\u2028\u2029", '"\\'])
def test_hostile_words_cannot_leave_the_data(words: str) -> None:
    written = json_ld(node("Event", name=words))

    assert json.loads(written)["name"] == words
    assert not set("<>&\u2028\u2029") & set(written)


def test_hostile_titles_stay_in_the_data_of_a_page(lakes: None) -> None:
    words = "</script><img src=x onerror=alert(1)> & <!-- \u2028"
    Act.objects.filter(ref="council-2031").update(title=words)

    page = read("/en/meetings/council-2031/").html
    assert "<img" not in page
    assert said(page)["things"]["Event"]["name"] == words


def test_nothing_is_said_of_nothing() -> None:
    assert json_ld(None, None) == ""
    assert node("Event", name="", location=None, organizer=[]) == {"@type": "Event"}
    assert breadcrumbs(SITE, (), "x") is None
    steps = breadcrumbs(SITE, (Link(Text("A"), "/en/a/"),), "B")
    assert steps is not None
    assert [one["position"] for one in steps["itemListElement"]] == [1, 2]  # type: ignore[attr-defined]  # a list of nodes


def test_a_description_is_cut_between_words() -> None:
    text = described("Title", "", Text("word " * 60), "Closing.")

    assert len(text) <= LONGEST
    assert text.endswith("word…")
    assert len(shortened("x" * 400)) == LONGEST
    assert described("Title", "", Text("Palavras", "pt"), "Closing.") == "Title. Closing."
