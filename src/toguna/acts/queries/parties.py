"""Who took part in an act, and what sources say that it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from i18nfield.strings import LazyI18nString

from toguna.acts.models import Act, Interpretation, Participation
from toguna.institutions.models import Party
from toguna.institutions.sight import seen
from toguna.kernel.models import Term
from toguna.kernel.standpoint import Standpoint
from toguna.record.models import Passage


@dataclass(frozen=True)
class RoleParties:
    """Those who had one role in an act."""

    role: Term
    participations: tuple[Participation, ...]

    @property
    def parties(self) -> tuple[Party, ...]:
        return tuple(one.party for one in self.participations)


@dataclass(frozen=True)
class AttributedStatement:
    """What a source says that something means: never our own words without a name on them.

    `attributed_to` is who says so, where the source names them; `publishers` are those of the
    sources in which it is written; one of the two is never empty.
    """

    interpretation: Interpretation
    statement: LazyI18nString
    attributed_to: Party | None
    publishers: tuple[LazyI18nString, ...]
    passages: tuple[Passage, ...]


def parties_by_role(act: Act, standpoint: Standpoint | None = None) -> tuple[RoleParties, ...]:
    """Who took part in an act, by role. One query."""
    return participations([act], standpoint).get(act.pk, ())


def participations(
    acts: Iterable[Act], standpoint: Standpoint | None = None
) -> dict[int, tuple[RoleParties, ...]]:
    """Who took part in each act, by role, by the act's primary key; an act without a party is
    absent. One query."""
    rows = seen(
        Participation.objects.filter(act__in=[act.pk for act in acts]),
        standpoint,
        "party",
        "on_behalf_of",
    ).select_related("party", "role", "on_behalf_of")
    ordered = rows.order_by(
        "act_id", "role__position", "role__ref", "party__position", "party__ref"
    )
    return {
        act: tuple(
            RoleParties(part[0].role, tuple(part))
            for part in (list(one) for _role, one in groupby(group, key=lambda row: row.role_id))
        )
        for act, group in groupby(ordered, key=lambda row: row.act_id)
    }


def interpretations_of(
    subject: Act | Party, standpoint: Standpoint | None = None
) -> tuple[AttributedStatement, ...]:
    """What sources say that an act, or a party's state of affairs, means. Four queries."""
    which = {"act": subject} if isinstance(subject, Act) else {"party": subject}
    rows = seen(Interpretation.objects.filter(**which), standpoint, "attributed_to")
    found = rows.select_related("attributed_to").prefetch_related("citations__passage__source")
    return tuple(_attributed(one) for one in found.order_by("ref"))


def _attributed(interpretation: Interpretation) -> AttributedStatement:
    passages = tuple(interpretation.citation_passages)
    publishers = {passage.source_id: passage.source.publisher for passage in passages}
    return AttributedStatement(
        interpretation,
        interpretation.statement,
        interpretation.attributed_to,
        tuple(publishers.values()),
        passages,
    )
