"""The page of the search: with and without words, from any day, whatever is typed."""

from __future__ import annotations

import gzip
import re
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.portal.checking import faults
from tests.portal.conftest import SetClock
from tests.portal.sites import links, read
from toguna.portal.wording import LONGEST, addressed
from toguna.portal.wording import read as read_words
from toguna.search.models import Entry

HARD = "\N{NO-BREAK SPACE}"
THIN = "\N{NARROW NO-BREAK SPACE}"
ODD = [
    '"',
    "'; DROP TABLE search_entry; --",
    '" OR NEAR(a) AND *',
    "names : (council) ^",
    "& | ! <-> :*",
    "%s%(x)s{}",
    "😂 🏴‍☠️",
    "القرار الأول",
    "会議",
    "\u202econseil\u202c",
    "a\x00b\x1fc",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "council " * 1250,
    "x" * 10_000,
    "{{ page }}{% now %}",
    "..%2f..%2f",
    "nature",
    "page",
]


def path_of(words: str, language: str = "fr") -> str:
    word = {"fr": "recherche", "en": "search"}[language]
    return f"/{language}/{word}/{quote(words, safe='')}/"


def plain(html: str) -> str:
    return html.replace(HARD, " ").replace(THIN, " ").replace("’", "'")


def test_what_is_found_is_grouped_with_counts_dates_and_bodies(lakes: None) -> None:
    html = plain(read(path_of("council", "en")).html)

    assert '<meta name="robots" content="noindex">' in html
    assert re.search(r"<p class=.total.>\d+ records have all the words\.", html)
    assert 'href="/en/meetings/council-2031/">Council of the Union, March 2031</a>' in html
    meetings = html[html.index('id="meeting"') :]
    assert '<time datetime="2031-03-03">' in meetings[: meetings.index("</section>")]
    assert "Port Almer" in meetings[: meetings.index("</section>")]
    assert list(faults(read(path_of("council", "en")), "en")) == []


def test_every_link_of_what_is_found_leads_to_a_page(lakes: None) -> None:
    for words in ("council", "fisheries", "union lakes", "deposit", "sealed", "presidency"):
        for language in ("fr", "en"):
            page = read(path_of(words, language))
            for href in links(page.html):
                assert read(href).status == 200, (words, href)


def test_an_outcome_and_a_heading_lead_to_their_place(lakes: None) -> None:
    assert "/en/meetings/council-2031/#stock-report" in read(path_of("stocks", "en")).html
    html = read(path_of("presidency", "en")).html
    anchor = re.search(r'href="(/en/sources/minutes/[^"#]*)#(p-1\.3)"', html)
    assert anchor
    assert f'id="{anchor[2]}"' in read(anchor[1]).html


def test_singular_and_plural_are_told_right(lakes: None) -> None:
    one = plain(read(path_of("canal")).html)
    assert "1 fiche contient tous les mots." in one
    many = plain(read(path_of("council")).html)
    assert re.search(r"\d+ fiches contiennent tous les mots\.", many)


def test_all_words_first_then_most_and_the_page_says_so(lakes: None) -> None:
    html = plain(read(path_of("canal lakes", "en")).html)

    told = r"1 record has all the words\. \d+ others, further down, have most of them\."
    assert re.search(told, html)


def test_a_typing_error_is_told(lakes: None) -> None:
    html = plain(read(path_of("Protocl zzzzz")).html)

    assert "« protocl » ne figure nulle part : lu comme « protocol »." in html
    assert "« zzzzz » ne figure nulle part : mot laissé de côté." in html
    assert "Résultats pour « protocol »" in html


def test_nothing_found_leads_on(lakes: None) -> None:
    page = read(path_of("zzzzz"))
    html = plain(page.html)

    assert page.status == 200
    assert "Aucun résultat." in html
    for href in ("/fr/reunions/", "/fr/textes/", "/fr/fonctions/", "/fr/discordances/"):
        assert f'href="{href}"' in html


def test_a_kind_has_its_pages(lakes: None) -> None:
    page = read(f"{path_of('union')}nature/institution/")
    assert page.status == 200
    assert 'href="/fr/recherche/union/">Résultats de toute nature' in page.html
    assert list(faults(page, "fr")) == []
    for path in ("nature/xx/", "nature/institution/page/9/", "page/2/", "annee/2031/"):
        assert read(f"{path_of('union')}{path}").status == 404, path


def test_a_group_leads_to_all_of_its_kind(lakes: None) -> None:
    html = read(path_of("union", "en")).html

    assert 'href="/en/search/union/kind/institution/"' in html
    assert len(re.findall("<li", read("/en/search/union/kind/institution/").html)) > 5


def test_a_form_without_a_script_is_sent_on(lakes: None, client: Client) -> None:
    html = read("/fr/recherche/").html
    assert 'method="get" action="/fr/recherche/"' in html
    assert 'name="q"' in html

    response = client.get("/fr/recherche/", {"q": " Qui préside / l’Union ? "})
    assert response.status_code == 302
    assert response["Location"] == f"/fr/recherche/{quote('Qui préside l’Union ?')}/"
    for nothing in ("", "   ", "///", "..", "\x00"):
        assert client.get("/fr/recherche/", {"q": nothing})["Location"] == "/fr/recherche/"


def test_the_form_keeps_the_standpoint(lakes: None, client: Client) -> None:
    path = "/fr/au/2031-05-15/connu-au/2031-06-30/recherche/"
    assert f'action="{path}"' in read(path).html

    assert client.get(path, {"q": "canal"})["Location"] == f"{path}canal/"
    assert client.get("/fr/au/2031-13-40/recherche/", {"q": "canal"}).status_code == 404


def test_what_was_typed_beyond_the_limit_is_cut_and_told(lakes: None, client: Client) -> None:
    location = client.get("/fr/recherche/", {"q": "council " * 1250})["Location"]

    assert len(location) < 2 * LONGEST + 100
    html = read(location).html
    assert "Seuls les 200 premiers caractères ont été lus." in plain(html)
    assert "Seuls les 200" not in plain(read(path_of("council")).html)


@pytest.mark.parametrize("words", ODD)
def test_odd_searches_have_a_right_page(lakes: None, client: Client, words: str) -> None:
    page = read(path_of(words))

    assert page.status in (200, 404)
    assert list(faults(page, "fr")) == []
    assert "<script>alert" not in page.html
    assert "<img src=x" not in page.html
    assert "\u202e" not in page.html
    assert len(gzip.compress(page.html.encode())) < 14_000
    sent_on = client.get("/fr/recherche/", {"q": words})
    assert sent_on.status_code == 302
    assert read(sent_on["Location"]).status == 200


def test_what_an_address_holds_of_words() -> None:
    assert addressed("a/b\\c\td\x00e") == "a b c d e"
    assert addressed("x" * 300) == "x" * (LONGEST + 1)
    assert read_words("x" * (LONGEST + 1)) == ("x" * LONGEST, True)
    assert read_words("x" * LONGEST) == ("x" * LONGEST, False)


def test_hidden_things_are_neither_found_nor_counted(lakes: None, set_clock: SetClock) -> None:
    assert "Sealed" not in read(path_of("sealed")).html
    assert "Sealed" not in read(path_of("dredgign")).html
    assert "dredging" not in read(path_of("dredgign")).html
    hidden = len(read(path_of("waterways")).html)
    set_clock(datetime(2131, 2, 1, tzinfo=UTC))

    assert "Sealed dredging works" in read(path_of("dredgign")).html
    assert len(read(path_of("waterways")).html) > hidden


@pytest.mark.parametrize("words", ["council", "union lakes", "fisheries", "deposit", "march 2031"])
def test_as_many_are_shown_as_are_counted(lakes: None, words: str) -> None:
    """The index and the rules of the pages agree on what may be seen."""
    for prefix in ("", "as-of/2031-03-10/", "known-on/2031-03-10/", "as-of/2031-05-05/"):
        html = read(f"/en/{prefix}search/{quote(words)}/").html
        groups = re.findall(
            r'<h2 id="(\w+)">[^<]*<span class="total">(\d+)</span></h2>(.*?)</section>',
            html,
            re.DOTALL,
        )
        assert groups or prefix
        for kind, total, inside in groups:
            shown = inside.count("<li")
            assert shown == min(int(total), 5), (prefix, kind)


def test_the_number_of_queries_does_not_grow(lakes: None) -> None:
    def count(words: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            read(path_of(words))
        return len(captured)

    read(path_of("corrow"))
    before = count("corrow")
    model = Entry.objects.get(owner="acts.act", ref="deposit-corrow", is_whole=True)
    for _copy in range(30):
        model.pk = None
        model.save()

    assert count("corrow") == before


def test_a_page_of_many_results_is_light(lakes: None) -> None:
    for words in ("union", "council", "2031", "a"):
        assert len(gzip.compress(read(path_of(words)).html.encode(), 6)) < 14_000


def test_pages_of_errors_offer_the_search(
    lakes: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 'action="/en/search/"' in read("/en/nowhere/").html

    def fail(*_arguments: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("toguna.portal.views.scene_of", fail)
    client.raise_request_exception = False
    with CaptureQueriesContext(connection) as captured:
        response = client.get("/en/texts/")
    assert 'action="/en/search/"' in response.content.decode()
    assert len(captured) == 0


def test_a_form_may_be_sent_to_this_site_only(lakes: None, client: Client) -> None:
    assert "form-action 'self'" in client.get("/fr/recherche/")["Content-Security-Policy"]
