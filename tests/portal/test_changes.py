"""What became known between two days, and what happened: by kind, then by day, with the grade and
the passage, from a standpoint and under embargo."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from tests import cast
from tests.portal.checking import faults
from tests.portal.conftest import SetClock
from tests.portal.sites import links, read
from tests.portal.test_queries import Rows, queries
from tests.portal.test_queries import rows as rows  # a fixture
from toguna.acts.models import Act, StatusChange
from toguna.institutions.models import Party
from toguna.roadmap.models import Assertion
from toguna.texts.models import Work

MARCH = "/en/changes/2031-03-05/2031-03-05/"
JUNE = "/en/changes/2031-06-01/2031-06-30/"
TAG = re.compile(r"<[^>]+>")


def words(path: str) -> str:
    html = read(path).html
    body = html[html.index("<main") : html.index("</main>")]
    plain = TAG.sub(" ", body).replace("&nbsp;", " ").replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(plain.split())


def section(path: str, anchor: str) -> str:
    html = read(path).html
    start = html.index(f'aria-labelledby="{anchor}"')
    return html[start : html.index("</section>", start)]


def counts(path: str) -> dict[str, int]:
    """How many there are of each kind, by its anchor, as the page says at its top."""
    found = re.findall(r'href="[^"]*#([a-z]+)"><span class="number">(\d+)</span>', read(path).html)
    return {anchor: int(number) for anchor, number in found}


def test_what_became_known_is_told_by_kind_with_its_passage(lakes: None) -> None:
    told = counts(JUNE)

    assert told["sources"] == 1
    assert told["statuses"] == 1
    assert told["life"] == 3
    status = section(JUNE, "statuses")
    assert "Planned" in status
    assert "Held" in status
    assert status.index("before:") < status.index("Planned") < status.index("after:")
    assert "/en/sources/gazette/part/1/#p-1.3" in status
    assert 'href="/en/texts/fisheries-protocol/"' in section(JUNE, "life")


def test_what_was_known_before_is_not_told_again(lakes: None) -> None:
    assert "statuses" in counts(JUNE)
    assert "statuses" not in counts(MARCH)
    assert "sources" in counts(MARCH)
    assert counts("/en/changes/2031-07-01/2031-07-14/") == {}


def test_both_days_are_included(lakes: None) -> None:
    assert "sources" in counts("/en/changes/2031-06-30/2031-06-30/")
    assert "sources" not in counts("/en/changes/2031-06-29/2031-06-29/")
    assert "sources" not in counts("/en/changes/2031-07-01/2031-07-01/")


def test_what_happened_is_apart_from_what_became_known(lakes: None) -> None:
    """The deposits of spring were made public at the end of June."""
    deposit = Act.objects.get(ref="deposit-almer")
    day = deposit.date.edtf
    path = f"/en/changes/{day}/{day}/"

    assert deposit.known.isoformat() == "2031-06-30"
    assert counts(path) == {"held": 1}
    assert "Happened:" in section(path, "held")
    assert "/en/acts/deposit-almer/" in section(path, "held")


def test_an_assertion_tells_before_and_after_by_whom_and_on_what_evidence(lakes: None) -> None:
    first = Assertion.objects.get(ref="canal-lifecycle-1")
    Assertion.objects.create(
        action=first.action,
        axis="lifecycle",
        value="finalising",
        scope=first.scope,
        valid="2031-05-01",
        grade="independent",
        **cast.of_revision("assertion", "canal-lifecycle-2", {"known": "2031-05-02"}),
    )

    line = section("/en/changes/2031-05-02/2031-05-02/", "assertions")

    assert line.index("before:") < line.index("Under way") < line.index("after:")
    assert line.index("after:") < line.index("Being finalised")
    assert "as stated by" in line
    assert "Press office" in line
    assert "Independent" in line
    assert 'class="cites"' in line


def test_the_first_assertion_has_no_before(lakes: None) -> None:
    line = section("/en/changes/2031-03-01/2031-03-31/", "assertions")

    assert "Under way" in line
    assert "before:" not in line


def test_a_correction_is_shown_as_one_and_what_it_corrects_as_corrected(lakes: None) -> None:
    first = Assertion.objects.get(ref="canal-lifecycle-1")
    fields = {"known": "2031-05-02", "supersedes": first}
    Assertion.objects.create(
        action=first.action,
        axis="lifecycle",
        value="suspended",
        scope=first.scope,
        valid=first.valid,
        grade="official-act",
        **cast.of_revision("assertion", "", fields),
    )

    then = section("/en/changes/2031-03-01/2031-03-31/", "assertions")
    since = section("/en/changes/2031-05-02/2031-05-02/", "assertions")

    assert "Corrected since" in then
    assert "Correction<" not in then
    assert "Correction<" in since
    assert since.index("Under way") < since.index("Suspended")
    known = section("/en/known-on/2031-04-01/changes/2031-03-01/2031-03-31/", "assertions")
    assert "Corrected since" not in known


def test_a_status_follows_the_one_before_it(lakes: None) -> None:
    act = Act.objects.get(ref="lighthouse-lighting")
    StatusChange.objects.create(
        act=act, status="cancelled", **cast.of_revision("change", "", {"known": "2031-07-10"})
    )

    line = section("/en/changes/2031-07-10/2031-07-10/", "statuses")

    assert line.index("Held") < line.index("Cancelled")
    assert "Planned" not in line


def test_nothing_under_embargo_is_named_or_counted(lakes: None, set_clock: SetClock) -> None:
    """Each row is public itself, and about something that is not."""
    before = counts("/en/changes/2031-01-01/2031-07-31/")
    council, union = Act.objects.get(ref="council-2031"), Party.objects.get(ref="union")
    hidden = cast.make_act("veiled", "2031-04-01", is_public=False, title="VEILED")
    known = {"known": "2031-04-02"}
    StatusChange.objects.create(act=hidden, status="held", **cast.of_revision("c", "", known))
    cast.make_stage(Work.objects.get(), "examined", hidden, **known)
    text = cast.make_work("veiled-text", is_public=False, title="VEILED", **known)
    cast.make_stage(text, "adopted", council, **known)
    party = cast.make_party("person", is_public=False, name="VEILED")
    cast.make_mandate(party, None, body=union, start="2031-04-01", **known)
    act = Assertion.objects.get(ref="canal-lifecycle-1")
    Assertion.objects.create(
        action=act.action,
        axis="lifecycle",
        value="closed",
        scope=union,
        valid="2031-04-01",
        grade="official-act",
        act=hidden,
        statement="VEILED",
        **cast.of_revision("assertion", "", known),
    )

    path = "/en/changes/2031-01-01/2031-07-31/"
    assert counts(path) == before
    assert "VEILED" not in read(path).html
    for word in ("Sealed", "sealed-"):
        assert word not in read(path).html
    set_clock(datetime(2131, 2, 1, tzinfo=UTC))
    assert counts(path) != before


def test_a_standpoint_limits_what_is_told(lakes: None) -> None:
    known = "/en/known-on/2031-03-10/changes/2031-03-01/2031-07-01/"
    as_of = "/en/as-of/2031-03-10/changes/2031-03-01/2031-07-01/"

    assert counts(known)["sources"] == 1
    assert "statuses" not in counts(known)
    assert "Gazette" not in read(known).html
    assert counts("/en/changes/2031-03-01/2031-07-01/")["life"] > counts(as_of)["life"]
    assert all(
        href.startswith("/en/known-on/2031-03-10/") for href in links(section(known, "acts"))
    )


def test_what_appears_tomorrow_is_not_told_today(lakes: None) -> None:
    act = Act.objects.get(ref="lighthouse-lighting")
    StatusChange.objects.create(
        act=act, status="cancelled", **cast.of_revision("change", "", {"known": "2031-07-16"})
    )

    assert counts("/en/changes/2031-07-15/2031-07-20/") == {}


def test_the_page_of_periods_offers_days_and_a_form(lakes: None) -> None:
    page = read("/fr/changements/")

    assert list(faults(page, "fr")) == []
    for path in (
        "/fr/changements/2031-06-30/2031-07-15/",
        "/fr/changements/2031-06-15/2031-07-15/",
        "/fr/changements/2031-04-15/2031-07-15/",
        "/fr/changements/2031-03-05/2031-03-05/",
        "/fr/changements/2031-03-06/2031-06-30/",
    ):
        assert f'href="{path}"' in page.html
    assert 'action="/fr/changements/" method="get"' in page.html
    assert re.findall(r'type="date" id="\w+" name="(\w+)"', page.html) == ["du", "au"]
    english = read("/en/known-on/2031-04-01/changes/").html
    assert re.findall(r'type="date" id="\w+" name="(\w+)"', english) == ["from", "to"]
    assert 'action="/en/known-on/2031-04-01/changes/"' in english
    assert "2031-06-30" not in english


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/fr/changements/?du=2031-05-01&au=2031-06-30", "/fr/changements/2031-05-01/2031-06-30/"),
        ("/fr/changements/?du=2031-06-30&au=2031-05-01", "/fr/changements/2031-05-01/2031-06-30/"),
        ("/en/changes/?from=2031-05-01&to=2031-05-01", "/en/changes/2031-05-01/2031-05-01/"),
        (
            "/en/as-of/2031-05-01/changes/?from=2031-05-01&to=2031-05-02",
            "/en/as-of/2031-05-01/changes/2031-05-01/2031-05-02/",
        ),
    ],
)
def test_two_days_that_were_written_lead_to_their_page(
    lakes: None, client: Client, asked: str, led: str
) -> None:
    response = client.get(asked)

    assert (response.status_code, response["Location"]) == (302, led)


@pytest.mark.parametrize(
    "query",
    ["du=2031-05-01", "du=&au=", "du=hier&au=demain", "du=2031-02-30&au=2031-03-01", "du=%00&au=1"],
)
def test_days_that_are_none_are_said_to_be_none(lakes: None, query: str) -> None:
    page = read(f"/fr/changements/?{query}")

    assert page.status == 400
    assert 'role="alert"' in page.html
    assert list(faults(page, "fr")) == []


def test_what_was_written_is_escaped(lakes: None) -> None:
    page = read('/en/changes/?from="><script>alert(1)</script>&to=' + "9" * 10_000)

    assert page.status == 400
    assert "<script>alert" not in page.html
    assert len(page.html) < 40_000


def test_days_in_the_wrong_order_lead_to_the_right_one(lakes: None, client: Client) -> None:
    response = client.get("/fr/connu-au/2031-06-30/changements/2031-06-30/2031-03-01/")

    assert response.status_code == 301
    led = "/fr/connu-au/2031-06-30/changements/2031-03-01/2031-06-30/"
    assert response["Location"] == led


@pytest.mark.parametrize(
    "days",
    [
        "2031-13-01/2031-12-01",
        "2031-02-29/2031-12-01",
        "x/y",
        "2031-05-01",
        "2031-05-01/2031-06-01/page/9",
        "1899-01-01/2031-06-01",
        "2031-05-01/2031-06-01/2031-07-01",
    ],
)
def test_days_that_do_not_exist_are_a_404_that_helps(lakes: None, days: str) -> None:
    page = read(f"/fr/changements/{days}/")

    assert page.status == 404
    assert "Page introuvable" in page.html


def test_other_addresses_still_read_no_question(lakes: None) -> None:
    assert read("/fr/textes/?du=2031-05-01&au=2031-06-01").html == read("/fr/textes/").html


@pytest.mark.parametrize("kind", ["acts", "texts", "actions", "meetings"])
def test_many_changes_ask_no_more_than_one(rows: Rows, kind: str) -> None:
    path = "/fr/changements/2030-01-01/2031-12-31/"
    getattr(rows, kind)(1)
    one = queries(path)
    getattr(rows, kind)(9)

    assert queries(path) == one


def test_changes_are_paged_and_each_kind_is_found_on_its_page(rows: Rows) -> None:
    rows.acts(70)
    rows.texts(60)
    path = "/en/changes/2030-01-01/2031-12-31/"
    page = read(path)

    assert 'rel="next" href="/en/changes/2030-01-01/2031-12-31/page/2/"' in page.html
    for href in re.findall(r'href="([^"]+#[a-z]+)"><span class="number">', page.html):
        where, _hash, anchor = href.partition("#")
        assert f'id="{anchor}"' in read(where).html
    assert list(faults(read(f"{path}page/2/"), "en")) == []
