"""What the page of any party tells: an institution, a person, a partner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from toguna.acts.models import Process
from toguna.acts.queries import interpretations_of, processes
from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Composition, Mandate, Office, Party, Power, Rank
from toguna.institutions.queries import (
    Bond,
    Membership,
    Withdrawal,
    mandates_of,
    members,
    ranks_of,
    relations_of,
    withdrawals,
)
from toguna.meetings.models import Series
from toguna.portal.contexts.parts import Entry, Fact, Text
from toguna.portal.contexts.who import PartyBody
from toguna.portal.pages.acts import statements
from toguna.portal.pages.bonds import (
    acts_of_party,
    bond_entry,
    linked,
    member_entry,
    rank_entry,
    seat_rows,
    some,
    withdrawal_entry,
)
from toguna.portal.pages.circles import circle_of_party
from toguna.portal.pages.mandates import mandate_entry
from toguna.portal.pages.offices import held_entries
from toguna.portal.pages.outcomes import addressed_outcomes
from toguna.portal.pages.telling import cites, doubts, fact, gather, made_public_fact, told
from toguna.portal.queries.citations import Citing
from toguna.portal.queries.holding import (
    actions_of,
    compositions_of,
    offices_of,
    powers_of,
    series_of,
    texts_of,
)
from toguna.portal.scene import Scene
from toguna.record.models import Cited
from toguna.texts.models import Work


@dataclass(frozen=True, slots=True)
class Ties:
    """What binds a party: what it holds, to whom it belongs, what belongs to it."""

    ranks: tuple[Rank, ...]
    mandates: tuple[Mandate, ...]
    members: tuple[Membership, ...]
    withdrawals: tuple[Withdrawal, ...]
    bonds: tuple[Bond, ...]
    parts: tuple[Composition, ...]
    offices: tuple[Office, ...]
    powers: tuple[Power, ...]
    affairs: tuple[Process, ...]
    series: tuple[Series, ...]

    def cited(self) -> Iterable[Cited | None]:
        """The rows whose citations a page shows."""
        yield from (*self.ranks, *self.mandates, *self.parts, *self.powers)
        yield from (*self.affairs, *self.series)
        yield from (one.relation or one.mandate for one in self.members)
        yield from (one.relation for one in self.withdrawals)
        yield from (one.relation for one in self.bonds)


def party_body(scene: Scene, party: Party) -> PartyBody:
    """What any party tells. Some sixty queries, however much hangs on it."""
    ties = _ties(scene, party)
    citations = gather(scene, party, ties.cited())
    acts, pages = acts_of_party(scene, party)
    texts, actions = texts_of(party, scene.standpoint), actions_of(party, scene.standpoint)
    return PartyBody(
        kind=kind_of(scene, party),
        day=scene.day(scene.standpoint.day),
        description=scene.text(party.description),
        facts=_facts(scene, party),
        ranks=tuple(rank_entry(scene, one, citations) for one in ties.ranks),
        mandates=tuple(mandate_entry(scene, one, citations, what=None) for one in ties.mandates),
        members=tuple(member_entry(scene, one, citations) for one in ties.members),
        withdrawals=tuple(withdrawal_entry(scene, one, citations) for one in ties.withdrawals),
        bonds=tuple(bond_entry(scene, party, one, citations) for one in ties.bonds),
        seats=seat_rows(scene, party),
        composition=tuple(_part(scene, one, citations) for one in ties.parts),
        offices=held_entries(scene, ties.offices),
        powers=linked(scene, "power", ties.powers, "name", citations),
        processes=linked(scene, "process", ties.affairs, "title", citations),
        series=linked(scene, "series", ties.series, "name", citations),
        statements=statements(scene, interpretations_of(party, scene.standpoint)),
        acts=acts,
        pages=pages,
        texts=some(texts, scene.work, _texts_page(scene, party, texts)),
        actions=some(actions, scene.action, _actions_page(scene, party)),
        outcomes=addressed_outcomes(scene, party),
        discrepancies=doubts(scene, party, *ties.mandates, *(one.relation for one in ties.bonds)),
        cites=cites(scene, citations.of(party)),
        circle=circle_of_party(scene, party),
    )


def _ties(scene: Scene, party: Party) -> Ties:
    """About fifteen queries."""
    seen_from, day = scene.standpoint, scene.standpoint.day
    memberships = members(party, day, seen_from)
    left = withdrawals(party, seen_from)
    listed = {one.relation.pk for one in memberships if one.relation}
    listed.update(one.relation.pk for one in left)
    every = relations_of(party, None, seen_from)
    offices = offices_of(party, seen_from)
    shared = processes(seen_from).filter(Q(counterpart=party) | Q(bodies=party))
    return Ties(
        ranks=ranks_of(party, day, seen_from),
        mandates=tuple(one for one in mandates_of(party, None, seen_from) if _may_show(scene, one)),
        members=memberships,
        withdrawals=left,
        bonds=tuple(bond for bond in every if bond.relation.pk not in listed),
        parts=compositions_of(party, seen_from),
        offices=offices,
        powers=powers_of(offices, seen_from),
        affairs=tuple(shared.distinct()),
        series=series_of(party, seen_from),
    )


def _part(scene: Scene, one: Composition, citations: Citing) -> Entry:
    return Entry(
        scene.words(one.portfolio.name),
        notes=told(
            _("in each member state") if one.each_state else _("in some member states"),
            scene.text(one.note),
        ),
        cites=cites(scene, citations.of(one)),
    )


def _texts_page(scene: Scene, party: Party, rows: QuerySet[Work]) -> str:
    """The page of the register of texts that has exactly these: the register tells authors from
    contracting parties, and a party may be both. Empty where there is none. One query."""
    is_author_of_all = not rows.exclude(author=party).exists()
    return scene.narrowed("texts", "body", party.ref) if is_author_of_all else ""


def _actions_page(scene: Scene, party: Party) -> str:
    """The page of the register of actions that has all for which a party is responsible; for a
    state, those too of which something is stated for it."""
    facet = "state" if party.kind == PartyKind.STATE else "body"
    return scene.narrowed("actions", facet, party.ref)


def kind_of(scene: Scene, party: Party) -> Text:
    """The category of a party, else its kind."""
    category = scene.text(party.category.name) if party.category else None
    return category or Text(str(PartyKind(party.kind).label))


def _may_show(scene: Scene, mandate: Mandate) -> bool:
    """A mandate names its office and its body: it is not told where one of them is hidden."""
    return scene.sees(mandate.office, mandate.body, mandate.state)


def _facts(scene: Scene, party: Party) -> tuple[Fact, ...]:
    return (
        *fact(_("Short name"), scene.text(party.short_name)),
        *made_public_fact(scene, party.known, is_inferred=party.known_inferred),
    )
