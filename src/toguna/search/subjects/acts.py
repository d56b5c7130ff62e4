"""Acts and meetings, what came out of them, and what they belong to."""

from __future__ import annotations

from collections.abc import Iterable

from toguna.acts.models import Act, Process
from toguna.institutions.models import Party
from toguna.meetings.models import Chain, Meeting, Outcome, Series
from toguna.search.descriptions import Description, Sight
from toguna.search.enums import Kind
from toguna.search.subjects.subject import (
    Subject,
    name_party,
    name_place,
    name_terms,
    sight_of,
)


def describe_act(act: Act) -> Description:
    """An act, shown as a meeting to those who see that it is one."""
    found = Description(act.pk, act.ref, Kind.ACT, sight_of(act))
    found.add_day(act.date_latest)
    found.add("names", act.title)
    found.add("matter", act.description)
    found.add_date(act.date)
    name_terms(found, act.kind, act.mode, *act.pillars.all())
    name_place(found, act.place)
    if act.process is not None:
        found.add("bonds", act.process.title, sight=Sight().behind(act.process))
    for part in act.participations.all():
        sight = sight_of(part, part.party, part.on_behalf_of)
        name_party(found, part.party, sight)
        name_party(found, part.on_behalf_of, sight)
    for one in act.interpretations.all():
        found.add("bonds", one.statement, sight=sight_of(one, one.attributed_to))
    if hasattr(act, "meeting"):
        _say_meeting(found, act.meeting)
    return found


def _say_meeting(found: Description, meeting: Meeting) -> None:
    sight = sight_of(meeting)
    found.becomes(Kind.MEETING, sight)
    found.add("matter", meeting.objective, sight=sight)
    for body in meeting.bodies.all():
        name_party(found, body, sight.through(sight_of(body)))
    for of in (meeting.series, meeting.chain):
        if of is not None:
            found.add("bonds", of.name, sight=sight.through(sight_of(of)))
    for item in meeting.agenda.all():
        found.add("matter", item.title, sight=sight.through(sight_of(item)))
    for point in meeting.programme.all():
        found.add("matter", point.title, sight=sight.through(sight_of(point)))


def describe_outcome(outcome: Outcome) -> Description:
    act = outcome.act
    sight = sight_of(outcome, act, outcome.head)
    found = Description(outcome.pk, outcome.ref, Kind.OUTCOME, sight)
    found.add_day(act.date_latest)
    found.add("names", outcome.statement)
    found.add("bonds", act.title)
    name_terms(found, outcome.kind)
    for party in outcome.addressees.all():
        name_party(found, party, sight_of(party))
    if outcome.work is not None:
        found.add("bonds", outcome.work.title, sight=Sight().behind(outcome.work))
    return found


def describe_process(process: Process) -> Description:
    sight = sight_of(process, process.counterpart)
    found = Description(process.pk, process.ref, Kind.PROCESS, sight)
    found.add_day(process.end_latest or process.start_latest)
    found.add("names", process.title)
    found.add("matter", process.description)
    name_terms(found, process.kind)
    name_party(found, process.counterpart)
    bodies: list[Party] = list(process.bodies.all())
    for body in bodies:
        name_party(found, body, sight_of(body))
    return found


def describe_series(series: Series) -> Description:
    found = Description(series.pk, series.ref, Kind.SERIES, sight_of(series))
    found.add("names", series.name)
    found.add("matter", series.note)
    found.add("bonds", series.periodicity)
    name_party(found, series.body)
    return found


def describe_chain(chain: Chain) -> Description:
    found = Description(chain.pk, chain.ref, Kind.CHAIN, sight_of(chain))
    found.add("names", chain.name)
    found.add("matter", chain.description)
    meetings: Iterable[Meeting] = chain.meetings.all()
    for meeting in meetings:
        sight = sight_of(meeting).through(sight_of(meeting.act))
        found.add("bonds", meeting.act.title, sight=sight)
    return found


ACT = Subject(
    Act,
    describe_act,
    related=(
        "kind",
        "mode",
        "place__part_of",
        "process",
        "meeting__series",
        "meeting__chain",
    ),
    fetched=(
        "pillars",
        "participations__party",
        "participations__on_behalf_of",
        "interpretations__attributed_to",
        "meeting__bodies",
        "meeting__agenda",
        "meeting__programme",
    ),
)
OUTCOME = Subject(
    Outcome, describe_outcome, related=("act", "head", "kind", "work"), fetched=("addressees",)
)
PROCESS = Subject(Process, describe_process, related=("kind", "counterpart"), fetched=("bodies",))
SERIES = Subject(Series, describe_series, related=("body",))
CHAIN = Subject(Chain, describe_chain, fetched=("meetings__act",))
