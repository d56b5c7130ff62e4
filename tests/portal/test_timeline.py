"""Everything dated stands in its year and month, exactly as precisely as it is known."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests import cast
from tests.portal.checking import faults
from tests.portal.sites import read
from tests.portal.test_queries import Rows, queries
from tests.portal.test_queries import rows as rows  # a fixture
from toguna.acts.models import StatusChange
from toguna.kernel.dates import UncertainDate
from toguna.portal.queries.chronology import UNDATED, month_of, year_of


def months(path: str) -> dict[str, list[str]]:
    """The headings of a page of the timeline, each with what its lines are about."""
    found = {}
    for block in read(path).html.split('<h2 class="month"')[1:]:
        block = block.split("</section>")[0]
        heading = re.sub(r"<span[^>]*>.*?</span>|<[^>]+>", "", block[block.index(">") + 1 :])
        lines = re.findall(r'<span class="what">(?:<a[^>]*>)?(?:<span[^>]*>)?([^<]+)', block)
        found[heading.split("\n")[0].strip().replace("\N{NO-BREAK SPACE}", " ")] = lines
    return found


@pytest.mark.parametrize(
    ("edtf", "year", "month"),
    [
        ("2031-05-04", 2031, 5),
        ("2031-05", 2031, 5),
        ("2031-05-30/2031-06-02", 2031, 5),
        ("2031-05/2031-07", 2031, 5),
        ("2031-05-04/..", 2031, 5),
        ("[2031-05-04..2031-05-06]", 2031, 5),
        ("[2031-05-04..2031-06-06]", 2031, UNDATED),
        ("2031", 2031, UNDATED),
        ("2031/2033", 2031, UNDATED),
        ("../2033", 2033, UNDATED),
        ("[..2031-05-04]", 2031, UNDATED),
        ("", UNDATED, UNDATED),
    ],
)
def test_a_date_stands_where_it_is_known_to_be(edtf: str, year: int, month: int) -> None:
    when = UncertainDate.from_edtf(edtf)

    assert year_of(when.earliest, when.latest) == year
    assert month_of(when) == month


def test_a_year_is_told_by_month_in_order(db: None) -> None:
    for edtf in ("2030-03-07", "2030-03", "2030-03-02/2030-03-05", "2030", "2030-01-09"):
        cast.make_act(title=f"On {edtf}", date=edtf)

    assert months("/en/timeline/year/2030/") == {
        "January 2030": ["On 2030-01-09"],
        "March 2030": ["On 2030-03", "On 2030-03-02/2030-03-05", "On 2030-03-07"],
        "2030, without a month": ["On 2030"],
    }


def test_every_year_is_counted_and_leads_to_its_page(db: None) -> None:
    for edtf in ("2029-01-01", "2030-01-01", "2030-02", "", "2035"):
        cast.make_act(date=edtf)

    html = read("/fr/chronologie/").html
    nav = html[html.index('class="years"') : html.index("</nav>", html.index('class="years"'))]

    assert re.findall(r'/annee/(\w+)/"[^>]*>[^<]+</a> <span class="notes">(\d+)', nav) == [
        ("2035", "1"),
        ("2030", "2"),
        ("2029", "1"),
        ("undated", "1"),
    ]
    for year in ("2035", "2030", "2029", "undated"):
        page = read(f"/fr/chronologie/annee/{year}/")
        assert page.status == 200
        assert list(faults(page, "fr")) == []


def test_the_first_page_is_the_latest_year_that_has_begun(db: None) -> None:
    cast.make_act(title="Before", date="2030-01-01")
    cast.make_act(title="Planned", date="2040-01-01", status="planned")

    assert months("/en/timeline/") == {"January 2030": ["Before"]}
    assert months("/en/as-of/2041-01-01/timeline/") == {"January 2040": ["Planned"]}


def test_mandates_processes_and_texts_have_their_place(db: None) -> None:
    person = cast.make_party("person", name="Mira")
    cast.make_mandate(person, cast.make_office(name="Chair"), start="2030-02-01")
    cast.make_process(title="Talks", start="2030-01", end="2030-03")
    cast.make_work(title="Charter", force_clause="on-date", force_date=date(2030, 4, 1))

    assert months("/en/timeline/year/2030/") == {
        "January 2030": ["Talks"],
        "February 2030": ["Mira"],
        "March 2030": ["Talks"],
        "April 2030": ["Charter"],
    }
    html = read("/en/timeline/year/2030/").html
    for word in ("Mandate begins", "Begins", "Ends", "Enters into force by its own terms"):
        assert word in html


def test_what_is_planned_is_marked_as_such(db: None) -> None:
    cast.make_act(title="To come", date="2032-05-01", status="planned")
    cast.make_act(title="Not confirmed", date="2031-05-01", status="planned")
    cast.make_work(title="Charter", force_clause="on-date", force_date=date(2032, 4, 1))

    later, past = (read(f"/en/timeline/year/{year}/").html for year in (2032, 2031))
    assert "s-planned" in later
    assert "Planned: Enters into force by its own terms" in later
    assert "s-planned-unconfirmed" in past


def test_an_act_stands_at_the_date_of_the_last_statement(db: None) -> None:
    act = cast.make_act(title="Moved", date="2030-01-01", status="planned")
    StatusChange.objects.create(
        act=act,
        status="postponed",
        date="2031-02-01",
        **cast.of_revision("change", "", {"known": "2031-01-01"}),
    )

    assert months("/en/timeline/year/2031/") == {"February 2031": ["Moved"]}
    assert read("/en/timeline/year/2030/").status == 404
    assert months("/en/known-on/2030-12-31/timeline/year/2030/") == {"January 2030": ["Moved"]}


def test_a_standpoint_and_an_embargo_leave_out_what_cannot_be_seen(lakes: None) -> None:
    cast.make_mandate(cast.make_party("person", is_public=False, name="VEILED"), None, start="2031")
    cast.make_process(counterpart=cast.make_party("state", is_public=False), start="2031-01")
    open_years = read("/en/timeline/").html

    for path in ("/en/timeline/", "/en/timeline/year/2031/"):
        page = read(path).html
        for word in ("VEILED", "Sealed", "sealed-"):
            assert word not in page
    assert "process-" not in open_years
    known = read("/en/known-on/2031-03-10/timeline/").html
    assert "Gazette" not in known
    assert "deposit-almer" not in known
    assert "deposit-almer" in open_years
    assert "deposit-almer" not in read("/en/as-of/2031-03-05/timeline/").html


@pytest.mark.parametrize(
    "year", ["2099", "20311", "0", "-1", "2031-01", "xxxx", "%00", "annee", "١"]
)
def test_a_year_of_which_nothing_is_known_is_a_404(lakes: None, year: str) -> None:
    page = read(f"/fr/chronologie/annee/{year}/")

    assert page.status == 404
    assert "Page introuvable" in page.html


def test_an_empty_record_has_a_timeline(db: None) -> None:
    page = read("/fr/chronologie/")

    assert page.status == 200
    assert list(faults(page, "fr")) == []
    assert read("/fr/chronologie/page/2/").status == 404


def test_a_long_year_is_paged_and_asks_as_much(rows: Rows) -> None:
    rows.acts(1)
    one = queries("/fr/chronologie/")
    rows.acts(119)

    assert queries("/fr/chronologie/") == one
    assert 'rel="next" href="/fr/chronologie/page/2/"' in read("/fr/chronologie/").html
    counted = [
        read(f"/fr/chronologie/{page}").html.count('<span class="what">')
        for page in ("", "page/2/", "page/3/")
    ]
    assert counted == [50, 50, 20]


def test_many_mandates_and_processes_ask_no_more_than_one(rows: Rows) -> None:
    def more(count: int) -> None:
        for _one in range(count):
            person = cast.make_party("person")
            cast.make_mandate(person, cast.make_office(), start="2031-03")
            cast.make_process(counterpart=rows.state, start="2031-01", end="2031-02")
            cast.make_work(force_clause="on-date", force_date=date(2031, 4, 1))

    more(1)
    one = queries("/fr/chronologie/")
    more(9)

    assert queries("/fr/chronologie/") == one
