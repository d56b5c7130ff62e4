"""The phases of meetings in sequence, and where each stands on the day of the page."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from toguna.acts.enums import ActStatus
from toguna.acts.queries import Standing
from toguna.meetings.queries import ChainView
from toguna.meetings.queries.gatherings import MeetingLine
from toguna.portal.addresses import TODAY
from toguna.portal.contexts.programme import Phase, Tally
from toguna.portal.pages.act_rows import where
from toguna.portal.pages.telling import cites, gather, stands
from toguna.portal.queries.citations import Citing
from toguna.portal.queries.summits import Results, results_of
from toguna.portal.scene import Scene


def phases_of(scene: Scene, view: ChainView) -> tuple[Phase, ...]:
    """The meetings of a chain in their order, looked up. Ten queries at most."""
    acts = [line.meeting.act for line in view.meetings]
    scene.look_up(acts)
    citations = gather(scene, acts)
    results = results_of({act.pk for act in acts}, scene.standpoint)
    phases = (_phase(scene, view, line, results, citations) for line in view.meetings)
    return tuple(phase for phase in phases if phase is not None)


def _phase(
    scene: Scene, view: ChainView, line: MeetingLine, results: dict[int, Results], citations: Citing
) -> Phase | None:
    act, level = line.meeting.act, line.meeting.level
    link = scene.act(act)
    if link is None:
        return None
    found = results[act.pk]
    has_items = found.items > 0
    return Phase(
        meeting=link,
        level=scene.text(level.name) if level else None,
        when=scene.when(line.standing.date),
        where=where(scene, act),
        status=stands(line.standing, is_meeting=True),
        nearness=_nearness(scene, line.standing),
        is_current=_is_on(scene, line.standing),
        programme=scene.narrowed("chain", "phase", act.ref, view.chain.ref) if has_items else "",
        tallies=_tallies(link.href, found),
        cites=cites(scene, citations.of(act)),
    )


def _is_on(scene: Scene, standing: Standing) -> bool:
    """Whether the day of the page falls in a meeting that was not called off."""
    first, last = standing.date.earliest, standing.date.latest
    if first is None or last is None or standing.status == ActStatus.CANCELLED:
        return False
    return first <= scene.standpoint.day <= last


def _nearness(scene: Scene, standing: Standing) -> str:
    """How far a meeting is from the day of the page, in words; nothing once it is over."""
    if _is_on(scene, standing):
        return _("today") if scene.asked.viewpoint == TODAY else _("on this day")
    first = standing.date.earliest
    if first is None or standing.status == ActStatus.CANCELLED or first <= scene.standpoint.day:
        return ""
    days = (first - scene.standpoint.day).days
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}


def _tallies(href: str, found: Results) -> tuple[Tally, ...]:
    outcomes = ngettext("%(count)s outcome", "%(count)s outcomes", found.outcomes)
    texts = ngettext("%(count)s text adopted", "%(count)s texts adopted", found.texts)
    several: Sequence[tuple[str, int, str]] = (
        (outcomes, found.outcomes, "outcomes"),
        (texts, found.texts, "stages"),
    )
    return tuple(
        Tally(words % {"count": count}, f"{href}#{anchor}")
        for words, count, anchor in several
        if count
    )
