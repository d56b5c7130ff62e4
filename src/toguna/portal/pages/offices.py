"""Offices, who holds them on the day, and the powers that follow from them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from toguna.institutions.models import Office
from toguna.institutions.queries import authority, state_of
from toguna.institutions.queries.powers import Authority, Delegate
from toguna.portal.contexts.parts import Cite, Entry, Fact, Link, Text, Value
from toguna.portal.contexts.who import (
    OfficePage,
    OfficeRow,
    OfficesPage,
    PowerPage,
    PowersPage,
)
from toguna.portal.frames import frame_of, list_name
from toguna.portal.pages.circles import circle_of_office
from toguna.portal.pages.mandates import mandate_entry
from toguna.portal.pages.telling import (
    cites,
    doubts,
    fact,
    gather,
    made_public_fact,
    part,
    record,
    told,
    yes_no,
)
from toguna.portal.queries.holding import holders_of, mandates_in, offices, powers, powers_of
from toguna.portal.scene import Scene


def offices_page(scene: Scene) -> OfficesPage:
    """About ten queries."""
    found, pages = part(scene, offices(scene.standpoint))
    return OfficesPage(
        frame=frame_of(scene, Text(list_name("offices"))),
        day=scene.day(scene.standpoint.day),
        rows=office_rows(scene, found),
        pages=pages,
    )


def office_rows(scene: Scene, found: Sequence[Office]) -> tuple[OfficeRow, ...]:
    """Offices with who holds them on the day. Three queries."""
    held = holders_of(found, scene.standpoint)
    citations = gather(scene, found, held.values())
    rows = []
    for office in found:
        link = scene.link("office", office, office.name)
        mandate = held.get(office.pk)
        if link is not None:
            rows.append(
                OfficeRow(
                    office=link,
                    of=scene.party(office.body, short=True) or scene.party(office.state),
                    holder=scene.party(mandate.holder) if mandate else None,
                    state=scene.party(state_of(mandate), short=True) if mandate else None,
                    since=scene.when_known(mandate.start) if mandate else None,
                    cites=cites(scene, citations.of(office, mandate)),
                )
            )
    return tuple(rows)


def held_entries(scene: Scene, found: Sequence[Office]) -> tuple[Entry, ...]:
    """The same as lines of a list. Three queries."""
    return tuple(
        Entry(
            what=row.office,
            notes=told(row.holder or _("holder not known on this day"), row.state),
            cites=row.cites,
        )
        for row in office_rows(scene, found)
    )


def office_page(scene: Scene) -> OfficePage:
    office = record(offices(scene.standpoint), scene.asked.ref)
    mandates = mandates_in(office, scene.standpoint)
    carried = powers_of([office], scene.standpoint)
    citations = gather(scene, office, mandates, carried)
    portfolio = office.portfolio
    now = holders_of([office], scene.standpoint).get(office.pk)
    return OfficePage(
        frame=frame_of(scene, scene.words(office.name, office.ref)),
        day=scene.day(scene.standpoint.day),
        facts=(
            *fact(_("Held on this day by"), scene.party(now.holder) if now else None),
            *fact(_("Body"), scene.party(office.body)),
            *fact(_("State"), scene.party(office.state)),
            *fact(
                _("Portfolio"),
                scene.text(portfolio.name) if portfolio and scene.sees(portfolio) else None,
            ),
            *made_public_fact(scene, office.known, is_inferred=office.known_inferred),
        ),
        mandates=tuple(
            mandate_entry(scene, one, citations, what=scene.party(one.holder)) for one in mandates
        ),
        powers=tuple(
            Entry(link, cites=cites(scene, citations.of(one)))
            for one in carried
            if (link := scene.link("power", one, one.name)) is not None
        ),
        discrepancies=doubts(scene, office, *mandates),
        cites=cites(scene, citations.of(office)),
        circle=circle_of_office(scene, office),
    )


def powers_page(scene: Scene) -> PowersPage:
    """About nine queries."""
    found, pages = part(scene, powers(scene.standpoint))
    citations = gather(scene, found)
    rows = tuple(
        Entry(
            link,
            notes=told(scene.link("office", one.office, one.office.name)),
            cites=cites(scene, citations.of(one)),
        )
        for one in found
        if (link := scene.link("power", one, one.name)) is not None
    )
    return PowersPage(frame_of(scene, Text(list_name("powers"))), rows, pages)


def power_page(scene: Scene) -> PowerPage:
    """A power and who has it on the day: from the mandates that run, never from a flag."""
    power = record(powers(scene.standpoint), scene.asked.ref)
    found = authority(power.ref, scene.standpoint.day, scene.standpoint)
    citations = gather(
        scene, power, found.presiding, found.mandate, [one.delegation for one in found.delegations]
    )
    basis = [row for row in (found.presiding, found.mandate) if row is not None]
    stated = cites(scene, citations.of(*basis))
    return PowerPage(
        frame=frame_of(scene, scene.words(power.name, power.ref)),
        day=scene.day(scene.standpoint.day),
        note=scene.text(power.note),
        answer=_answer(scene, found),
        facts=_facts(scene, found, stated),
        delegations=tuple(
            Entry(
                what=scene.words(one.portfolio.name),
                notes=_delegate(scene, one),
                cites=cites(scene, citations.of(one.delegation)),
            )
            for one in found.delegations
            if scene.sees(one.portfolio)
        ),
        discrepancies=doubts(scene, power),
        cites=cites(scene, citations.of(power)),
        circle=circle_of_office(scene, power.office),
    )


def _facts(scene: Scene, found: Authority, stated: tuple[Cite, ...]) -> tuple[Fact, ...]:
    power, portfolio = found.power, found.power.portfolio
    presiding = scene.party(found.presiding.holder) if found.presiding else None
    is_shown = portfolio is not None and scene.sees(portfolio)
    return (
        *fact(_("Follows from the office"), _office(scene, power.office)),
        *fact(_("Held on this day by"), presiding, cites=stated),
        *fact(_("On behalf of"), scene.party(found.state), cites=stated),
        *fact(_("Exercised by"), _office(scene, found.office)),
        *fact(_("Portfolio"), scene.text(portfolio.name) if portfolio and is_shown else None),
        *fact(_("Alone"), yes_no(True) if power.sole else None),
        *made_public_fact(scene, power.known, is_inferred=power.known_inferred),
    )


def _answer(scene: Scene, found: Authority) -> tuple[Value, ...]:
    """Who has the power on the day; the office alone where nobody is known to hold it."""
    holder = scene.party(found.holder) if found.holder else None
    office = _office(scene, found.office)
    if holder is None and office is not None:
        return (office, _("holder not known on this day"))
    return told(holder, office)


def _office(scene: Scene, office: Office | None) -> Link | None:
    return scene.link("office", office, office.name) if office else None


def _delegate(scene: Scene, one: Delegate) -> tuple[Value, ...]:
    period = scene.when_known(one.delegation.start)
    made = _("delegated") if one.is_made else _("may be delegated")
    holder = scene.party(one.holder) if one.holder else None
    return told(made, period, _office(scene, one.office), holder, scene.text(one.delegation.note))
