"""Calendars, read by two parsers that did not write them: vobject, and dateutil for the zones."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.tz import tzical
from django.test import Client

from tests import cast
from tests.meetings.gatherings import make_chain, make_item, make_meeting, query_count, release
from tests.portal.conftest import SetClock
from toguna.acts.models import Act
from toguna.meetings.models import Chain, ProgrammeItem
from toguna.portal.feeds.addresses import ICALENDAR, file_address

pytestmark = pytest.mark.django_db

ALL = {"fr": "/fr/reunions.ics", "en": "/en/meetings.ics"}
ON = {"date": "2030-05-06"}
PROGRAMME = "/en/meeting-chains/spring/calendar.ics"


@pytest.fixture
def chain() -> Chain:
    union = cast.make_party(ref="union", name={"en": "Union", "fr": "L’Union"})
    cast.make_confederation(union, jurisdiction="aa-riv", zone="Africa/Abidjan")
    return make_chain("spring")


@pytest.fixture
def item(chain: Chain) -> ProgrammeItem:
    act = cast.make_act("session", "2030-05-06", "planned")
    return make_item(make_meeting(act, chain=chain), "opening")


def text_of(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return response.content.decode()


def events(path: str) -> dict[str, Any]:
    """The events of a calendar as vobject reads it, by UID without the domain."""
    calendar = vobject.readOne(text_of(path))
    return {one.uid.value.partition("@")[0]: one for one in calendar.contents.get("vevent", [])}


def test_a_meeting_of_two_days_ends_before_the_third(chain: Chain) -> None:
    place = cast.make_place("old-town", name={"en": "Old Town", "fr": "Vieille-Ville"})
    act = cast.make_act("session", "2030-05-06/2030-05-07", place=place)
    Act.objects.filter(pk=act.pk).update(title={"en": "Session", "fr": "Séance"})
    make_meeting(act)

    for language, title, town, page in (
        ("fr", "Séance", "Vieille-Ville", "/fr/reunions/session/"),
        ("en", "Session", "Old Town", "/en/meetings/session/"),
    ):
        [found] = events(ALL[language]).values()
        assert found.uid.value == "session.meeting@aa-riv"
        assert (found.dtstart.value, found.dtend.value) == (date(2030, 5, 6), date(2030, 5, 8))
        assert found.summary.value == title
        assert found.summary.language_param == language
        assert found.location.value == town
        assert found.url.value.endswith(page)
        assert (found.status.value, found.sequence.value) == ("CONFIRMED", "0")
        assert found.transp.value == "TRANSPARENT"
        assert found.dtstamp.value == found.last_modified.value
        assert found.dtstamp.value.tzinfo is not None


def test_a_meeting_known_by_its_month_is_on_no_day(chain: Chain) -> None:
    make_meeting(cast.make_act("vague", "2030-05"))
    make_meeting(cast.make_act("never", ""))
    make_meeting(cast.make_act("known", "2030-05-06"))

    assert set(events(ALL["fr"])) == {"known.meeting"}


def test_what_is_moved_keeps_its_uid_and_raises_its_sequence(
    chain: Chain, item: ProgrammeItem
) -> None:
    told = []
    for slot in ({"date": "2030-05-06"}, {"date": "2030-05-07"}):
        release(chain, {item: slot})
        found = events(PROGRAMME)["opening.programme"]
        told.append((found.uid.value, found.sequence.value, found.dtstart.value))

    uid = "opening.programme@aa-riv"
    assert told == [(uid, "0", date(2030, 5, 6)), (uid, "1", date(2030, 5, 7))]


def test_a_meeting_that_is_moved_raises_its_sequence_too(chain: Chain, item: ProgrammeItem) -> None:
    before = events(ALL["en"])["session.meeting"]
    cast.make_status_change(item.meeting.act, "postponed", "2032-05-09")
    after = events(ALL["en"])["session.meeting"]

    assert (before.sequence.value, after.sequence.value) == ("0", "1")
    assert after.dtstart.value == date(2032, 5, 9)
    assert after.dtstamp.value >= before.dtstamp.value


def test_what_is_cancelled_stays_as_cancelled(chain: Chain, item: ProgrammeItem) -> None:
    other = make_item(item.meeting, "other")
    release(chain, {item: ON, other: ON})
    release(chain, {item: {**ON, "cancelled": True}, other: ON})

    assert statuses() == ("CANCELLED", "CONFIRMED", "TENTATIVE")
    release(chain, {})
    assert statuses() == ("CANCELLED", "CANCELLED", "TENTATIVE")
    cast.make_status_change(item.meeting.act, "cancelled")
    assert statuses() == ("CANCELLED", "CANCELLED", "CANCELLED")


def statuses() -> tuple[str, ...]:
    """Of the opening, of the other item, of the meeting."""
    found = events(PROGRAMME)
    names = ("opening.programme", "other.programme", "session.meeting")
    return tuple(found[name].status.value for name in names)


@pytest.mark.parametrize(
    ("zone", "is_changing"), [("Europe/Madrid", True), ("Africa/Niamey", False)]
)
def test_an_hour_is_told_on_the_clock_of_its_place(
    chain: Chain, item: ProgrammeItem, zone: str, is_changing: bool
) -> None:
    """The zone is read from the file alone, and asked on each day of the years that it tells of."""
    place = cast.make_place("hall", zone=zone)
    winter = make_item(item.meeting, "winter")
    slots = {
        item: {"starts": "2030-07-06 07:00", "ends": "2030-07-06 09:30", "place": place},
        winter: {"starts": "2031-01-06 07:00", "place": place},
    }
    release(chain, slots)

    text = text_of(PROGRAMME)
    rules, truth = tzical(StringIO(text)).get(zone), ZoneInfo(zone)
    offsets = set()
    for number in range(-180, 365 + 180):
        noon = datetime(2030, 7, 1, 12) + timedelta(days=number)  # noqa: DTZ001  (on its clock)
        offset = noon.replace(tzinfo=rules).utcoffset()
        assert offset == noon.replace(tzinfo=truth).utcoffset(), noon
        offsets.add(offset)
    assert len(offsets) == (2 if is_changing else 1)

    found = events(PROGRAMME)
    assert f"DTSTART;TZID={zone}:2030" in text
    start, end = found["opening.programme"].dtstart.value, found["opening.programme"].dtend.value
    assert start.astimezone(UTC) == datetime(2030, 7, 6, 7, tzinfo=UTC)
    assert end.astimezone(UTC) == datetime(2030, 7, 6, 9, 30, tzinfo=UTC)
    assert found["winter.programme"].dtstart.value.astimezone(UTC).hour == 7
    assert "dtend" not in found["winter.programme"].contents


def test_the_calendar_of_a_body_has_its_meetings_alone(chain: Chain) -> None:
    council, court = cast.make_party(ref="council"), cast.make_party(ref="court")
    both = make_meeting(cast.make_act("both", "2030-05-06"), bodies=[council, court])
    make_meeting(cast.make_act("own", "2030-05-07"), bodies=[council])
    make_meeting(cast.make_act("other", "2030-05-08"), bodies=[court])

    assert both.bodies.count() == 2
    assert set(events("/fr/institutions/council/reunions.ics")) == {"both.meeting", "own.meeting"}
    assert set(events("/en/institutions/court/meetings.ics")) == {"both.meeting", "other.meeting"}


def test_the_calendar_of_a_meeting_has_it_and_its_programme(
    chain: Chain, item: ProgrammeItem
) -> None:
    second = make_meeting(cast.make_act("second", "2030-05-09"), chain=chain)
    release(chain, {item: ON, make_item(second, "closing"): ON})

    own = set(events("/fr/reunions/session/calendrier.ics"))
    whole = set(events("/fr/suites-de-reunions/spring/calendrier.ics"))
    assert own == {"session.meeting", "opening.programme"}
    assert whole == own | {"second.meeting", "closing.programme"}


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/fr/institutions/nobody/reunions.ics", "fr"),
        ("/en/institutions/nobody/meetings.ics", "en"),
        ("/fr/institutions/hidden/reunions.ics", "fr"),
        ("/fr/institutions/ardane/reunions.ics", "fr"),
        ("/en/meetings/secret/calendar.ics", "en"),
        ("/en/meeting-chains/private/calendar.ics", "en"),
        ("/fr/au/2030-05-06/reunions.ics", "fr"),
    ],
)
def test_what_has_no_calendar_is_said_in_the_readers_language(
    chain: Chain, path: str, language: str
) -> None:
    """A body under embargo is answered as one that does not exist; a state is no body; and what is
    followed is never seen from another day."""
    cast.make_party(ref="hidden", is_public=False)
    cast.make_party("state", "ardane")
    make_meeting(cast.make_act("secret", "2030-05-06", is_public=False))
    make_chain("private", is_public=False)

    response = Client().get(path)
    assert response.status_code == 404
    assert response.headers["Content-Type"].startswith("text/html")
    assert f'<html lang="{language}">' in response.content.decode()


def test_nothing_under_embargo_is_on_a_calendar(chain: Chain, item: ProgrammeItem) -> None:
    body = cast.make_party(ref="council")
    make_meeting(cast.make_act("secret", "2030-05-06", is_public=False), bodies=[body])
    make_meeting(cast.make_act("veiled", "2030-05-06"), bodies=[body], is_public=False)
    hidden = make_item(item.meeting, "hidden", is_public=False)
    release(chain, {item: ON, hidden: ON})

    assert set(events(ALL["fr"])) == {"session.meeting"}
    assert set(events(PROGRAMME)) == {"session.meeting", "opening.programme"}
    assert events("/fr/institutions/council/reunions.ics") == {}
    Act.objects.filter(ref="secret").update(validated_by="user:1", validated_at=cast.LONG_AGO)
    assert set(events("/fr/institutions/council/reunions.ics")) == {"secret.meeting"}


def test_a_calendar_without_entries_is_one_all_the_same(chain: Chain) -> None:
    calendar = vobject.readOne(text_of(ALL["fr"]))

    assert [one.name for one in calendar.components()] == ["VTIMEZONE"]
    assert calendar.x_wr_calname.value == "Réunions – L’Union"
    assert calendar.contents["refresh-interval"][0].value == "PT12H"
    assert calendar.contents["x-published-ttl"][0].value == "PT12H"


def test_hostile_words_stay_words(chain: Chain) -> None:
    words = "A; B, C\\D\r\nEND:VEVENT\nX-EVIL:1 \N{GRINNING FACE}" + "é" * 200
    act = cast.make_act("odd", "2030-05-06")
    Act.objects.filter(pk=act.pk).update(title=words)
    make_meeting(act)

    text = text_of(ALL["en"])
    [found] = events(ALL["en"]).values()
    assert found.summary.value.split() == words.split()
    assert "x-evil" not in found.contents
    assert text.replace("\r\n", "").count("\n") == 0
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_the_same_record_gives_the_same_bytes(
    chain: Chain, item: ProgrammeItem, set_clock: SetClock
) -> None:
    release(chain, {item: {"starts": "2030-05-06 09:00"}})
    before = text_of(PROGRAMME)
    set_clock(datetime(2033, 1, 1, tzinfo=UTC))

    assert text_of(PROGRAMME) == before


def test_a_file_is_sent_as_such_and_only_when_it_changed(lakes: None) -> None:
    path = file_address("meetings-calendar", "fr")
    response = Client().get(path)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Language"] == "fr"
    assert "Last-Modified" not in response.headers

    tag = response.headers["ETag"]
    assert Client().get(path, headers={"If-None-Match": tag}).status_code == 304
    head = Client().head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Type"] == f"{ICALENDAR}; charset=utf-8"
    packed = Client().get(path, headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.content) == response.content
    assert Client().post(path).status_code == 405


def test_queries_do_not_grow_with_the_meetings(chain: Chain) -> None:
    asked = []
    for size in (1, 30):
        for _ in range(size):
            make_meeting(cast.make_act(date="2030-05-06"))
        asked.append(query_count(lambda: events(ALL["fr"])))

    assert asked[0] == asked[1]
