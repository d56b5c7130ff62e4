"""The things that pages are about. Everything named here is shown on the page, in its words.

Each function takes the scene of the page, so that what is not public is not named. Only types that
say what the record says: an action of the roadmap is no `Action` of schema.org (whose one status
would be a traffic light), and has no thing of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.conf import settings

from toguna.acts.enums import ActStatus
from toguna.acts.models import Act
from toguna.acts.queries import Standing
from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Mandate, Party, Rank
from toguna.kernel.models import Place
from toguna.portal.addresses import ADDRESSES, LANGUAGES, TODAY, address
from toguna.portal.contexts.parts import Link, Text
from toguna.portal.scene import Scene
from toguna.portal.structured.writing import Node, iso_days, node, one_or_all, term
from toguna.record.models import Source
from toguna.roadmap.models import Roadmap
from toguna.texts.enums import AdoptionState, ForceState
from toguna.texts.models import Work
from toguna.texts.queries import Axes

PARTY_TYPES = {
    PartyKind.STATE: "Country",
    PartyKind.BODY: "GovernmentOrganization",
    PartyKind.PERSON: "Person",
    PartyKind.ORGANISATION: "Organization",
}
SOURCE_TYPES = {"news-article": "NewsArticle", "web-page": "WebPage", "report": "Report"}
"""By the kind of a source, where schema.org has a closer type than a work."""

FORCE = {
    ForceState.IN_FORCE: "InForce",
    ForceState.NOT_IN_FORCE: "NotInForce",
    ForceState.REPEALED: "NotInForce",
}
EVENT_STATUSES = {ActStatus.CANCELLED: "EventCancelled", ActStatus.POSTPONED: "EventPostponed"}


def website(scene: Scene) -> Node:
    """The site, whose record it is, and how it is searched."""
    party = scene.body.party if scene.body else None
    search = None
    if "search" in ADDRESSES:
        target = f"{settings.TOGUNA_ADDRESS}{scene.address('search')}?q={{search_term_string}}"
        search = {
            "@type": "SearchAction",
            "target": node("EntryPoint", urlTemplate=target),
            "query-input": "required name=search_term_string",
        }
    return node(
        "WebSite",
        name=scene.words(party.name, party.ref).text if party else "",
        url=_here(scene),
        inLanguage=list(LANGUAGES),
        publisher=_named(scene, party),
        potentialAction=search,
    )


def meeting_event(
    scene: Scene,
    act: Act,
    standing: Standing,
    bodies: Iterable[Party],
    within: Iterable[Link | None],
) -> Node:
    """A meeting; `within` are the chain and the series that it belongs to."""
    start, end = iso_days(standing.date)
    status = EVENT_STATUSES.get(standing.status)
    if standing.status == ActStatus.POSTPONED and start:
        status = "EventRescheduled"
    wider = [node("EventSeries", name=one.label.text, url=_url(one)) for one in within if one]
    return node(
        "Event",
        name=scene.words(act.title, act.ref).text,
        url=_here(scene),
        startDate=start,
        endDate=end,
        eventStatus=term(status) if status else None,
        eventAttendanceMode=term("OfflineEventAttendanceMode") if act.place else None,
        location=_place(scene, act.place),
        organizer=one_or_all([one for body in bodies if (one := _named(scene, body))]),
        superEvent=one_or_all(wider),
    )


def event_series(scene: Scene, name: Text, organiser: Party | None = None) -> Node:
    """A chain or a series of meetings."""
    return node("EventSeries", name=name.text, url=_here(scene), organizer=_named(scene, organiser))


def legal_text(
    scene: Scene, work: Work, stand: Axes, languages: Sequence[str], identifier: str | None
) -> Node:
    """A text: legislation once it binds or is to bind states, a work otherwise. Its force is told
    where it is computed or stated, and its date where the day is."""
    sealed = stand.signed or stand.adopted
    is_legal = stand.adoption in (AdoptionState.ADOPTED, AdoptionState.SIGNED) or bool(
        stand.contracting
    )
    author = _named(scene, work.author)
    shared = {
        "name": scene.words(work.title, work.ref).text,
        "url": _here(scene),
        "inLanguage": one_or_all(list(dict.fromkeys(languages))),
    }
    if not is_legal:
        return node("CreativeWork", **shared, author=author, identifier=work.number or identifier)
    force = FORCE.get(stand.force)
    return node(
        "Legislation",
        **shared,
        legislationIdentifier=work.number or identifier,
        legislationType=scene.words(work.kind.name, work.kind.ref).text,
        legislationDate=iso_days(sealed.date)[0] if sealed else None,
        legislationPassedBy=author if sealed else None,
        author=None if sealed else author,
        legislationLegalForce=term(force) if force else None,
    )


def party_thing(
    scene: Scene, party: Party, mandates: Sequence[Mandate] = (), ranks: Sequence[Rank] = ()
) -> Node:
    """A state, a body, an organisation; a person with the offices held on the day."""
    short = scene.text(party.short_name)
    offices = [scene.text(one.office.name) for one in mandates if one.office]
    bodies = [node_ for one in mandates if (node_ := _named(scene, one.body))]
    titles = [scene.text(rank.title) for rank in ranks]
    return node(
        PARTY_TYPES[PartyKind(party.kind)],
        name=scene.words(party.name, party.ref).text,
        alternateName=short.text if short else None,
        familyName=party.family_name,
        url=_here(scene),
        honorificPrefix=one_or_all([text.text for text in titles if text]),
        hasOccupation=one_or_all(
            [node("Occupation", name=office.text) for office in offices if office]
        ),
        memberOf=one_or_all(bodies),
    )


def source_thing(scene: Scene, source: Source) -> Node:
    """A document that the record cites."""
    publisher = scene.text(source.publisher)
    return node(
        SOURCE_TYPES.get(source.kind.ref, "CreativeWork"),
        name=scene.words(source.title, source.ref).text,
        url=source.url or None,
        mainEntityOfPage=_here(scene),
        inLanguage=source.language,
        datePublished=iso_days(source.issued)[0],
        publisher=node("Organization", name=publisher.text) if publisher else None,
    )


def roadmap_thing(scene: Scene, roadmap: Roadmap) -> Node:
    """A roadmap: a work about a period."""
    first, last = iso_days(roadmap.period)
    return node(
        "CreativeWork",
        name=scene.words(roadmap.title, roadmap.ref).text,
        url=_here(scene),
        author=_named(scene, roadmap.owner),
        temporalCoverage=f"{first}/{last}" if first and last else first,
    )


def _named(scene: Scene, party: Party | None) -> Node | None:
    """A party as another page names it; None for one that is not public."""
    link = scene.party(party)
    if party is None or link is None:
        return None
    return node(PARTY_TYPES[PartyKind(party.kind)], name=link.label.text, url=_url(link))


def _place(scene: Scene, place: Place | None) -> Node | None:
    name = scene.place(place)
    return node("Place", name=name.text) if name else None


def _here(scene: Scene) -> str:
    asked = scene.asked
    return f"{settings.TOGUNA_ADDRESS}{address(asked.name, asked.language, TODAY, asked.ref)}"


def _url(link: Link) -> str:
    return f"{settings.TOGUNA_ADDRESS}{link.href}"
