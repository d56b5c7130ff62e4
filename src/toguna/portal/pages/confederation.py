"""The page of the confederation: its states, pillars, bodies, offices and powers on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Composition, Party
from toguna.institutions.queries import members, presidency, relations_of
from toguna.institutions.queries.parties import Bond, Membership
from toguna.kernel.dates import UncertainDate, in_words
from toguna.portal.addresses import ADDRESSES, Viewpoint, address
from toguna.portal.contexts.confederation import Bodies, ConfederationPage, Pillar
from toguna.portal.contexts.parts import Choice, Entry, Fact, Lead, Text, Value
from toguna.portal.contexts.programme import Tally
from toguna.portal.frames import frame_of, language_name, list_name
from toguna.portal.pages.bonds import member_entry
from toguna.portal.pages.offices import office_rows
from toguna.portal.pages.party_body import kind_of
from toguna.portal.pages.telling import cites, fact, gather, told
from toguna.portal.queries.belonging import institutions
from toguna.portal.queries.citations import Citing
from toguna.portal.queries.fields import Field, pillars, portfolios_of
from toguna.portal.queries.holding import hand_over_days, offices, powers
from toguna.portal.scene import Scene
from toguna.record.models import Cited

SHOWN_BODIES = 50
SHOWN_OFFICES = 30
SHOWN_POWERS = 20
SHOWN_DAYS = 24


def confederation_page(scene: Scene) -> ConfederationPage:
    """Some thirty queries, however many bodies and offices there are."""
    seen_from = scene.standpoint
    body = scene.body
    party = body.party if body else None
    chair = presidency(seen_from.day, seen_from)
    mandate = chair.mandate if chair else None
    states = members(party, seen_from.day, seen_from) if party else ()
    bonds = relations_of(party, seen_from.day, seen_from) if party else ()
    fields = pillars(seen_from)
    citations = gather(scene, body, party, mandate, _cited(states, bonds, fields))
    bodies, more_bodies = _bodies(scene, party)
    held = offices(seen_from)
    carried, more_powers = _powers(scene)
    return ConfederationPage(
        frame=frame_of(scene, Text(list_name("confederation")), party and party.description),
        party=scene.party(party),
        description=scene.text(party.description) if party else None,
        day=scene.day(seen_from.day),
        facts=_facts(scene, bonds, citations),
        presidency=told(scene.party(chair.person), scene.party(chair.state)) if chair else (),
        since=scene.when_known(mandate.start) if mandate else None,
        states=tuple(
            member_entry(scene, one, citations)
            for one in states
            if one.party.kind == PartyKind.STATE
        ),
        pillars=tuple(_pillar(scene, one, citations) for one in fields),
        bodies=bodies,
        more_bodies=more_bodies,
        offices=office_rows(scene, list(held[:SHOWN_OFFICES])),
        more_offices=_more(scene, "offices", held.count(), SHOWN_OFFICES),
        powers=carried,
        more_powers=more_powers,
        days=_days(scene),
        cites=cites(scene, citations.of(body, party, mandate)),
    )


def _cited(
    states: Iterable[Membership], bonds: Iterable[Bond], fields: Iterable[Field]
) -> Iterable[Cited | None]:
    """The rows whose citations stand beside states, seat and pillars."""
    yield from (one.relation or one.mandate for one in states)
    yield from (one.relation for one in bonds)
    yield from (category for field in fields for category in field.categories)


def _facts(scene: Scene, bonds: Sequence[Bond], citations: Citing) -> tuple[Fact, ...]:
    """Its first day, what binds it to places (its seat), its languages."""
    body = scene.body
    if body is None:
        return ()
    stated = cites(scene, citations.of(body))
    tags = body.languages.split()
    seats = (
        fact(
            scene.words(bond.kind.name, bond.kind.ref).text,
            scene.place(bond.place),
            cites=cites(scene, citations.of(bond.relation)),
        )
        for bond in bonds
        if bond.place is not None
    )
    return (
        *fact(_("First day"), scene.day(body.first_day) if body.first_day else None, cites=stated),
        *(one for several in seats for one in several),
        *fact(_("Languages"), *(language_name(tag) for tag in tags), cites=stated),
    )


def _pillar(scene: Scene, field: Field, citations: Citing) -> Pillar:
    several = (
        ("texts", ngettext("%(count)s text", "%(count)s texts", field.texts), field.texts),
        (
            "meetings",
            ngettext("%(count)s meeting", "%(count)s meetings", field.meetings),
            field.meetings,
        ),
        (
            "actions",
            ngettext("%(count)s action", "%(count)s actions", field.actions),
            field.actions,
        ),
    )
    return Pillar(
        name=scene.words(field.term.name, field.term.ref),
        note=scene.text(field.term.note),
        tallies=tuple(
            Tally(words % {"count": count}, _of_pillar(scene, name, field.term.ref))
            for name, words, count in several
            if count
        ),
        cites=cites(scene, citations.of(*field.categories)),
    )


def _of_pillar(scene: Scene, name: str, pillar: str) -> str:
    """Path of a list narrowed to a pillar; empty where it cannot be."""
    return scene.narrowed(name, "pillar", pillar) if "pillar" in ADDRESSES[name].facets else ""


def _bodies(scene: Scene, party: Party | None) -> tuple[tuple[Bodies, ...], Tally | None]:
    """The bodies by category, each with the portfolios that it is made of. Five queries."""
    rows = institutions(scene.standpoint).filter(kind=PartyKind.BODY)
    if party is not None:
        rows = rows.exclude(pk=party.pk)
    total = rows.count()
    ordered = rows.order_by(
        F("category__position").asc(nulls_last=True), "category__ref", "position", "ref"
    )
    found = list(ordered[:SHOWN_BODIES])
    made_of = portfolios_of(found, scene.standpoint)
    citations = gather(scene, found, [one for several in made_of.values() for one in several])
    groups = tuple(
        Bodies(
            label=kind_of(scene, several[0]),
            anchor=f"b-{several[0].category.ref if several[0].category else 'others'}",
            entries=tuple(_body(scene, row, made_of, citations) for row in several),
        )
        for several in (
            list(rows) for _key, rows in groupby(found, key=lambda row: row.category_id)
        )
    )
    return groups, _more(scene, "institutions", total, SHOWN_BODIES)


def _body(
    scene: Scene, row: Party, made_of: Mapping[int, tuple[Composition, ...]], citations: Citing
) -> Entry:
    parts = made_of.get(row.pk, ())
    names: list[Value] = [scene.words(part.portfolio.name) for part in parts]
    lead = (Lead(_("made of:")),) if names else ()
    return Entry(
        what=scene.party(row) or "",
        notes=told(scene.text(row.short_name), *lead, *names),
        cites=cites(scene, citations.of(row, *parts)),
    )


def _powers(scene: Scene) -> tuple[tuple[Entry, ...], Tally | None]:
    """Four queries."""
    rows = powers(scene.standpoint)
    found = list(rows[:SHOWN_POWERS])
    citations = gather(scene, found)
    entries = tuple(
        Entry(
            link,
            notes=told(scene.link("office", one.office, one.office.name)),
            cites=cites(scene, citations.of(one)),
        )
        for one in found
        if (link := scene.link("power", one, one.name)) is not None
    )
    return entries, _more(scene, "powers", rows.count(), SHOWN_POWERS)


def _more(scene: Scene, name: str, total: int, shown: int) -> Tally | None:
    if total <= shown:
        return None
    words = ngettext("All: %(count)s record", "All: %(count)s records", total)
    return Tally(words % {"count": total}, scene.address(name))


def _days(scene: Scene) -> tuple[Choice, ...]:
    """The days on which an office changed hands, each a way to this page as of that day. One
    query."""
    asked = scene.asked
    return tuple(
        Choice(
            label=in_words(UncertainDate.day(day), scene.language),
            href=address(asked.name, asked.language, Viewpoint(day, asked.viewpoint.known_on)),
            is_current=day == asked.viewpoint.as_of,
        )
        for day in hand_over_days(scene.standpoint)[:SHOWN_DAYS]
    )
