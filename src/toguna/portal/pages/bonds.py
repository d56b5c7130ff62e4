"""What binds a party to others, as lines of lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from toguna.acts.models import Participation
from toguna.acts.queries import standings
from toguna.institutions.models import Party, Rank
from toguna.institutions.queries import composition
from toguna.institutions.queries.parties import Bond, Membership, Withdrawal
from toguna.portal.contexts.parts import Entry, Lead, Link, Pages, Some, Value
from toguna.portal.contexts.who import SeatRow
from toguna.portal.pages.mandates import period
from toguna.portal.pages.telling import cites, part, stands, told
from toguna.portal.queries.citations import Citing
from toguna.portal.queries.happenings import acts_with, roles_in
from toguna.portal.scene import Scene
from toguna.record.facts import Fact

SHOWN = 30
M = TypeVar("M", bound=Model)


def rank_entry(scene: Scene, rank: Rank, citations: Citing) -> Entry:
    return Entry(
        what=scene.words(rank.title),
        notes=period(scene, rank),
        cites=cites(scene, citations.of(rank)),
    )


def member_entry(scene: Scene, one: Membership, citations: Citing) -> Entry:
    since = (Lead(_("start:")), scene.when(one.since)) if one.since.is_known else ()
    until = (Lead(_("end:")), scene.when(one.until)) if one.until.is_known else ()
    return Entry(
        what=scene.party(one.party) or "",
        notes=told(*since, *until),
        cites=cites(scene, citations.of(one.relation or one.mandate)),
    )


def withdrawal_entry(scene: Scene, one: Withdrawal, citations: Citing) -> Entry:
    return Entry(
        what=scene.party(one.party) or "",
        when=scene.when(one.date),
        notes=told(scene.text(one.relation.note)),
        cites=cites(scene, citations.of(one.relation)),
    )


def bond_entry(scene: Scene, party: Party, bond: Bond, citations: Citing) -> Entry:
    """A bond as this end sees it: the kind is told from its subject, so that at the other end the
    subject comes first and this party last ("A · member of · this one")."""
    relation = bond.relation
    kind = scene.words(bond.kind.name, bond.kind.ref)
    far = scene.party(bond.other) or scene.place(bond.place) or ""
    manner = scene.text(relation.end_manner.name) if relation.end_manner else None
    notes: tuple[Value | None, ...] = (*period(scene, relation), manner, scene.text(relation.note))
    stated = cites(scene, citations.of(relation))
    if bond.is_outward:
        return Entry(kind, notes=told(far, *notes), cites=stated)
    own = scene.text(party.short_name) or scene.words(party.name)
    return Entry(far, notes=told(Lead(kind), own, *notes), cites=stated)


def seat_rows(scene: Scene, body: Party) -> tuple[SeatRow, ...]:
    """The seats of a body that is composed of portfolios, on the day. Six queries at most."""
    rows = []
    for seat in composition(body, scene.standpoint.day, scene.standpoint):
        state = scene.party(seat.state)
        office = seat.office
        if state is not None:
            rows.append(
                SeatRow(
                    portfolio=scene.words(seat.portfolio.name),
                    state=state,
                    holder=scene.party(seat.holder) if seat.holder else None,
                    office=scene.link("office", office, office.name) if office else None,
                )
            )
    return tuple(rows)


def acts_of_party(scene: Scene, party: Party) -> tuple[tuple[Entry, ...], Pages]:
    """The acts in which a party had a part, with its roles, of the page asked for. Seven
    queries."""
    found, pages = part(scene, acts_with(party, scene.standpoint))
    how = standings(found, scene.standpoint)
    scene.look_up(found)
    roles = roles_in(party, found, scene.standpoint)
    entries = []
    for act in found:
        link = scene.act(act)
        if link is not None:
            parts = roles.get(act.pk, ())
            notes = [note for one in parts for note in _role(scene, party, one)]
            entries.append(
                Entry(
                    link,
                    scene.when(how[act.pk].date),
                    stands(how[act.pk], is_meeting=scene.is_meeting(act)),
                    told(*notes),
                )
            )
    return tuple(entries), pages


def _role(scene: Scene, party: Party, one: Participation) -> tuple[Value | None, ...]:
    role = scene.text(one.role.name)
    if one.party_id == party.pk:
        behalf = scene.party(one.on_behalf_of, short=True)
        return (role, *((Lead(_("on behalf of")), behalf) if behalf else ()))
    return (role, Lead(_("through")), scene.party(one.party))


def linked(
    scene: Scene, name: str, rows: Sequence[Fact], label: str, citations: Citing
) -> tuple[Entry, ...]:
    """Records that have a page of their own, as lines of links. `rows` are facts."""
    return tuple(
        Entry(link, cites=cites(scene, citations.of(row)))
        for row in rows
        if (link := scene.link(name, row, getattr(row, label))) is not None
    )


def some(rows: QuerySet[M], link: Callable[[M], Link | None], href: str = "") -> Some:
    """The first of many records, how many there are, and the page that has them all. Two
    queries."""
    total = rows.count()
    shown = tuple(Entry(one) for row in rows[:SHOWN] if (one := link(row)) is not None)
    return Some(shown, total, href)
