"""The list of texts, and a text with its axes and its life."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from toguna.institutions.models import Party
from toguna.meetings.models import Outcome
from toguna.portal.contexts.facets import ChoicesPage
from toguna.portal.contexts.parts import Entry, Fact, Frame, Lead, Link, Text, Value
from toguna.portal.contexts.records import TextAxis, TextPage, TextRow, TextsPage, Version
from toguna.portal.describing import told_plainly
from toguna.portal.frames import frame_of, language_name
from toguna.portal.pages.action_rows import action_entries
from toguna.portal.pages.circles import circle_of_text
from toguna.portal.pages.outcomes import outcome_links
from toguna.portal.pages.telling import (
    choice,
    cites,
    doubts,
    fact,
    gather,
    made_public_fact,
    record,
    stands,
    told,
)
from toguna.portal.queries.citations import Citing
from toguna.portal.queries.happenings import actions_about, agendas_with, outcomes_about
from toguna.portal.registers.choices import choices_page
from toguna.portal.registers.texts import texts_register
from toguna.portal.scene import Scene
from toguna.portal.structured.things import legal_text
from toguna.texts.models import Expression, Work
from toguna.texts.queries import (
    Axes,
    LifeEntry,
    TextBond,
    axes,
    axes_of,
    expressions,
    identifiers,
    life,
    relations,
    texts,
    version_identifiers,
)


def texts_page(scene: Scene) -> TextsPage | ChoicesPage:
    """About thirty queries, most of them those of its facets."""
    register = texts_register(scene)
    if register.lists_values:
        return choices_page(register)
    opened = register.opened()
    found = register.fetched(opened.keys)
    stand = axes(found, scene.standpoint)
    citations = gather(scene, found)
    rows = tuple(
        _row(scene, work, link, stand[work.pk], citations, opened.tags.get(work.pk, ""))
        for work in found
        if (link := scene.work(work)) is not None
    )
    return TextsPage(register.framed(opened), rows, opened.pages, opened.facets)


def _row(
    scene: Scene, work: Work, link: Link, stand: Axes, citations: Citing, facets: str
) -> TextRow:
    sealed = stand.signed or stand.adopted
    return TextRow(
        title=link,
        kind=scene.words(work.kind.name, work.kind.ref),
        author=scene.party(work.author, short=True),
        adoption=choice(stand.adoption),
        adopted=scene.when_known(sealed.date) if sealed else None,
        force=choice(stand.force),
        cites=cites(scene, citations.of(work)),
        facets=facets,
    )


def text_page(scene: Scene) -> TextPage:
    """Some thirty queries, however long the life of the text."""
    seen_from = scene.standpoint
    # A text has its page before anything happened to it: its life is then empty.
    work = record(texts(replace(seen_from, as_of=None)), scene.asked.ref)
    stand = axes_of(work, seen_from)
    story = life(work, seen_from)
    versions = expressions(work, seen_from)
    bonds = relations(work, seen_from)
    outcomes = outcomes_about(work, seen_from)
    agendas = agendas_with(work, seen_from)
    files = [file for version in versions for file in version.manifestations.all()]
    scene.look_up(
        [
            *(line.act for line in story),
            *(one.act for one in outcomes),
            *(one.meeting.act for one in agendas),
        ]
    )
    citations = gather(
        scene,
        work,
        [line.row for line in story],
        versions,
        files,
        [bond.relation for bond in bonds],
        outcomes,
        agendas,
    )
    return TextPage(
        frame=_frame(scene, work, stand, versions),
        kind=scene.words(work.kind.name, work.kind.ref),
        description=scene.text(work.description),
        facts=_facts(scene, work, stand),
        axes=_axes(scene, stand),
        life=tuple(_life_entry(scene, line, citations) for line in story),
        versions=_versions(scene, work, versions, citations),
        relations=tuple(_bond(scene, work, bond, citations) for bond in bonds),
        outcomes=_outcomes(scene, outcomes, citations),
        agenda=tuple(
            Entry(link, notes=told(scene.text(one.title)), cites=cites(scene, citations.of(one)))
            for one in agendas
            if (link := scene.meeting(one.meeting)) is not None
        ),
        actions=action_entries(scene, actions_about(work, seen_from)),
        discrepancies=doubts(scene, work, *(line.row for line in story), *versions),
        cites=cites(scene, citations.of(work)),
        circle=circle_of_text(scene, work),
    )


def _frame(scene: Scene, work: Work, stand: Axes, versions: tuple[Expression, ...]) -> Frame:
    """One query."""
    uri = identifiers([work], scene.standpoint).get(work.pk)
    languages = [version.language for version in versions]
    sealed = stand.signed or stand.adopted
    return frame_of(
        scene,
        scene.words(work.title, work.ref),
        work.description,
        description=told_plainly(
            scene.words(work.kind.name, work.kind.ref),
            choice(stand.adoption),
            scene.when_known(sealed.date) if sealed else None,
            choice(stand.force),
        ),
        about=legal_text(scene, work, stand, languages, uri),
    )


def _facts(scene: Scene, work: Work, stand: Axes) -> tuple[Fact, ...]:
    pillars = (scene.text(pillar.name) for pillar in work.pillars.all())
    uri = identifiers([work], scene.standpoint).get(work.pk)
    return (
        *fact(_("Short title"), scene.text(work.short_title)),
        *fact(_("Number"), work.number),
        *fact(_("Author"), scene.party(work.author)),
        *fact(_("Contracting parties"), *scene.parties(stand.contracting)),
        *fact(_("Pillars"), *pillars),
        *fact(_("Origin"), _("Text of an outside organisation") if work.outside else None),
        *fact(_("Identifier"), uri),
        *made_public_fact(scene, work.known, is_inferred=work.known_inferred),
    )


def _axes(scene: Scene, stand: Axes) -> tuple[TextAxis, ...]:
    """The independent axes, each with how it is known."""
    manner = scene.text(stand.manner.name) if stand.manner else None
    positions: list[Value] = []
    for one in stand.positions:
        party = scene.party(one.party, short=True)
        if party:
            positions += [party, choice(one.position)]
    return (
        TextAxis(_("Negotiation"), choice(stand.negotiation), ()),
        TextAxis(
            _("Adoption"),
            choice(stand.adoption),
            told(*_dates(scene, stand), manner, *positions),
        ),
        TextAxis(
            _("Ratification"),
            choice(stand.ratification),
            (
                *_named(scene, _("ratified by"), stand.ratified_by),
                *_named(scene, _("instrument deposited by"), stand.deposited_by),
            ),
        ),
        TextAxis(
            _("Force"),
            choice(stand.force),
            told(
                scene.when_known(stand.force_since),
                choice(stand.force_basis),
            ),
        ),
    )


def _dates(scene: Scene, stand: Axes) -> tuple[Value, ...]:
    """When the text was adopted, and when it was signed."""
    lines = ((Lead(_("adopted:")), stand.adopted), (Lead(_("signed:")), stand.signed))
    return tuple(value for label, line in lines if line for value in (label, scene.when(line.date)))


def _named(scene: Scene, label: str, parties: Iterable[Party]) -> tuple[Value, ...]:
    links = scene.parties(parties, short=True)
    return (Lead(label), *links) if links else ()


def _life_entry(scene: Scene, line: LifeEntry, citations: Citing) -> Entry:
    manner = scene.text(line.manner.name) if line.manner else None
    return Entry(
        what=line.label,
        when=scene.when(line.date),
        status=None if line.is_done else stands(line.standing),
        notes=told(
            scene.party(line.party, short=True),
            scene.act(line.act),
            manner,
            line.version,
            scene.text(line.row.note),
        ),
        cites=cites(scene, citations.of(line.row)),
    )


def _versions(
    scene: Scene, work: Work, versions: tuple[Expression, ...], citations: Citing
) -> tuple[Version, ...]:
    named = version_identifiers(work, versions, scene.standpoint) if versions else {}
    return tuple(
        Version(
            language=language_name(version.language),
            title=scene.text({version.language: version.title} if version.title else None),
            when=scene.when_known(version.date),
            is_original=version.original,
            identifier=named[version][0] if version in named else "",
            files=tuple(
                Link(Text(file.format.upper()), file.url) if file.url else file.format.upper()
                for file in version.manifestations.all()
            ),
            cites=cites(scene, citations.of(version, *version.manifestations.all())),
        )
        for version in versions
    )


def _bond(scene: Scene, work: Work, bond: TextBond, citations: Citing) -> Entry:
    """A text that this one is bound to. The kind is told from its subject: on the page of the other
    text, the subject comes first and this text last ("A · amends · this one")."""
    kind = scene.words(bond.kind.name, bond.kind.ref)
    own = scene.text(work.short_title) or scene.words(work.title)
    far, note = scene.work(bond.other) or "", scene.text(bond.relation.note)
    stated = cites(scene, citations.of(bond.relation))
    if bond.is_outward:
        return Entry(kind, notes=told(far, note), cites=stated)
    return Entry(far, notes=told(Lead(kind), own, note), cites=stated)


def _outcomes(scene: Scene, found: Sequence[Outcome], citations: Citing) -> tuple[Entry, ...]:
    links = outcome_links(scene, found)
    return tuple(
        Entry(
            what=links[one.pk],
            when=scene.when(one.act.date),
            notes=told(scene.text(one.kind.name), scene.act(one.act)),
            cites=cites(scene, citations.of(one)),
        )
        for one in found
        if one.pk in links
    )
