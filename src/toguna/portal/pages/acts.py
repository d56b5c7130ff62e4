"""The list of acts and events, and what the page of any act tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, groupby

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
from toguna.meetings.models import Outcome
from toguna.portal.contexts.facets import ChoicesPage
from toguna.portal.contexts.parts import Entry, Fact, Lead, Pages, Statement, Status
from toguna.portal.contexts.records import ActBody, ActPage, ActsPage, Part, Role
from toguna.portal.frames import frame_of
from toguna.portal.pages.act_rows import act_entries, act_rows, where
from toguna.portal.pages.circles import circle_of_act
from toguna.portal.pages.mandates import mandate_entry
from toguna.portal.pages.outcomes import (
    LINES,
    line_count,
    on_page,
    outcome_lines,
    outcomes_in,
)
from toguna.portal.pages.telling import (
    choice,
    cites,
    doubts,
    fact,
    gather,
    made_public,
    made_public_fact,
    pages_of,
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
from toguna.portal.registers.acts import acts_register
from toguna.portal.registers.choices import choices_page
from toguna.portal.scene import Scene
from toguna.roadmap.models import Action
from toguna.roadmap.queries import FollowedOutcome, became
from toguna.texts.models import Stage


def acts_page(scene: Scene) -> ActsPage | ChoicesPage:
    """About forty queries, most of them those of its facets."""
    register = acts_register(scene)
    if register.lists_values:
        return choices_page(register)
    opened = register.opened()
    return ActsPage(
        frame=register.framed(opened),
        rows=act_rows(scene, register.fetched(opened.keys), opened.tags),
        pages=opened.pages,
        facets=opened.facets,
    )


def act_page(scene: Scene) -> ActPage:
    act = record(other_acts(scene.standpoint), scene.asked.ref)
    return ActPage(
        frame_of(scene, scene.words(act.title, act.ref), act.description), act_body(scene, act)
    )


@dataclass(frozen=True, slots=True)
class Hanging:
    """What hangs on an act, as the record has it; each list is shown in parts, page by page."""

    standing: Standing
    wider: Act | None
    parts: list[Act]
    roles: tuple[RoleParties, ...]
    statuses: tuple[StatedStatus, ...]
    stages: tuple[Stage, ...]
    mandates: tuple[Mandate, ...]
    followed: tuple[FollowedOutcome, ...]
    outcomes: list[Outcome]
    evidence: tuple[Action, ...]

    @property
    def longest(self) -> int:
        """The number of lines of its longest list."""
        participations = sum(len(role.participations) for role in self.roles)
        lists = (self.outcomes, self.parts, self.stages, self.evidence)
        return max(participations, *(len(one) for one in lists))


def act_body(scene: Scene, act: Act, *about: Fact) -> ActBody:
    """What every act tells, of the page that was asked for; `about` are further lines of its table.
    Some thirty queries, however much hangs on it. Raises Missing when there is no such page."""
    found = _hanging(scene, act)
    pages = pages_of(scene, found.longest, LINES)
    roles = _shown_roles(found.roles, pages)
    stages = on_page(found.stages, pages)
    shown = on_page(found.outcomes, pages)
    citations = gather(
        scene,
        act,
        chain.from_iterable(role.participations for role in roles),
        [one.change for one in found.statuses],
        stages,
        found.mandates,
        found.outcomes,
    )
    keys = frozenset(row.pk for row in shown)
    return ActBody(
        kind=scene.words(act.kind.name, act.kind.ref),
        when=scene.when(found.standing.date),
        status=stands(found.standing, is_meeting=scene.is_meeting(act)),
        description=scene.text(act.description),
        facts=(*_facts(scene, act, found), *about, *_made_public(scene, act)),
        outcomes=outcome_lines(scene, found.followed, keys, citations),
        total=line_count(found.followed),
        roles=tuple(_role(scene, role, citations) for role in roles),
        statuses=tuple(_status(scene, one, citations) for one in found.statuses),
        stages=tuple(_stage(scene, act, one, citations) for one in stages),
        parts=act_entries(scene, on_page(found.parts, pages)),
        mandates=_mandates(scene, found.mandates, citations),
        statements=statements(scene, interpretations_of(act, scene.standpoint)),
        evidence=_evidence(scene, on_page(found.evidence, pages)),
        discrepancies=doubts(scene, *_subjects(act, found)),
        cites=cites(scene, citations.of(act)),
        pages=pages,
        circle=circle_of_act(scene, act),
    )


def _hanging(scene: Scene, act: Act) -> Hanging:
    """About twenty queries. The act and those around it are looked up."""
    seen_from = scene.standpoint
    parts = list(parts_of(act, seen_from))
    wider = acts(seen_from).filter(pk=act.within_id).first() if act.within_id else None
    scene.look_up([act, wider, *parts])
    followed = became(act, seen_from)
    return Hanging(
        standing=standings([act], seen_from)[act.pk],
        wider=wider,
        parts=parts,
        roles=parties_by_role(act, seen_from),
        statuses=statements_on(act, seen_from),
        stages=stages_by([act, *parts], seen_from),
        mandates=conferrals(act, seen_from),
        followed=followed,
        outcomes=outcomes_in(followed),
        evidence=proved_by(act, seen_from),
    )


def _shown_roles(roles: Iterable[RoleParties], pages: Pages) -> tuple[RoleParties, ...]:
    """Who took part, as far as they stand on a page: counted through all roles."""
    every = [(one.role, row) for one in roles for row in one.participations]
    return tuple(
        RoleParties(role, tuple(row for _role, row in several))
        for role, several in groupby(on_page(every, pages), key=lambda pair: pair[0])
    )


def _evidence(scene: Scene, found: Iterable[Action]) -> tuple[Entry, ...]:
    return tuple(Entry(link) for one in found if (link := scene.action(one)))


def _subjects(act: Act, found: Hanging) -> Iterable[Model | None]:
    meeting = getattr(act, "meeting", None)
    return (act, meeting, *found.stages, *found.outcomes)


def _facts(scene: Scene, act: Act, found: Hanging) -> tuple[Fact, ...]:
    process = process_of(act, scene.standpoint)
    pillars = (scene.text(pillar.name) for pillar in act.pillars.all())
    several = act.multiplicity != Multiplicity.ONE
    outside = _("Held by an outside organisation, or organised by others") if act.outside else None
    return (
        *fact(_("Place and mode"), *where(scene, act)),
        *fact(_("Number"), choice(Multiplicity(act.multiplicity)) if several else None),
        *fact(_("Organisation"), outside),
        *fact(_("Part of"), scene.act(found.wider)),
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


def _stage(scene: Scene, act: Act, stage: Stage, citations: Citing) -> Entry:
    within = scene.act(stage.act) if stage.act_id != act.pk else None
    manner = scene.text(stage.manner.name) if stage.manner else None
    return Entry(
        what=scene.work(stage.work) or "",
        status=Status(stage.get_stage_display(), stage.stage),
        notes=told(
            scene.party(stage.party, short=True),
            manner,
            stage.version,
            scene.text(stage.note),
            within,
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
