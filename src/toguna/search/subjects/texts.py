"""Texts, and the roadmap's actions."""

from __future__ import annotations

from toguna.roadmap.models import Action, Roadmap
from toguna.search.descriptions import Description, Sight
from toguna.search.enums import Kind
from toguna.search.subjects.subject import Subject, name_party, name_terms, sight_of
from toguna.texts.models import Work


def describe_text(work: Work) -> Description:
    """A text; its day is the latest of the acts in its life."""
    found = Description(work.pk, work.ref, Kind.TEXT, sight_of(work))
    found.add("names", work.title, work.short_title, work.number)
    for expression in work.expressions.all():
        titles = {expression.language: expression.title}
        found.add("names", titles, sight=sight_of(expression))
    found.add("matter", work.description)
    name_terms(found, work.kind, *work.pillars.all())
    name_party(found, work.author)
    for party in work.contracting.all():
        name_party(found, party, sight_of(party))
    for stage in work.stages.all():
        sight = Sight().behind(stage.act).from_day(stage.known)
        found.add_day(stage.act.date_latest, sight)
        found.add_date(stage.act.date, sight)
    return found


def describe_roadmap(roadmap: Roadmap) -> Description:
    found = Description(roadmap.pk, roadmap.ref, Kind.ROADMAP, sight_of(roadmap))
    found.add_day(roadmap.period_latest)
    found.add("names", roadmap.title)
    found.add("matter", roadmap.description)
    found.add_date(roadmap.period)
    name_party(found, roadmap.owner)
    return found


def describe_action(action: Action) -> Description:
    """An action with what was stated about it; its day is that of the last statement."""
    category, roadmap = action.category, action.category.roadmap
    sight = sight_of(action, category, roadmap)
    found = Description(action.pk, action.ref, Kind.ACTION, sight)
    found.add("names", action.title)
    found.add("matter", action.description)
    found.add("bonds", category.name, roadmap.title)
    for party in action.responsible.all():
        name_party(found, party, sight_of(party))
    for one in action.assertions.all():
        about = Sight().behind(one.scope, one.act, one.work).from_day(one.known)
        found.add("matter", one.statement, sight=about)
        found.add_day(one.known, about)
    for indicator in action.indicators.all():
        found.add("matter", indicator.name, sight=sight_of(indicator))
    return found


TEXT = Subject(
    Work,
    describe_text,
    related=("kind", "author"),
    fetched=("expressions", "pillars", "contracting", "stages__act"),
)
ROADMAP = Subject(Roadmap, describe_roadmap, related=("owner",))
ACTION = Subject(
    Action,
    describe_action,
    related=("category__roadmap",),
    fetched=(
        "responsible",
        "assertions__scope",
        "assertions__act",
        "assertions__work",
        "indicators",
    ),
)
