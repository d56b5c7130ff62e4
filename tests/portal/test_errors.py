"""When there is no page, a reader is told why and where to go on; nothing hidden is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core.exceptions import SuspiciousOperation
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from tests import cast
from tests.portal.checking import faults
from tests.portal.sites import Read, read
from toguna.acts.models import Act

FORM = 'role="search"'


def ways(page: Read) -> list[str]:
    """Where the main part of a page leads, before its lists."""
    body = page.html[page.html.index("<h1") : page.html.index("<form", page.html.index("<h1"))]
    return re.findall(r'href="([^"]+)"', body)


@pytest.fixture(params=[True, False], ids=["development", "production"])
def debug(request: pytest.FixtureRequest) -> Iterator[None]:
    with override_settings(DEBUG=request.param):
        yield


@pytest.mark.usefixtures("debug", "lakes")
@pytest.mark.parametrize("path", ["/fr/rien/", "/fr/textes/rien/", "/en/texts/nothing/"])
def test_what_is_not_there_is_told_with_a_search_and_the_lists(path: str) -> None:
    page = read(path)

    assert page.status == 404
    assert list(faults(page, path[1:3])) == []
    assert FORM in page.html[page.html.index("<main") :]
    assert f'href="/{path[1:3]}/"' in page.html


@pytest.mark.usefixtures("lakes")
@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("/en/texts/fisheries-protocole/", "/en/texts/fisheries-protocol/"),
        ("/en/meetings/council-2032/", "/en/meetings/council-2031/"),
        ("/en/acts/council-2031/", "/en/meetings/council-2031/"),
        ("/en/meetings/fisheries-adoption/", "/en/acts/fisheries-adoption/"),
        ("/en/people/almer/", "/en/institutions/almer/"),
        ("/en/partners/almer/", "/en/institutions/almer/"),
        ("/en/actions/canall/", "/en/actions/canal/"),
        ("/en/sources/minute/", "/en/sources/minutes/"),
        ("/en/people/mira-hollt/", "/en/people/mira-holt/"),
        (
            "/en/as-of/2031-06-30/texts/fisheries-protocole/",
            "/en/as-of/2031-06-30/texts/fisheries-protocol/",
        ),
    ],
)
def test_what_is_written_in_much_the_same_way_is_offered(path: str, near: str) -> None:
    page = read(path)

    assert page.status == 404
    assert near in ways(page)
    assert read(near).status == 200


@pytest.mark.usefixtures("lakes")
@pytest.mark.parametrize(
    "path",
    [
        "/en/texts/zzzz/",
        f"/en/texts/{'fisheries-' * 500}x/",
        "/en/meeting-series/council-meeting/",
        "/en/texts/page/9/",
        "/en/acts/sealed-talk/",
        "/en/acts/sealed-talks/",
        "/en/actions/sealed-dredgin/",
    ],
)
def test_where_nothing_public_is_near_nothing_is_offered(path: str) -> None:
    page = read(path)

    assert page.status == 404
    assert "much the same way" not in page.html
    assert not [way for way in ways(page) if "sealed" in way]


@pytest.mark.usefixtures("lakes")
def test_a_record_that_is_there_from_today_is_said_to_be() -> None:
    page = read("/en/known-on/2031-03-10/acts/deposit-almer/")

    assert page.status == 404
    assert "can be seen from today, and not from the day asked about" in page.html
    assert ways(page) == ["/en/acts/deposit-almer/"]
    assert "Almer deposits" not in page.html


@pytest.mark.usefixtures("lakes")
def test_a_record_under_embargo_is_not_betrayed_by_another_day() -> None:
    hidden = read("/en/known-on/2031-03-10/acts/sealed-talks/")
    nothing = read("/en/known-on/2031-03-10/acts/zzzz-zzzzz/")

    assert hidden.status == 404
    assert ways(hidden) == ways(nothing) == []
    assert hidden.html.replace("sealed-talks", "zzzz-zzzzz") == nothing.html


@pytest.mark.usefixtures("lakes")
def test_what_is_near_is_known_from_the_standpoint() -> None:
    page = read("/en/known-on/2031-03-10/acts/deposit-almerr/")

    assert page.status == 404
    assert "deposit-almer/" not in page.html
    Act.objects.get(ref="deposit-almer")


@pytest.mark.usefixtures("lakes")
def test_many_records_near_by_are_a_few_ways() -> None:
    for number in range(60):
        cast.make_work(f"harbour-rules-{number}")

    assert len(ways(read("/en/texts/harbour-rules/"))) == 5


@pytest.mark.usefixtures("lakes", "debug")
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
@pytest.mark.parametrize("path", ["/fr/textes/", "/en/nothing/", "/"])
def test_a_page_can_only_be_read_and_says_so(client: Client, method: str, path: str) -> None:
    response = getattr(client, method)(path)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    html = response.content.decode()
    assert FORM in html
    words = "These pages can only be read" if "/en/" in path else '<html lang="fr">'
    assert words in html
    assert "default-src 'self'" in response["Content-Security-Policy"]


def broken(monkeypatch: pytest.MonkeyPatch, error: Exception) -> Client:
    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr("toguna.portal.views.scene_of", fail)
    client = Client()
    client.raise_request_exception = False
    return client


def test_a_fault_asks_the_database_nothing_and_offers_a_search(
    monkeypatch: pytest.MonkeyPatch, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = broken(monkeypatch, RuntimeError("broken on purpose"))

    with django_assert_num_queries(0):
        response = client.get("/en/texts/")

    html = response.content.decode()
    assert response.status_code == 500
    assert FORM in html
    assert 'action="/en/search/"' in html
    assert 'href="/en/"' in html
    assert "broken on purpose" not in html


def test_a_request_that_makes_no_sense_is_refused(
    monkeypatch: pytest.MonkeyPatch, db: None
) -> None:
    client = broken(monkeypatch, SuspiciousOperation("odd on purpose"))

    response = client.get("/fr/textes/")

    html = response.content.decode()
    assert response.status_code == 400
    assert '<html lang="fr">' in html
    assert FORM in html
    assert "odd on purpose" not in html


def test_a_host_that_is_not_ours_is_refused_in_production(db: None) -> None:
    with override_settings(ALLOWED_HOSTS=["record.example"], DEBUG=False):
        response = Client().get("/fr/", headers={"host": "elsewhere.example"})

    assert response.status_code == 400
    assert "elsewhere.example" not in response.content.decode()
