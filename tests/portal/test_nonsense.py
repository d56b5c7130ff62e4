"""Addresses that make no sense, requests that are none: the right status, and a page that helps."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings

from tests.portal.checking import faults
from tests.portal.sites import read

NONSENSE = [
    "/fr/au/2031-13-40/",
    "/fr/au/0000-01-01/",
    "/fr/au/2031-02-30/textes/",
    "/fr/au/1899-12-31/",
    "/fr/au/2200-01-01/",
    "/fr/au/2031-5-1/",
    "/fr/au/٢٠٣١-٠٥-٠١/",
    "/fr/au/hier/",
    "/fr/connu-au/20310501/",
    "/fr/au/2031-05-01/connu-au/never/",
    "/fr/connu-au/2031-05-01/au/2031-05-01/",
    "/en/as-of/10000-01-01/",
    "/pt/",
    "/xx/meetings/",
    "/fr/reunions/no-such-meeting/",
    "/fr/reunions/sealed-talks/",
    "/fr/actes/council-2031/",
    "/fr/reunions/fisheries-adoption/",
    "/fr/actions/sealed-dredging/",
    "/fr/partenaires/almer/",
    "/fr/personnes/almer/",
    "/fr/textes/page/1/",
    "/fr/textes/page/0/",
    "/fr/textes/page/2/",
    "/fr/textes/page/-1/",
    "/fr/textes/page/02/",
    "/fr/textes/page/99999999999999999999/",
    "/fr/textes/page/two/",
    "/fr/sources/minutes/page/2/",
    "/fr/textes/" + "a" * 5000 + "/",
    "/fr/textes/%00/",
    "/fr/textes/%ff%fe/",
    "/fr/textes/../../etc/passwd",
    "/fr/textes/fisheries-protocol'--/",
    "/fr//textes/",
    "/wp-login.php",
    "/favicon.ico",
]


@pytest.mark.parametrize("path", NONSENSE)
def test_nonsense_is_a_404_that_helps(lakes: None, path: str) -> None:
    page = read(path)
    language = "en" if path.startswith("/en/") else "fr"

    assert page.status == 404
    assert list(faults(page, language)) == []
    assert f'href="/{language}/"' in page.html
    assert ("Page introuvable" if language == "fr" else "Page not found") in page.html


def test_an_impossible_day_is_named_with_what_to_write(lakes: None) -> None:
    assert "« 2031-13-40 » n’est pas une date" in read("/fr/au/2031-13-40/").html.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert "“2031-13-40” is not a day" in read("/en/as-of/2031-13-40/").html


def test_what_an_address_says_is_escaped(lakes: None) -> None:
    page = read("/en/as-of/<script>alert(1)<%2fscript>/")

    assert page.status == 404
    assert "<script" not in page.html


@pytest.mark.parametrize("development", [True, False])
def test_a_reader_is_helped_in_development_too(lakes: None, development: bool) -> None:
    with override_settings(DEBUG=development):
        page = read("/fr/rien/")

    assert page.status == 404
    assert "Page introuvable" in page.html


def test_the_root_leads_to_the_first_language(client: Client) -> None:
    response = client.get("/", headers={"accept-language": "en"})

    assert (response.status_code, response["Location"]) == (301, "/fr/")


def test_a_page_without_its_last_slash_is_found(lakes: None, client: Client) -> None:
    response = client.get("/fr/textes")

    assert (response.status_code, response["Location"]) == (301, "/fr/textes/")


def test_a_question_mark_changes_nothing(lakes: None) -> None:
    plain = read("/fr/textes/")

    for question in ("?page=7", "?as_of=2031-13-40", "?%00", "?a=1&a=2&" + "b" * 3000):
        assert read(f"/fr/textes/{question}").html == plain.html


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_page_can_only_be_read(lakes: None, client: Client, method: str) -> None:
    assert getattr(client, method)("/fr/textes/").status_code == 405


def test_the_head_of_a_page_is_that_of_the_page(lakes: None, client: Client) -> None:
    response = client.head("/fr/textes/")

    assert (response.status_code, response.content) == (200, b"")


def test_an_empty_record_has_all_its_lists(db: None) -> None:
    for path in ("/fr/", "/en/", "/fr/reunions/", "/fr/dates/", "/fr/institutions/"):
        page = read(path)
        assert page.status == 200
        assert list(faults(page, path[1:3])) == []


@pytest.mark.parametrize(
    ("path", "language"), [("/fr/", "fr"), ("/en/texts/", "en"), ("/x/", "fr")]
)
def test_a_fault_of_the_site_is_told_in_both_languages(
    db: None, client: Client, monkeypatch: pytest.MonkeyPatch, path: str, language: str
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("toguna.portal.views.scene_of", fail)
    client.raise_request_exception = False
    response = client.get(path)

    assert response.status_code == 500
    words = "Le site n’a pas pu répondre" if language == "fr" else "The site could not answer"
    html = response.content.decode()
    assert f"<h1>{words}</h1>" in html
    assert "broken on purpose" not in html
    assert '<html lang="' + language + '">' in html
    assert "default-src 'self'" in response["Content-Security-Policy"]


def test_the_headers_let_a_browser_do_nothing_else(lakes: None, client: Client) -> None:
    response = client.get("/fr/")
    policy = response["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "script-src 'none'" in policy
    assert "'unsafe-inline'" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Content-Language"] == "fr"
    assert "Set-Cookie" not in response


def test_a_page_that_did_not_change_is_not_sent_again(lakes: None, client: Client) -> None:
    first = client.get("/fr/textes/", headers={"accept-encoding": "gzip"})
    again = client.get(
        "/fr/textes/",
        headers={"accept-encoding": "gzip", "if-none-match": first["ETag"]},
    )

    assert first["Content-Encoding"] == "gzip"
    assert again.status_code == 304
