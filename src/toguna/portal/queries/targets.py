"""On which page a fact of any kind is shown, for many facts in a few queries a kind.

A fact has a page only if it is public and everything on the way to that page is: a participation
in an act under embargo, itself public, leads nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Model, Q

from toguna.acts import models as acts
from toguna.institutions import models as institutions
from toguna.institutions.sight import seen
from toguna.kernel.publication import Publishable, public_at
from toguna.kernel.standpoint import Standpoint
from toguna.meetings import models as meetings
from toguna.portal.queries.citations import Key
from toguna.record.models import Claim, Discrepancy, Passage, Source
from toguna.roadmap import models as roadmap
from toguna.texts import models as texts


@dataclass(frozen=True, slots=True)
class Way:
    """From a fact to the record that has a page: a look-up (empty: the fact itself), the
    publishable rows passed on the way, and the model that it leads to."""

    to: str
    through: tuple[str, ...]
    model: type[Model]


def _way(to: str, model: type[Model], *through: str) -> Way:
    return Way(to, through, model)


PARTY, ACT, WORK = institutions.Party, acts.Act, texts.Work
ACTION, ROADMAP = roadmap.Action, roadmap.Roadmap
CATEGORY = ("action__category", "action__category__roadmap")

WAYS: dict[type[Model], tuple[Way, ...]] = {
    PARTY: (_way("", PARTY),),
    institutions.Relation: (_way("subject", PARTY, "object"),),
    institutions.Rank: (_way("person", PARTY),),
    institutions.Composition: (_way("body", PARTY, "portfolio"),),
    institutions.Office: (_way("", institutions.Office, "body", "state"),),
    institutions.Mandate: (_way("holder", PARTY, "office", "body", "state"),),
    institutions.Power: (_way("", institutions.Power, "office"),),
    institutions.Delegation: (_way("power", institutions.Power, "power__office", "portfolio"),),
    institutions.Confederation: (_way("party", PARTY),),
    acts.Process: (_way("", acts.Process, "counterpart"),),
    ACT: (_way("", ACT),),
    acts.Participation: (_way("act", ACT, "party", "on_behalf_of"),),
    acts.StatusChange: (_way("act", ACT),),
    acts.Interpretation: (
        _way("act", ACT, "attributed_to"),
        _way("party", PARTY, "attributed_to"),
    ),
    WORK: (_way("", WORK),),
    texts.Expression: (_way("work", WORK),),
    texts.Manifestation: (_way("expression__work", WORK, "expression"),),
    texts.Stage: (_way("work", WORK, "act", "party"),),
    texts.TextRelation: (_way("work", WORK, "other"),),
    meetings.Series: (_way("", meetings.Series),),
    meetings.Chain: (_way("", meetings.Chain),),
    meetings.Meeting: (_way("act", ACT),),
    meetings.AgendaItem: (_way("meeting__act", ACT, "meeting"),),
    meetings.ProgrammeItem: (_way("meeting__act", ACT, "meeting"),),
    meetings.Slot: (_way("item__meeting__act", ACT, "item", "item__meeting"),),
    meetings.Outcome: (_way("act", ACT, "head"),),
    ROADMAP: (_way("", ROADMAP),),
    roadmap.Category: (_way("roadmap", ROADMAP),),
    ACTION: (_way("", ACTION, "category", "category__roadmap"),),
    roadmap.Assertion: (_way("action", ACTION, *CATEGORY, "scope", "act", "work"),),
    roadmap.Indicator: (_way("action", ACTION, *CATEGORY), _way("outcome__act", ACT, "outcome")),
    roadmap.IndicatorValue: (
        _way(
            "indicator__action",
            ACTION,
            "indicator",
            "indicator__action__category",
            "indicator__action__category__roadmap",
            "scope",
        ),
        _way("indicator__outcome__act", ACT, "indicator", "indicator__outcome", "scope"),
    ),
    roadmap.ReportingRound: (_way("roadmap", ROADMAP),),
    roadmap.Report: (_way("round__roadmap", ROADMAP, "round", "party"),),
    Discrepancy: (_way("", Discrepancy),),
    Source: (_way("", Source),),
    Passage: (_way("source", Source),),
}
"""A portfolio has no page of its own, and is in no way: what cites it names nothing."""

RELATED: dict[type[Model], tuple[str, ...]] = {
    ACT: ("kind",),
    PARTY: ("category",),
    WORK: ("kind",),
}


def targets(keys: Iterable[Key], standpoint: Standpoint) -> dict[Key, tuple[Model, ...]]:
    """The records on whose pages these facts are shown, at most one for each way; a fact that is
    not public, or leads to what is not, is absent. Two queries for each kind of fact and way."""
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    for model, pk in keys:
        wanted[model].add(pk)
    led: dict[Key, list[Key]] = defaultdict(list)
    for model, pks in wanted.items():
        for way in WAYS.get(model, ()):
            for pk, target in _follow(model, way, pks, standpoint):
                led[model, pk].append((way.model, target))
    records = _records({key for several in led.values() for key in several})
    return {key: tuple(records[one] for one in several) for key, several in led.items()}


def _follow(
    model: type[Model], way: Way, pks: Iterable[int], standpoint: Standpoint
) -> list[tuple[int, int]]:
    """For each fact that may be seen, the primary key of what it leads to."""
    rows = model._default_manager.filter(pk__in=pks)
    if issubclass(model, Publishable):
        rows = seen(rows, standpoint)
    elif issubclass(model, Claim) and standpoint.known_on is not None:
        rows = rows.filter(known__lte=standpoint.known_on)
    condition = Q()
    for name in (*way.through, way.to):
        if name and issubclass(model_at(model, name), Publishable):
            condition &= Q(**{f"{name}__isnull": True}) | public_at(standpoint.at, f"{name}__")
    target = f"{way.to}__pk" if way.to else "pk"
    found = rows.filter(condition, **{f"{target}__isnull": False})
    return list(found.order_by().values_list("pk", target))


def model_at(model: type[Model], lookup: str) -> type[Model]:
    """The model that a look-up through references leads to."""
    for name in lookup.split("__"):
        related = model._meta.get_field(name).related_model
        if not isinstance(related, type):
            raise TypeError(f"{name} of {model} leads to no model")
        model = related
    return model


def _records(keys: Iterable[Key]) -> Mapping[Key, Model]:
    by_model: dict[type[Model], set[int]] = defaultdict(set)
    for model, pk in keys:
        by_model[model].add(pk)
    return {
        (model, row.pk): row
        for model, pks in by_model.items()
        for row in model._default_manager.filter(pk__in=pks).select_related(*RELATED.get(model, ()))
    }
