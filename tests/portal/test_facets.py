"""By what lists can be narrowed: each choice leads to as many rows as it says, none to what is
hidden, and what is no choice is not there."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests import cast
from tests.portal.checking import faults
from tests.portal.sites import links, read
from toguna.acts.models import Act
from toguna.institutions.models import Party
from toguna.meetings.models import Meeting, Series
from toguna.portal.addresses import ADDRESSES, BY, FACETS, LANGUAGES, Narrowing, address
from toguna.roadmap.models import Action, Assertion

REGISTERS = [
    (name, "works" if found.names_record else "", facet)
    for name, found in ADDRESSES.items()
    if found.lists_values
    for facet in found.facets
]
CHOICE = re.compile(r'<li><a href="([^"]+)"[^>]*>([^<]*)</a> <span class="notes">(\d+)</span>')
PREFIXES = {
    "fr": ("", "au/2031-03-04/"),
    "en": ("as-of/2031-05-02/known-on/2031-06-30/",),
}


@pytest.fixture
def varied(lakes: None) -> None:
    """The invented confederation with acts of other years, with uncertain dates, with others that
    are hidden or that hidden parties took part in, with a partner and a process."""
    council, almer = Party.objects.get(ref="council"), Party.objects.get(ref="almer")
    partner = cast.make_party(
        "organisation", "river-bank", name="Bank", category=cast.make_term("party-category", "bank")
    )
    cast.make_party("state", "far-land", name="Far Land")
    veiled = cast.make_party("organisation", "veiled", is_public=False, name="VEILED")
    place = cast.make_place("teal-bay")
    for number, when in enumerate(("2029-12-30/2030-01-02", "2030", "", "[..2029-06-01]")):
        act = cast.make_act(f"old-{number}", when, kind="adoption", place=place)
        cast.make_participation(act, almer, "speaker", on_behalf_of=council)
        cast.make_participation(act, council)
        cast.make_participation(act, partner)
        cast.make_participation(act, veiled)
    moved = cast.make_act("moved", "2030-05-01", "planned", kind="lighting")
    cast.make_status_change(moved, "postponed", "2032-05-01")
    sealed = cast.make_act("veiled-act", "2025-05-01", kind="veiled-kind", is_public=False)
    cast.make_participation(sealed, council)
    series = Series.objects.create(name="VEILED", **cast.of_fact("series", "veiled-s", False, {}))
    half = cast.make_act("half-public", "2031-01-05", kind="adoption")
    secret = Meeting.objects.create(act=half, **cast.of_fact("meeting", "half", False, {}))
    secret.bodies.set([council])
    met = cast.make_act("met", "2030-05-01", place=place)
    meeting = Meeting.objects.create(
        act=met, series=series, **cast.of_fact("meeting", "met", True, {})
    )
    meeting.bodies.set([council, partner, veiled])
    cast.make_participation(met, council)
    met.pillars.set([cast.make_term("pillar", "waters")])
    work = cast.make_work("draft", author=veiled, contracting=[almer])
    cast.make_stage(work, "drafting", date="2031-01-01")
    cast.make_work("silent")
    cast.make_process("talks", counterpart=partner)
    canal = Action.objects.get(ref="canal")
    canal.responsible.add(veiled, partner, almer)
    Assertion.objects.create(
        action=Action.objects.get(ref="patrol"),
        axis="lifecycle",
        value="closed",
        scope=almer,
        valid="2031-04-01",
        grade="self-account",
        **cast.of_revision("assertion", "", {}),
    )


def choices(html: str) -> dict[str, int]:
    """The choices of a page, with their counts."""
    return {unescape(href): int(count) for href, _label, count in CHOICE.findall(html)}


def rows_at(path: str) -> int:
    """The rows of a list, through all its pages."""
    count = 0
    while path:
        page = read(path)
        assert page.status == 200, path
        count += page.html.count(' data-f="')
        following = re.search(r'rel="next" href="([^"]+)"', page.html)
        path = following[1] if following else ""
    return count


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_count_of_every_choice_is_the_number_of_rows_that_it_leads_to(
    varied: None, language: str
) -> None:
    seen = 0
    for name, ref, facet in REGISTERS:
        for prefix in PREFIXES[language]:
            path = address(name, language, ref=ref, narrowing=Narrowing(facet))
            index = read(path.replace(f"/{language}/", f"/{language}/{prefix}", 1))
            assert index.status == 200
            for href, count in choices(index.html).items():
                assert href.startswith(f"/{language}/{prefix}")
                assert (href, rows_at(href)) == (href, count)
                seen += 1
    assert seen > 60


def test_the_choices_of_a_register_are_those_of_the_pages_of_each_facet(varied: None) -> None:
    for name in {name for name, _ref, _facet in REGISTERS}:
        ref = "works" if name == "roadmap" else ""
        own = choices(read(address(name, "fr", ref=ref)).html)
        every: dict[str, int] = {}
        for facet in ADDRESSES[name].facets:
            path = address(name, "fr", ref=ref, narrowing=Narrowing(facet))
            every |= choices(read(path).html)
        assert own == every


def test_every_facet_has_a_choice_somewhere(varied: None) -> None:
    """Else the tests above would look at nothing."""
    for name, ref, facet in REGISTERS:
        path = address(name, "en", ref=ref, narrowing=Narrowing(facet))
        assert choices(read(path).html), path


def test_an_act_is_counted_in_each_year_that_its_date_may_touch(varied: None) -> None:
    years = choices(read("/fr/actes/par/annee/").html)

    assert {href.split("/")[-2]: count for href, count in years.items()} == {
        "2032": 1,
        "2031": 8,
        "2030": 2,
        "2029": 2,
        "undated": 1,
    }
    assert "old-0" in read("/fr/actes/annee/2029/").html
    assert "old-0" in read("/fr/actes/annee/2030/").html
    assert "moved" in read("/fr/actes/annee/2032/").html
    assert "moved" not in read("/fr/actes/annee/2030/").html


def test_a_row_that_is_bound_twice_counts_once(varied: None) -> None:
    """The council took part in four acts in its own name and by another's."""
    assert choices(read("/fr/actes/par/instance/").html)["/fr/actes/instance/council/"] == 4
    assert choices(read("/fr/reunions/par/instance/").html)["/fr/reunions/instance/council/"] == 2


def test_what_is_hidden_is_no_choice(varied: None) -> None:
    for name, ref, facet in REGISTERS:
        page = read(address(name, "fr", ref=ref, narrowing=Narrowing(facet)))
        assert "veiled" not in page.html.lower(), page.path
        assert "2025" not in "".join(choices(page.html)), page.path
    for path in (
        "/fr/actes/partenaire/veiled/",
        "/fr/actes/nature/veiled-kind/",
        "/fr/reunions/serie/veiled-s/",
        "/fr/reunions/instance/veiled/",
        "/fr/textes/instance/veiled/",
        "/fr/actions/instance/veiled/",
    ):
        assert read(path).status == 404, path


def test_what_is_hidden_is_a_choice_once_it_is_public(varied: None) -> None:
    """The test above could fail."""
    public = {"validated_by": "user:1", "validated_at": cast.LONG_AGO}
    Party.objects.filter(ref="veiled").update(**public)
    Act.objects.filter(ref="veiled-act").update(**public)
    Series.objects.filter(ref="veiled-s").update(**public)

    assert "/fr/actes/partenaire/veiled/" in choices(read("/fr/actes/par/partenaire/").html)
    assert "/fr/actes/nature/veiled-kind/" in choices(read("/fr/actes/par/nature/").html)
    assert "/fr/reunions/serie/veiled-s/" in choices(read("/fr/reunions/par/serie/").html)
    assert "/fr/textes/instance/veiled/" in choices(read("/fr/textes/par/instance/").html)
    assert "/fr/actions/instance/veiled/" in choices(read("/fr/actions/par/instance/").html)


def test_a_text_is_found_by_the_state_of_its_life(varied: None) -> None:
    assert choices(read("/en/texts/by/life/").html) == {
        "/en/texts/life/negotiation/": 1,
        "/en/texts/life/in-force/": 1,
        "/en/texts/life/not-stated/": 1,
    }
    assert choices(read("/en/as-of/2031-03-04/texts/by/life/").html) == {
        "/en/as-of/2031-03-04/texts/life/negotiation/": 1,
        "/en/as-of/2031-03-04/texts/life/adopted/": 1,
    }


@pytest.mark.parametrize(
    "path",
    [
        "/fr/reunions/annee/31/",
        "/fr/reunions/annee/1850/",
        "/fr/reunions/annee/٢٠٣١/",
        "/fr/reunions/annee/tout/",
        "/fr/reunions/instance/nobody/",
        "/fr/reunions/instance/river-bank/",
        "/fr/reunions/partenaire/council/",
        "/fr/reunions/nature/adoption/",
        "/fr/reunions/lieu/%00/",
        "/fr/reunions/lieu/" + "a" * 3000 + "/",
        "/fr/textes/etape/lost/",
        "/fr/textes/pays/council/",
        "/fr/feuille-de-route/works/cycle/open/",
        "/fr/feuille-de-route/works/origine/stated/page/2/",
        "/fr/feuille-de-route/no-such/cycle/closed/",
        "/fr/actions/cycle/CLOSED/",
        "/fr/au/2031-03-04/actes/annee/2032x/",
    ],
)
def test_what_is_no_choice_is_a_404_that_leads_on(varied: None, path: str) -> None:
    page = read(path)

    assert page.status == 404
    assert list(faults(page, "fr")) == []


def test_a_wrong_choice_is_told_with_the_ways_to_the_right_ones(varied: None) -> None:
    page = read("/fr/reunions/instance/nobody/")

    assert {"/fr/reunions/par/instance/", "/fr/reunions/"} <= set(links(page.html))
    assert "«\N{NO-BREAK SPACE}nobody\N{NO-BREAK SPACE}»" in page.html.replace(
        "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
    )


def test_what_the_address_says_is_escaped(varied: None) -> None:
    page = read("/en/meetings/body/<script>alert(1)<%2fscript>/")

    assert page.status == 404
    assert "<script>alert" not in page.html


@pytest.mark.parametrize(
    "path",
    [
        "/fr/reunions/annee/2150/",
        "/fr/reunions/annee/undated/",
        "/fr/textes/etape/repealed/",
        "/fr/feuille-de-route/works/cycle/suspended/",
    ],
)
def test_a_value_of_a_closed_list_has_a_page_without_rows(varied: None, path: str) -> None:
    """From another standpoint it may have rows, and that page leads here."""
    page = read(path)

    assert page.status == 200
    assert list(faults(page, "fr")) == []
    assert rows_at(path) == 0


def test_a_narrowed_page_says_to_what_with_a_way_back(varied: None) -> None:
    page = read("/fr/reunions/annee/2030/").html

    assert "<title>Réunions – 2030 – " in page
    assert "<h1>Réunions – 2030</h1>" in page
    assert re.search(r'rel="canonical" href="[^"]*/fr/reunions/annee/2030/"', page)
    assert re.search(r'name="description" content="Réunions – 2030[^"]*1 fiche', page)
    crumbs = page[page.index('<nav class="crumbs"') :].split("</nav>")[0]
    assert 'href="/fr/reunions/"' in crumbs
    assert 'href="/en/meetings/year/2030/"' in page
    current = re.findall(r'<a href="([^"]+)" aria-current="true">', page)
    assert "/fr/reunions/annee/2030/" in current


def test_a_facet_and_its_page_of_values_share_no_address_with_a_record() -> None:
    """Records are one word below their list; a facet and `BY` are two."""
    words = {word for facet in FACETS.values() for word in facet.values()} | set(BY.values())

    for name, found in ADDRESSES.items():
        if found.facets:
            for facet in found.facets:
                for narrowing in (Narrowing(facet), Narrowing(facet, "x")):
                    path = address(name, "fr", ref="r", narrowing=narrowing).split("/")
                    assert path[-3] in words
