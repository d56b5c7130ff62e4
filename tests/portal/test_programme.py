"""The programme: by day, by phase, by kind, and what changed since the release before."""

from __future__ import annotations

import gzip
import re
from datetime import datetime

import pytest

from tests import cast
from tests.portal.checking import faults
from tests.portal.sites import Read, read
from tests.portal.test_queries import queries
from toguna.meetings.models import (
    Chain,
    Meeting,
    ProgrammeItem,
    Release,
    ReleasedSlot,
    Slot,
)

CHAIN = "/en/meeting-chains/summit/"
ITEM = re.compile(r'<span class="what">(?:<s>)?([^<]+)')
DAY = re.compile(r'<h3 class="date">(.*?)</h3>')
HOSTILE = '"><script>alert(1)</script>'


def plain(html: str) -> str:
    text = re.sub(r"<[^>]+>", "", html)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def schedule(page: Read) -> str:
    assert page.status == 200, page.path
    return page.html[page.html.index('<h2 id="programme">') :].partition("</section>")[0]


def items(page: Read) -> list[str]:
    return ITEM.findall(schedule(page))


def days(page: Read) -> list[str]:
    return [plain(day) for day in DAY.findall(schedule(page))]


def item(
    title: str, meeting: str = "ministers", kind: str = "plenary", *, is_public: bool = True
) -> ProgrammeItem:
    ref = title.lower().replace(" ", "-")
    return ProgrammeItem.objects.create(
        meeting=Meeting.objects.get(ref=meeting),
        kind=cast.make_term("programme-kind", kind, name=kind.title()),
        title=title,
        **cast.of_fact("programme", ref, is_public, {}),
    )


def slot(row: ProgrammeItem, date: str, starts: str = "", **fields: object) -> Slot:
    instant = datetime.fromisoformat(f"{date}T{starts}Z") if starts else None
    return Slot.objects.create(
        item=row, date=date, starts=instant, **cast.of_fact("slot", "", True, fields)
    )


@pytest.fixture
def summit(db: None) -> Chain:
    """Experts on 20 and 21 July, ministers on the 22nd to the 24th, in a place at UTC."""
    cast.make_confederation(cast.make_party("body", "rivers-union"))
    place = cast.make_place("harbour", name="Harbour")
    chain = Chain.objects.create(name="Summit", **cast.of_fact("chain", "summit", True, {}))
    dates = {"experts": "2031-07-20/2031-07-21", "ministers": "2031-07-22/2031-07-24"}
    for position, (ref, date) in enumerate(dates.items(), start=1):
        act = cast.make_act(ref, date, "planned", title=f"Meeting of {ref}", place=place)
        Meeting.objects.create(
            act=act,
            chain=chain,
            chain_position=position,
            level=cast.make_term("meeting-level", ref, name=ref.title()),
            **cast.of_fact("meeting", ref, True, {}),
        )
    slot(item("Opening"), "2031-07-22", "09:00", room="Hall")
    slot(item("Talks", kind="bilateral"), "2031-07-22/2031-07-23")
    slot(item("Closing"), "2031-07-24")
    slot(item("Drafting", "experts", "committee"), "2031-07-20", "08:00")
    slot(item("Some time in July"), "2031-07")
    item("Never scheduled", "experts")
    return chain


@pytest.mark.parametrize("start", ["/en/programme/", CHAIN])
def test_the_programme_by_day_in_order_of_time(summit: Chain, start: str) -> None:
    page = read(start)

    assert list(faults(page, "en")) == []
    assert days(page) == [
        "20 and 21 July 2031",
        "20 July 2031",
        "22 to 24 July 2031",
        "22 and 23 July 2031",
        "22 July 2031",
        "24 July 2031",
    ]
    assert items(page) == [
        "Never scheduled",
        "Drafting",
        "Some time in July",
        "Talks",
        "Opening",
        "Closing",
    ]
    assert '<time datetime="2031-07-22T09:00:00Z">09:00</time> (Harbour time)' in page.html
    assert plain(schedule(page)).count("day not stated") == 1
    assert plain(schedule(page)).count("hours not stated") == 3


@pytest.mark.parametrize("start", ["/en/programme/", CHAIN])
@pytest.mark.parametrize(
    ("facet", "found"),
    [
        ("day/2031-07-20/", ["Drafting"]),
        ("day/2031-07-22/", ["Talks", "Opening"]),
        ("day/2031-07-23/", ["Talks"]),
        ("day/2031-07-24/", ["Closing"]),
        ("phase/experts/", ["Never scheduled", "Drafting"]),
        ("phase/ministers/", ["Some time in July", "Talks", "Opening", "Closing"]),
        ("kind/bilateral/", ["Talks"]),
        ("kind/committee/", ["Drafting"]),
    ],
)
def test_each_value_of_a_facet_is_a_page(
    summit: Chain, start: str, facet: str, found: list[str]
) -> None:
    page = read(f"{start}{facet}")

    assert items(page) == found
    assert list(faults(page, "en")) == []
    assert f'href="{start}{facet}" aria-current="true"' in read(f"{start}{facet}").html
    assert f'href="{start}{facet}"' in read(start).html
    assert f'<a href="{start}">The whole programme</a>' in page.html


def test_a_day_tells_how_many_items_have_no_day(summit: Chain) -> None:
    assert (
        "2 items are not here: their day is not stated."
        in read("/en/programme/day/2031-07-22/").html
    )


@pytest.mark.parametrize(
    "facet",
    [
        "day/2031-07-25/",
        "day/2031-02-30/",
        "day/today/",
        "phase/nobody/",
        "kind/phase/",
        "kind/Plenary/",
        "kind/%3Cscript%3E/",
        "day/2031-07-22/page/2/",
        "page/2/",
    ],
)
@pytest.mark.parametrize("start", ["/en/programme/", CHAIN])
def test_a_value_that_names_nothing_is_a_404_that_helps(
    summit: Chain, start: str, facet: str
) -> None:
    page = read(f"{start}{facet}")

    assert page.status == 404
    assert list(faults(page, "en")) == []
    assert 'href="/en/programme/"' in page.html


def test_facets_are_words_of_the_language(summit: Chain) -> None:
    page = read("/fr/programme/jour/2031-07-22/")

    assert items(page) == ["Talks", "Opening"]
    assert read("/fr/programme/day/2031-07-22/").status != 200
    assert 'hreflang="en" href="' in page.html
    assert "/en/programme/day/2031-07-22/" in page.html
    assert "/fr/programme/phase/ministers/" in page.html
    assert "/fr/programme/nature/bilateral/" in page.html


def test_with_no_meetings_in_sequence_there_is_a_page_that_says_so(db: None) -> None:
    page = read("/en/programme/")
    assert page.status == 200
    assert "No programme of meetings is public" in page.html
    assert read("/en/programme/day/2031-07-22/").status == 404


def test_without_hours_it_says_so_once(summit: Chain) -> None:
    Slot.objects.update(starts=None)
    page = read("/en/programme/")
    assert "No hours are stated." in page.html
    assert "hours not stated" not in page.html


def release(chain: Chain, number: int, *told: tuple[str, str, bool]) -> None:
    """A release of these items: its identifier, its day, whether it is cancelled."""
    row = Release.objects.create(chain=chain, number=number)
    for ref, date, cancelled in told:
        ReleasedSlot.objects.create(
            release=row, item=ProgrammeItem.objects.get(ref=ref), date=date, cancelled=cancelled
        )


@pytest.fixture
def released(summit: Chain) -> Chain:
    release(
        summit,
        1,
        ("opening", "2031-07-22", False),
        ("closing", "2031-07-24", False),
        ("talks", "2031-07-23", False),
        ("drafting", "2031-07-20", False),
    )
    release(
        summit,
        2,
        ("opening", "2031-07-23", False),
        ("closing", "2031-07-24", True),
        ("drafting", "2031-07-20", False),
        ("never-scheduled", "2031-07-21", False),
    )
    return summit


def test_a_release_tells_what_changed_since_the_one_before(released: Chain) -> None:
    page = read("/en/programme/")

    assert "Release number 2." in page.html
    changes = plain(page.html[page.html.index('<h2 id="changes">') :].partition("</section>")[0])
    assert "Opening Moved 22 July 2031 23 July 2031" in changes
    assert "Closing Cancelled" in changes
    assert "Talks Cancelled 23 July 2031" in changes
    assert "Never scheduled New 21 July 2031" in changes
    assert "Drafting" not in changes


def test_what_is_cancelled_or_dropped_stays_and_is_struck(released: Chain) -> None:
    html = read("/en/programme/").html
    for title in ("Closing", "Talks"):
        assert f"<s>{title}</s>" in html
    assert "<s>Opening</s>" not in html
    assert items(read("/en/programme/day/2031-07-23/")) == ["Opening", "Talks"]
    assert "Annulé<" in read("/fr/programme/").html


def test_the_first_release_has_nothing_to_compare_with(summit: Chain) -> None:
    release(summit, 1, ("opening", "2031-07-22", False))
    html = read("/en/programme/").html
    assert "Release number 1." in html
    assert 'id="changes"' not in html


@pytest.mark.parametrize("is_public", [False, True])
def test_what_is_sealed_has_no_row_no_facet_no_count(summit: Chain, is_public: bool) -> None:
    """With everything public the same pages name it, so that the test can fail."""
    slot(item("VEILED-A", kind="press-point", is_public=is_public), "2031-07-26")
    item("VEILED-B", "experts", is_public=is_public)
    act = cast.make_act("veiled", "2031-07-27", "planned", title="VEILED-C", is_public=is_public)
    Meeting.objects.create(act=act, chain=summit, **cast.of_fact("meeting", "veiled", True, {}))
    item("VEILED-D", "veiled")
    if not is_public:
        release(summit, 1, ("veiled-a", "2031-07-26", False), ("opening", "2031-07-22", False))
        release(summit, 2, ("opening", "2031-07-22", False))

    html = "".join(read(path).html for path in ("/en/programme/", CHAIN, "/en/"))

    named = {letter for letter in "ABCD" if f"VEILED-{letter}" in html}
    assert named == (set("ABCD") if is_public else set())
    for facet in ("day/2031-07-26/", "kind/press-point/", "phase/veiled/"):
        assert read(f"/en/programme/{facet}").status == (200 if is_public else 404)
    if not is_public:
        assert 'id="changes"' not in html


def test_a_standpoint_is_kept_and_what_is_to_come_is_not_told_as_of_a_day(summit: Chain) -> None:
    prefix = "/en/known-on/2031-01-01/"
    page = read(f"{prefix}programme/kind/bilateral/")
    assert items(page) == ["Talks"]
    assert f'href="{prefix}programme/day/2031-07-22/"' in page.html
    assert read("/en/known-on/2029-01-01/programme/kind/bilateral/").status == 404

    assert items(read("/en/as-of/2031-07-21/programme/")) == ["Never scheduled", "Drafting"]
    assert read("/en/as-of/2031-07-21/programme/kind/bilateral/").status == 404


def test_a_long_hostile_programme_is_paged_and_fits(summit: Chain) -> None:
    long = f"{HOSTILE} {'Un point sans fin ' * 40}"[:600]
    for number in range(95):
        slot(item(f"Item {number:03}"), "2031-07-22")
    ProgrammeItem.objects.filter(title__startswith="Item").update(title=long)

    found = [read("/en/programme/"), read("/en/programme/page/2/"), read("/en/programme/page/3/")]

    assert sum(len(items(page)) for page in found) == 101
    assert read("/en/programme/page/4/").status == 404
    for page in found:
        assert len(gzip.compress(page.html.encode(), 9)) <= 14_000
        assert "<script>alert" not in page.html
        assert list(faults(page, "en")) == []


def test_the_programme_asks_as_much_for_few_items_as_for_many(summit: Chain) -> None:
    one = queries("/fr/programme/")
    for number in range(30):
        row = item(f"Item {number}", kind=f"kind-{number}")
        row.parties.add(cast.make_party("body"))
        slot(row, "2031-07-22", "10:00")
    assert queries("/fr/programme/") == one <= 42
