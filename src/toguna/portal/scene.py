"""Where a page is seen from: its language, its standpoint, and the way to every other page.

Every reference that a page shows goes through here, so that two rules hold everywhere: a link
keeps language and standpoint, and what is not public is neither named nor linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from django.db.models import Model
from i18nfield.strings import LazyI18nString

from toguna.acts.models import Act, Process
from toguna.acts.queries import acts
from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Confederation, Office, Party, Power
from toguna.institutions.queries import confederation
from toguna.institutions.sight import is_seen
from toguna.kernel.clock import utc_now
from toguna.kernel.dates import UncertainDate, in_parts
from toguna.kernel.languages import written_in
from toguna.kernel.models import Place
from toguna.kernel.publication import Publishable
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import Chain, Meeting, Series
from toguna.portal.addresses import WHOLE, Narrowing, Viewpoint, address
from toguna.portal.contexts.parts import Link, Text, When
from toguna.portal.queries.belonging import meetings_among, member_states
from toguna.portal.queries.citations import kinds_of_several
from toguna.record.facts import Fact
from toguna.record.models import Discrepancy, Source
from toguna.roadmap.models import Action, Roadmap
from toguna.texts.models import Work

Words: TypeAlias = LazyI18nString | Mapping[str, str] | str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: the name of the page, and what the path says."""

    name: str
    language: str
    viewpoint: Viewpoint
    ref: str = ""
    number: int = 1
    narrowing: Narrowing = WHOLE


@dataclass(slots=True)
class Scene:
    """A page's language and standpoint. Made by `scene_of`, in three queries."""

    asked: Asked
    standpoint: Standpoint
    body: Confederation | None
    fallbacks: tuple[str, ...]
    states: frozenset[int]
    kinds_of_several: frozenset[int]
    _pages: dict[int, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        return self.asked.language

    def address(
        self, name: str, ref: str = "", number: int = 1, narrowing: Narrowing = WHOLE
    ) -> str:
        """The path of another page in this language, from this standpoint."""
        return address(name, self.language, self.asked.viewpoint, ref, number, narrowing)

    def narrowed(self, name: str, facet: str, value: str, ref: str = "") -> str:
        """The path of a list narrowed to one value of a facet."""
        return self.address(name, ref, narrowing=Narrowing(facet, value))

    def path(self, language: str = "", viewpoint: Viewpoint | None = None, number: int = 0) -> str:
        """The path of the page that was asked for: in another language, from another standpoint,
        or another page of it, where that is said."""
        asked = self.asked
        return address(
            asked.name,
            language or asked.language,
            asked.viewpoint if viewpoint is None else viewpoint,
            asked.ref,
            number or asked.number,
            asked.narrowing,
        )

    def text(self, value: Words) -> Text | None:
        """The words for the reader, and their language where it is not the page's."""
        written = written_in(value, self.language, self.fallbacks)
        if written is None:
            return None
        is_same = written.language.split("-")[0] == self.language
        return Text(written.text, "" if is_same else written.language)

    def words(self, value: Words, otherwise: str = "—") -> Text:
        """The same for what must have words; `otherwise` where nothing is written."""
        return self.text(value) or Text(otherwise)

    def when(self, value: UncertainDate, *, preposition: bool = False) -> When:
        return When(in_parts(value, self.language, preposition=preposition))

    def when_known(self, value: UncertainDate) -> When | None:
        """The date; None where nothing is known of it."""
        return self.when(value) if value.is_known else None

    def day(self, value: date) -> When:
        return self.when(UncertainDate.day(value))

    def link(self, name: str, row: Fact | None, label: Words, number: int = 1) -> Link | None:
        """A link to the page of a record, or to a further page of it; None for no record, or one
        that is not public."""
        if row is None or not is_seen(row, self.standpoint):
            return None
        return Link(self.words(label, row.ref), self.address(name, row.ref, number))

    def party(self, row: Party | None, *, short: bool = False) -> Link | None:
        if row is None:
            return None
        label = row.short_name if short and str(row.short_name) else row.name
        return self.link(self.party_page(row), row, label)

    def party_page(self, row: Party) -> str:
        """The name of the page that a party has: by its kind, and for a state by whether it is or
        was a member of the confederation."""
        if row.kind == PartyKind.PERSON:
            return "person"
        if row.kind == PartyKind.BODY or row.pk in self.states:
            return "institution"
        return "partner"

    def parties(self, rows: Iterable[Party], *, short: bool = False) -> tuple[Link, ...]:
        return tuple(link for row in rows if (link := self.party(row, short=short)))

    def look_up(self, found: Iterable[Act | None]) -> None:
        """Find out which page each of these acts has, before it is linked: that of a meeting, that
        of another act, or none where it is not certainly past on the day asked about. One query,
        three when a day is asked about."""
        keys = {act.pk for act in found if act is not None}
        past = keys
        if keys and self.standpoint.as_of is not None:
            rows = acts(self.standpoint).filter(pk__in=keys)
            past = set(rows.values_list("pk", flat=True))
        meetings = meetings_among(past, self.standpoint)
        for key in keys:
            page = "meeting" if key in meetings else "act"
            self._pages[key] = page if key in past else ""

    def act(self, row: Act | None, number: int = 1) -> Link | None:
        """A link to an act that was looked up, or to a further page of it. Raises KeyError for one
        that was not."""
        page = self._pages[row.pk] if row is not None else ""
        return self.link(page, row, row.title, number) if row is not None and page else None

    def is_meeting(self, row: Act) -> bool:
        """Whether an act that was looked up has the page of a meeting."""
        return self._pages[row.pk] == "meeting"

    def meeting(self, row: Meeting) -> Link | None:
        """A link to a meeting whose act was looked up."""
        return self.act(row.act) if self.sees(row) else None

    def work(self, row: Work | None, *, short: bool = False) -> Link | None:
        if row is None:
            return None
        label = row.short_title if short and str(row.short_title) else row.title
        return self.link("text", row, label)

    def action(self, row: Action | None) -> Link | None:
        return self.link("action", row, row.title if row else None)

    def sees(self, *rows: Publishable | None) -> bool:
        """Whether none of these rows is under embargo."""
        return all(is_seen(row, self.standpoint) for row in rows)

    def place(self, row: Place | None) -> Text | None:
        return self.text(row.name) if row else None

    def record(self, row: Model) -> Link | None:
        """A link to a record of any kind that has a page; its act looked up before."""
        match row:
            case Act():
                return self.act(row)
            case Party():
                return self.party(row)
            case Work():
                return self.work(row)
            case Action():
                return self.action(row)
            case Source():
                return Link(self.words(row.title, row.ref), self.address("source", row.ref))
            case Discrepancy():
                return Link(self.words(row.title, row.ref), self.address("discrepancy", row.ref))
        for model, (name, label) in NAMED.items():
            if isinstance(row, model):
                return self.link(name, row, getattr(row, label))
        return None


NAMED: dict[type[Fact], tuple[str, str]] = {
    Roadmap: ("roadmap", "title"),
    Process: ("process", "title"),
    Office: ("office", "name"),
    Power: ("power", "name"),
    Series: ("series", "name"),
    Chain: ("chain", "name"),
}


def scene_of(asked: Asked) -> Scene:
    """The scene of a page, at this instant."""
    standpoint = Standpoint(
        as_of=asked.viewpoint.as_of, known_on=asked.viewpoint.known_on, at=utc_now()
    )
    # The name over the page and the addresses of its states do not depend on the day asked about.
    today = Standpoint(as_of=None, known_on=None, at=standpoint.at)
    body = confederation(today)
    return Scene(
        asked=asked,
        standpoint=standpoint,
        body=body,
        fallbacks=tuple(body.languages.split()) if body else (),
        states=member_states(today),
        kinds_of_several=kinds_of_several(),
    )
