"""Institutions, people and partners: their lists, and what the page of any party tells."""

from __future__ import annotations

from django.db.models import F, Q
from django.utils.translation import gettext as _

from toguna.acts.queries import interpretations_of, processes
from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Mandate, Party
from toguna.institutions.queries import (
    mandates_of,
    members,
    parties,
    ranks_of,
    relations_of,
    withdrawals,
)
from toguna.portal.contexts.parts import Entry, Fact, Frame, Text, Value
from toguna.portal.contexts.who import (
    InstitutionPage,
    InstitutionsPage,
    PartnerPage,
    PartnersPage,
    PartyBody,
    PartyRow,
    PeoplePage,
    PersonPage,
)
from toguna.portal.frames import frame_of, list_name
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
from toguna.portal.pages.mandates import mandate_entry
from toguna.portal.pages.offices import held_entries
from toguna.portal.pages.outcomes import addressed_outcomes
from toguna.portal.pages.telling import (
    cites,
    doubts,
    fact,
    gather,
    made_public_fact,
    part,
    record,
    told,
)
from toguna.portal.queries.belonging import institutions, partners
from toguna.portal.queries.holding import (
    actions_of,
    compositions_of,
    offices_of,
    powers_of,
    ranks_on_day,
    running_mandates,
    series_of,
    texts_of,
)
from toguna.portal.scene import Scene


def institutions_page(scene: Scene) -> InstitutionsPage:
    """The confederation first, then its states, then its bodies."""
    body = scene.body.party_id if scene.body else None
    rows = institutions(scene.standpoint).order_by(
        F("confederation__pk").asc(nulls_last=True), F("kind").desc(), "position", "ref"
    )
    found, pages = part(scene, rows)
    return InstitutionsPage(
        frame=frame_of(scene, Text(list_name("institutions"))),
        rows=_rows(scene, found, body),
        pages=pages,
        offices=scene.address("offices"),
        powers=scene.address("powers"),
    )


def partners_page(scene: Scene) -> PartnersPage:
    rows = partners(scene.standpoint).order_by(F("kind").asc(), "position", "ref")
    found, pages = part(scene, rows)
    return PartnersPage(
        frame=frame_of(scene, Text(list_name("partners"))),
        rows=_rows(scene, found),
        pages=pages,
        processes=scene.address("processes"),
    )


def people_page(scene: Scene) -> PeoplePage:
    """People with their ranks and offices on the day. About eleven queries."""
    found, pages = part(scene, parties(PartyKind.PERSON, scene.standpoint))
    ranks = ranks_on_day(found, scene.standpoint)
    mandates = running_mandates(found, scene.standpoint)
    citations = gather(scene, found)
    rows = []
    for person in found:
        link = scene.party(person)
        if link is not None:
            titles = [scene.text(rank.title) for rank in ranks.get(person.pk, ())]
            held = [_held(scene, mandate) for mandate in mandates.get(person.pk, ())]
            rows.append(
                PartyRow(
                    name=link,
                    kind=kind_of(scene, person),
                    details=told(*titles, *held),
                    cites=cites(scene, citations.of(person)),
                )
            )
    return PeoplePage(frame_of(scene, Text(list_name("people"))), tuple(rows), pages)


def _held(scene: Scene, mandate: Mandate) -> Value | None:
    if mandate.office is not None:
        return scene.link("office", mandate.office, mandate.office.name)
    return scene.text(mandate.task) or scene.party(mandate.body, short=True)


def _rows(scene: Scene, found: list[Party], first: int | None = None) -> tuple[PartyRow, ...]:
    citations = gather(scene, found)
    return tuple(
        PartyRow(
            name=link,
            kind=kind_of(scene, row),
            details=told(
                scene.text(row.short_name),
                _("the confederation of this record") if row.pk == first else None,
            ),
            cites=cites(scene, citations.of(row)),
        )
        for row in found
        if (link := scene.party(row)) is not None
    )


def kind_of(scene: Scene, party: Party) -> Text:
    """The category of a party, else its kind."""
    category = scene.text(party.category.name) if party.category else None
    return category or Text(str(PartyKind(party.kind).label))


def institution_page(scene: Scene) -> InstitutionPage:
    party = record(institutions(scene.standpoint), scene.asked.ref)
    return InstitutionPage(_frame(scene, party), party_body(scene, party))


def person_page(scene: Scene) -> PersonPage:
    party = record(parties(PartyKind.PERSON, scene.standpoint), scene.asked.ref)
    return PersonPage(_frame(scene, party), party_body(scene, party))


def partner_page(scene: Scene) -> PartnerPage:
    party = record(partners(scene.standpoint), scene.asked.ref)
    return PartnerPage(_frame(scene, party), party_body(scene, party))


def _frame(scene: Scene, party: Party) -> Frame:
    return frame_of(scene, scene.words(party.name, party.ref), party.description)


def party_body(scene: Scene, party: Party) -> PartyBody:
    """What any party tells. Some sixty queries, however much hangs on it."""
    seen_from, day = scene.standpoint, scene.standpoint.day
    ranks = ranks_of(party, day, seen_from)
    mandates = [one for one in mandates_of(party, None, seen_from) if _may_show(scene, one)]
    memberships = members(party, day, seen_from)
    left = withdrawals(party, seen_from)
    listed = {one.relation.pk for one in memberships if one.relation}
    listed.update(one.relation.pk for one in left)
    every = relations_of(party, None, seen_from)
    bonds = [bond for bond in every if bond.relation.pk not in listed]
    parts = compositions_of(party, seen_from)
    offices = offices_of(party, seen_from)
    powers = powers_of(offices, seen_from)
    shared = processes(seen_from).filter(Q(counterpart=party) | Q(bodies=party))
    affairs = list(shared.distinct())
    series = series_of(party, seen_from)
    citations = gather(
        scene,
        party,
        ranks,
        mandates,
        [one.relation or one.mandate for one in memberships],
        [one.relation for one in left],
        [one.relation for one in bonds],
        parts,
        powers,
        affairs,
        series,
    )
    acts, pages = acts_of_party(scene, party)
    return PartyBody(
        kind=kind_of(scene, party),
        day=scene.day(day),
        description=scene.text(party.description),
        facts=_facts(scene, party),
        ranks=tuple(rank_entry(scene, one, citations) for one in ranks),
        mandates=tuple(mandate_entry(scene, one, citations, what=None) for one in mandates),
        members=tuple(member_entry(scene, one, citations) for one in memberships),
        withdrawals=tuple(withdrawal_entry(scene, one, citations) for one in left),
        bonds=tuple(bond_entry(scene, party, one, citations) for one in bonds),
        seats=seat_rows(scene, party),
        composition=tuple(
            Entry(
                scene.words(one.portfolio.name),
                notes=told(
                    _("in each member state") if one.each_state else _("in some member states"),
                    scene.text(one.note),
                ),
                cites=cites(scene, citations.of(one)),
            )
            for one in parts
        ),
        offices=held_entries(scene, offices),
        powers=linked(scene, "power", powers, "name", citations),
        processes=linked(scene, "process", affairs, "title", citations),
        series=linked(scene, "series", series, "name", citations),
        statements=statements(scene, interpretations_of(party, seen_from)),
        acts=acts,
        pages=pages,
        texts=some(texts_of(party, seen_from), scene.work),
        actions=some(actions_of(party, seen_from), scene.action),
        outcomes=addressed_outcomes(scene, party),
        discrepancies=doubts(scene, party, *mandates, *(one.relation for one in bonds)),
        cites=cites(scene, citations.of(party)),
    )


def _may_show(scene: Scene, mandate: Mandate) -> bool:
    """A mandate names its office and its body: it is not told where one of them is hidden."""
    return scene.sees(mandate.office, mandate.body, mandate.state)


def _facts(scene: Scene, party: Party) -> tuple[Fact, ...]:
    return (
        *fact(_("Short name"), scene.text(party.short_name)),
        *made_public_fact(scene, party.known, is_inferred=party.known_inferred),
    )
