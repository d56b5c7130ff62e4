"""Atom feeds, read by a parser that did not write them: feedparser."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import feedparser
import pytest
from django.conf import settings
from django.test import Client

from tests import cast
from tests.meetings.gatherings import make_meeting, query_count
from tests.portal.conftest import SetClock
from tests.portal.test_embargo import hide
from tests.roadmap.following import make_action, make_assertion, make_plan
from toguna.acts.models import Act
from toguna.portal.addresses import LANGUAGES
from toguna.portal.feeds import news
from toguna.portal.feeds.addresses import ATOM, FILES, file_address
from toguna.portal.feeds.calendars import CALENDARS
from toguna.portal.feeds.news import FEEDS
from toguna.roadmap.enums import Lifecycle
from toguna.texts.models import Work

pytestmark = pytest.mark.django_db

SITE = settings.TOGUNA_ADDRESS
NAMES = [name for name, file in FILES.items() if file.media_type == ATOM]


def text_of(name: str, language: str = "en") -> str:
    response = Client().get(file_address(name, language))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return response.content.decode()


def parsed(name: str, language: str = "en") -> feedparser.FeedParserDict:
    found = feedparser.parse(text_of(name, language))
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def summary(entry: feedparser.FeedParserDict) -> str:
    """The summary of an entry, its hard spaces as others."""
    return str(entry.summary).replace("\N{NO-BREAK SPACE}", " ")


def day(entry: feedparser.FeedParserDict) -> str:
    """The day (UTC) on which an entry says that it was updated."""
    instant = datetime.fromisoformat(entry.updated)
    assert instant.utcoffset() is not None
    return instant.astimezone(UTC).date().isoformat()


def test_the_table_is_whole() -> None:
    assert set(CALENDARS) | set(FEEDS) == set(FILES)
    assert set(FEEDS) == set(NAMES)
    written = [file_address(name, language, "x") for name in FILES for language in LANGUAGES]
    assert len(set(written)) == len(written)
    assert all(re.fullmatch(r"/[a-z]{2}/[a-z/-]+\.(ics|atom)", path) for path in written)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_feed_says_what_rfc_4287_wants(lakes: None, name: str, language: str) -> None:
    found = parsed(name, language)
    links = {link.rel: link.href for link in found.feed.links}

    assert links["self"] == found.feed.id == f"{SITE}{file_address(name, language)}"
    assert Client().get(links["alternate"].removeprefix(SITE)).status_code == 200
    assert found.feed.language == language
    assert found.feed.author == "Union of the Four Lakes"
    assert len(found.entries) > 0
    assert day(found.feed) == max(day(one) for one in found.entries)
    assert len({one.id for one in found.entries}) == len(found.entries)
    for one in found.entries:
        assert one.title
        assert one.category
        assert one.id.startswith(one.link)
        assert Client().get(one.link.removeprefix(SITE)).status_code == 200
        assert "§" in one.summary


def test_a_text_s_feed_tells_each_step_of_its_life(lakes: None) -> None:
    found = parsed("texts-feed")

    told = [(one.title, day(one), one.category) for one in found.entries]
    assert told[-1] == ("Fisheries Protocol: Adopted", "2031-03-05", "Adopted")
    assert {title for title, _day, _kind in told[:-1]} == {
        f"Fisheries Protocol: Instrument deposited, {state}"
        for state in ("Almer", "Bessin", "Corrow")
    }
    assert "<p>Date: 4 March 2031</p><p>Made public: 5 March 2031</p>" in summary(found.entries[-1])
    assert f'<a href="{SITE}/en/sources/minutes/' in found.entries[-1].summary


def test_a_feed_is_in_the_language_of_its_reader(lakes: None) -> None:
    entry = parsed("texts-feed", "fr").entries[-1]

    assert entry.link == f"{SITE}/fr/textes/fisheries-protocol/"
    assert "<p>Date\N{NO-BREAK SPACE}: 4\N{NO-BREAK SPACE}mars 2031</p>" in entry.summary
    assert entry.title.startswith("Fisheries Protocol")
    assert entry.title_detail.language == "en"


def test_the_roadmap_s_feed_tells_assertions_by_the_day_they_were_known() -> None:
    plan = make_plan()
    action = make_action(plan.category, "road", title="The road")
    old = make_assertion(action, Lifecycle.PIPELINE, plan.union, known="2030-02-01")
    make_assertion(action, Lifecycle.CLOSED, plan.ardane, "2030-05", known="2030-04-01")
    make_assertion(action, Lifecycle.UNDER_WAY, plan.union, known="2030-03-01", supersedes=old)

    found = parsed("roadmap-feed")
    assert [(one.title, day(one)) for one in found.entries] == [
        ("The road: Closed, ardane", "2030-04-01"),
        ("The road: Under way, union", "2030-03-01"),
    ]
    first = summary(found.entries[0])
    assert "<p>Since: May 2030</p>" in first
    assert "<p>Grade of the evidence: Self-account</p>" in first
    assert found.entries[1].id == f"{SITE}/en/actions/road/#{old.ref}"


def test_an_assertion_on_a_hidden_party_or_action_is_not_told() -> None:
    plan = make_plan()
    hidden = cast.make_party("state", "veiled", is_public=False)
    make_assertion(make_action(plan.category, "road"), Lifecycle.CLOSED, hidden)
    make_assertion(make_action(plan.category, "dam", is_public=False), Lifecycle.CLOSED, plan.union)
    make_assertion(make_action(plan.category, "quay"), Lifecycle.CLOSED, plan.union)

    assert [one.title for one in parsed("roadmap-feed").entries] == ["quay: Closed, union"]


def test_a_meeting_that_is_moved_is_the_same_entry_updated() -> None:
    cast.make_confederation(cast.make_party(ref="union"))
    meeting = make_meeting(cast.make_act("session", "2032-05-06", "planned", title="Session"))
    [before] = parsed("meetings-feed").entries
    cast.make_status_change(meeting.act, "postponed", "2032-06-01", known="2031-01-02")
    [after] = parsed("meetings-feed").entries

    assert before.id == after.id
    assert (before.title, day(before)) == ("Session: Planned", "2030-01-31")
    assert (after.title, day(after)) == ("Session: Postponed", "2031-01-02")
    assert "1 June 2032" in summary(after)


@pytest.mark.parametrize("is_public", [False, True])
def test_no_file_names_what_is_hidden(lakes: None, is_public: bool) -> None:
    """The rows of the test of pages: with everything public, files do name some of them."""
    hidden = hide(is_public=is_public)
    make_meeting(cast.make_act("veiled-talks", "2031-04-01", is_public=is_public, title="VEILED-P"))
    paths = [
        file_address(name, language, ref)
        for name, file in FILES.items()
        for language in LANGUAGES
        for ref in (("council", "council-2031", "spring-2031") if file.names_record else ("",))
    ]
    text = "\n".join(Client().get(path).content.decode() for path in paths)

    told = {name for name in (*hidden, "VEILED-P") if name in text}
    assert told == ({"VEILED-D", "VEILED-F", "VEILED-L", "VEILED-P"} & told if is_public else set())
    assert ("VEILED-P" in told) == is_public
    assert ("VEILED-F" in told) == is_public
    assert "Sealed" not in text


def test_a_statement_of_tomorrow_is_not_told_today(lakes: None, set_clock: SetClock) -> None:
    set_clock(datetime(2031, 6, 29, 12, tzinfo=UTC))
    early = [one.title for one in parsed("texts-feed").entries]
    set_clock(datetime(2031, 6, 30, 12, tzinfo=UTC))

    assert early == ["Fisheries Protocol: Adopted"]
    assert len(parsed("texts-feed").entries) == 4


def test_only_the_newest_are_told(lakes: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "NEWEST", 2)

    assert len(parsed("texts-feed").entries) == 2


def test_a_feed_of_nothing_is_one_all_the_same() -> None:
    for name in NAMES:
        found = parsed(name)
        assert found.entries == []
        assert day(found.feed) == "1970-01-01"


def test_hostile_words_stay_words(lakes: None) -> None:
    words = "<script>alert(1)</script> & ]]> \x01\x0b</title>\N{GRINNING FACE}"
    Work.objects.update(title=words)

    found = parsed("texts-feed")
    assert "<script" not in text_of("texts-feed")
    assert "<script>alert(1)" in found.entries[0].title


def test_the_same_record_gives_the_same_bytes(lakes: None, set_clock: SetClock) -> None:
    before = [text_of(name) for name in NAMES]
    set_clock(datetime(2033, 1, 1, tzinfo=UTC))

    # A planned meeting whose day has passed would be said to be unconfirmed: there is none.
    assert not Act.objects.filter(status="planned", meeting__isnull=False).exists()
    assert [text_of(name) for name in NAMES] == before


def test_queries_do_not_grow_with_the_entries() -> None:
    plan = make_plan()
    counts: dict[str, list[int]] = {name: [] for name in NAMES}
    for size in (1, 12):
        for _ in range(size):
            action = make_action(plan.category)
            make_assertion(action, Lifecycle.CLOSED, plan.union)
            cast.make_stage(cast.make_work(), "adopted", date="2030-01-01")
            cast.make_status_change(make_meeting().act, "held", "2030-01-01")
        for name in NAMES:
            counts[name].append(query_count(lambda name=name: text_of(name)))

    assert all(few == many for few, many in counts.values()), counts
