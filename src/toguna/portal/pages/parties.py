"""Institutions, people and partners: their lists, and what the page of any party tells."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import F
from django.utils.translation import gettext as _

from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Mandate, Party, Rank
from toguna.institutions.queries import (
    parties,
)
from toguna.portal.contexts.facets import ChoicesPage
from toguna.portal.contexts.parts import Feed, Frame, Text, Value
from toguna.portal.contexts.who import (
    InstitutionPage,
    InstitutionsPage,
    PartnerPage,
    PartnersPage,
    PartyRow,
    PeoplePage,
    PersonPage,
)
from toguna.portal.describing import told_plainly
from toguna.portal.feeds.links import feeds
from toguna.portal.frames import frame_of, list_name
from toguna.portal.pages.party_body import kind_of, party_body
from toguna.portal.pages.telling import (
    cites,
    gather,
    part,
    record,
    told,
)
from toguna.portal.queries.belonging import has_met, institutions, partners
from toguna.portal.queries.holding import (
    ranks_on_day,
    running_mandates,
)
from toguna.portal.registers.choices import choices_page
from toguna.portal.registers.kinds import partners_register
from toguna.portal.scene import Scene
from toguna.portal.structured.things import party_thing


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


def partners_page(scene: Scene) -> PartnersPage | ChoicesPage:
    register = partners_register(scene)
    if register.lists_values:
        return choices_page(register)
    opened = register.opened()
    return PartnersPage(
        frame=register.framed(opened),
        rows=_rows(scene, register.fetched(opened.keys), tags=opened.tags),
        pages=opened.pages,
        facets=opened.facets,
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


def _rows(
    scene: Scene,
    found: list[Party],
    first: int | None = None,
    tags: Mapping[int, str] | None = None,
) -> tuple[PartyRow, ...]:
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
            facets=(tags or {}).get(row.pk, ""),
        )
        for row in found
        if (link := scene.party(row)) is not None
    )


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
    """Three queries at most."""
    mandates: tuple[Mandate, ...] = ()
    ranks: tuple[Rank, ...] = ()
    followed: tuple[Feed, ...] = ()
    if party.kind == PartyKind.PERSON:
        mandates = running_mandates([party], scene.standpoint).get(party.pk, ())
        ranks = ranks_on_day([party], scene.standpoint).get(party.pk, ())
    if party.kind == PartyKind.BODY and has_met(party, scene.standpoint):
        followed = feeds(scene, "body-calendar")
    name = scene.words(party.name, party.ref)
    return frame_of(
        scene,
        name,
        party.description,
        description=told_plainly(
            name,
            *(scene.text(rank.title) for rank in ranks),
            *(_held(scene, mandate) for mandate in mandates),
            None if mandates else kind_of(scene, party),
        ),
        feeds=followed,
        about=party_thing(scene, party, mandates, ranks),
    )
