"""The way from a fact of any kind to the record that has a page."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Model

from toguna.acts import models as acts
from toguna.institutions import models as institutions
from toguna.meetings import models as meetings
from toguna.record.models import Discrepancy, Passage, Source
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


def model_at(model: type[Model], lookup: str) -> type[Model]:
    """The model that a look-up through references leads to."""
    for name in lookup.split("__"):
        related = model._meta.get_field(name).related_model
        if not isinstance(related, type):
            raise TypeError(f"{name} of {model} leads to no model")
        model = related
    return model
