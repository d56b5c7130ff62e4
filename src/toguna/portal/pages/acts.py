"""The list of acts and events, and what the page of any act tells."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from django.db.models import Model
from django.utils.translation import gettext as _

from toguna.acts.enums import ActStatus, Multiplicity, Position
from toguna.acts.models import Act, Participation
from toguna.acts.queries import (
    AttributedStatement,
    RoleParties,
    Standing,
    acts,
    conferrals,
    interpretations_of,
    parties_by_role,
    parts_of,
    process_of,
    standings,
)
from toguna.institutions.models import Mandate
from toguna.portal.contexts.parts import Entry, Fact, Lead, Statement, Status, Text
from toguna.portal.contexts.records import ActBody, ActPage, ActsPage, Part, Role
from toguna.portal.frames import frame_of, list_name
from toguna.portal.pages.act_rows import act_entries, act_rows, where
from toguna.portal.pages.mandates import mandate_entry
from toguna.portal.pages.outcomes import outcome_lines, outcomes_in
from toguna.portal.pages.telling import (
    choice,
    cites,
    doubts,
    fact,
    gather,
    made_public,
    made_public_fact,
    part,
    record,
    stands,
    told,
)
from toguna.portal.queries.citations import Citing
from toguna.portal.queries.happenings import (
    StatedStatus,
    other_acts,
    proved_by,
    stages_by,
    statements_on,
)
from toguna.portal.scene import Scene
from toguna.roadmap.queries import FollowedOutcome, became
from toguna.texts.models import Stage


def acts_page(scene: Scene) -> ActsPage:
    """About fourteen queries."""
    found, pages = part(scene, other_acts(scene.standpoint))
    frame = frame_of(scene, Text(list_name("acts")))
    return ActsPage(frame, act_rows(scene, found), pages)


def act_page(scene: Scene) -> ActPage:
    act = record(other_acts(scene.standpoint), scene.asked.ref)
    return ActPage(
        frame_of(scene, scene.words(act.title, act.ref), act.description), act_body(scene, act)
    )


def act_body(scene: Scene, act: Act, *about: Fact) -> ActBody:
    """What every act tells; `about` are further lines of its table. Some thirty queries, however
    much hangs on it."""
    seen_from = scene.standpoint
    standing = standings([act], seen_from)[act.pk]
    parts = list(parts_of(act, seen_from))
    wider = acts(seen_from).filter(pk=act.within_id).first() if act.within_id else None
    scene.look_up([act, wider, *parts])
    roles = parties_by_role(act, seen_from)
    statuses = statements_on(act, seen_from)
    stages = stages_by(act, seen_from)
    mandates = conferrals(act, seen_from)
    outcomes = became(act, seen_from)
    citations = gather(
        scene,
        act,
        chain.from_iterable(role.participations for role in roles),
        [one.change for one in statuses],
        stages,
        mandates,
        outcomes_in(outcomes),
    )
    return ActBody(
        kind=scene.words(act.kind.name, act.kind.ref),
        when=scene.when(standing.date),
        status=stands(standing),
        description=scene.text(act.description),
        facts=(*_facts(scene, act, standing, wider), *about, *_made_public(scene, act)),
        roles=tuple(_role(scene, role, citations) for role in roles),
        outcomes=outcome_lines(scene, outcomes, citations),
        statuses=tuple(_status(scene, one, citations) for one in statuses),
        stages=tuple(_stage(scene, one, citations) for one in stages),
        parts=act_entries(scene, parts),
        mandates=_mandates(scene, mandates, citations),
        statements=statements(scene, interpretations_of(act, seen_from)),
        evidence=tuple(
            Entry(link) for one in proved_by(act, seen_from) if (link := scene.action(one))
        ),
        discrepancies=doubts(scene, *_subjects(act, stages, outcomes)),
        cites=cites(scene, citations.of(act)),
    )


def _subjects(
    act: Act, stages: Iterable[Stage], outcomes: tuple[FollowedOutcome, ...]
) -> Iterable[Model | None]:
    meeting = getattr(act, "meeting", None)
    return (act, meeting, *stages, *outcomes_in(outcomes))


def _facts(scene: Scene, act: Act, standing: Standing, wider: Act | None) -> tuple[Fact, ...]:
    process = process_of(act, scene.standpoint)
    pillars = (scene.text(pillar.name) for pillar in act.pillars.all())
    several = act.multiplicity != Multiplicity.ONE
    outside = _("Held by an outside organisation, or organised by others") if act.outside else None
    return (
        *fact(_("Place and mode"), *where(scene, act)),
        *fact(_("Number"), choice(Multiplicity(act.multiplicity)) if several else None),
        *fact(_("Organisation"), outside),
        *fact(_("Part of"), scene.act(wider)),
        *fact(_("Process"), scene.link("process", process, process.title) if process else None),
        *fact(_("Pillars"), *pillars),
    )


def _made_public(scene: Scene, act: Act) -> tuple[Fact, ...]:
    return made_public_fact(scene, act.known, is_inferred=act.known_inferred)


def _role(scene: Scene, role: RoleParties, citations: Citing) -> Role:
    parts = (_part(scene, one, citations) for one in role.participations)
    return Role(scene.words(role.role.name, role.role.ref), tuple(one for one in parts if one))


def _part(scene: Scene, row: Participation, citations: Citing) -> Part | None:
    party = scene.party(row.party)
    if party is None:
        return None
    position = choice(Position(row.position)) if row.position else None
    behalf = scene.party(row.on_behalf_of, short=True)
    return Part(
        party=party,
        notes=told(
            *((Lead(_("on behalf of")), behalf) if behalf else ()), position, scene.text(row.note)
        ),
        cites=cites(scene, citations.of(row)),
    )


def _status(scene: Scene, one: StatedStatus, citations: Citing) -> Entry:
    change = one.change
    replaced = Status(_("Replaced by a correction"), "superseded") if one.is_superseded else None
    public = made_public(scene, change.known, is_inferred=change.known_inferred)
    return Entry(
        what=choice(ActStatus(change.status)),
        when=scene.when_known(change.date),
        status=replaced,
        notes=told(scene.text(change.note), Lead(_("made public:")), *public),
        cites=cites(scene, citations.of(change)),
    )


def _stage(scene: Scene, stage: Stage, citations: Citing) -> Entry:
    manner = scene.text(stage.manner.name) if stage.manner else None
    return Entry(
        what=scene.work(stage.work) or "",
        status=Status(stage.get_stage_display(), stage.stage),
        notes=told(
            scene.party(stage.party, short=True), manner, stage.version, scene.text(stage.note)
        ),
        cites=cites(scene, citations.of(stage)),
    )


def _mandates(scene: Scene, mandates: tuple[Mandate, ...], citations: Citing) -> tuple[Entry, ...]:
    return tuple(
        mandate_entry(scene, mandate, citations, what=scene.party(mandate.holder))
        for mandate in mandates
        if scene.sees(mandate.office, mandate.body, mandate.state)
    )


def statements(scene: Scene, found: tuple[AttributedStatement, ...]) -> tuple[Statement, ...]:
    """What sources say that something means, with who says so. Two queries."""
    citations = gather(scene, [one.interpretation for one in found])
    return tuple(
        Statement(
            text=scene.words(one.statement),
            by=told(scene.party(one.attributed_to) or None)
            or tuple(scene.words(publisher) for publisher in one.publishers),
            cites=cites(scene, citations.of(one.interpretation)),
        )
        for one in found
    )
