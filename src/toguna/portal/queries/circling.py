"""The circle of a record: what it comes from and what came of it, station by station.

Each way below follows recorded links only, and each in one direction: up to the acts, or down to
the accounts. Never down and up again, by which everything would hang together with everything.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, F, Func, Model, Q, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler

from toguna.acts.models import Act
from toguna.acts.queries import acts, dated_by
from toguna.institutions.models import Office, Party
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import AgendaItem, Outcome
from toguna.meetings.queries import agenda_points, public_outcomes
from toguna.portal.queries.happenings import LATEST_FIRST, acts_with
from toguna.portal.queries.holding import texts_of
from toguna.portal.queries.sourcing import sources
from toguna.record.models import Citation, Source
from toguna.roadmap.models import Action, Assertion
from toguna.roadmap.queries import public_actions, standing_assertions
from toguna.texts.models import Stage, Work
from toguna.texts.queries import life_lines, texts

MANY = 400
"""How many keys are told to the database one by one; above that they go in one parameter, as a
JSON array: a database takes only so many parameters."""

M = TypeVar("M", bound=Model)


class Listed(Func):
    """The numbers of a JSON array, for `__in`."""

    template = "(SELECT value FROM json_each(%(expressions)s))"
    output_field = BigIntegerField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, Sequence[Any]]:
        """PostgreSQL has no `json_each` of arrays."""
        template = "(SELECT value::bigint FROM jsonb_array_elements_text(%(expressions)s::jsonb))"
        return self.as_sql(compiler, connection, template=template, **extra)


Keys: TypeAlias = list[int] | Listed


@dataclass(frozen=True, slots=True)
class Found(Generic[M]):
    """The records of a station: all their primary keys, in order. Not a subquery: one within
    another within a third takes far longer to write than to answer, and SQLite reads no more than
    a hundred nested symbols."""

    listed: tuple[int, ...]

    @property
    def keys(self) -> Keys:
        """For `__in`."""
        return keys_of(self.listed)

    @property
    def total(self) -> int:
        return len(self.listed)


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything that there is from a standpoint, as queries that are not yet asked: what each
    station of a circle is chosen from, and what binds one to the next."""

    acts: QuerySet[Act]
    outcomes: QuerySet[Outcome]
    texts: QuerySet[Work]
    actions: QuerySet[Action]
    sources: QuerySet[Source]
    lives: QuerySet[Stage]
    agendas: QuerySet[AgendaItem]
    proofs: QuerySet[Assertion]


@dataclass(frozen=True, slots=True)
class Reach:
    """What belongs to the circle of a record. `proofs` are the assertions on its actions: the
    evidence is what they name, the accounts are the sources in which they stand."""

    ground: Ground
    acts: Found[Act]
    outcomes: Found[Outcome]
    texts: Found[Work]
    actions: Found[Action]
    proofs: QuerySet[Assertion]


Which: TypeAlias = Callable[[str], Q]
"""Which acts, by a look-up that leads to them: "" from acts, "act__" from what has an act."""


def ground_of(standpoint: Standpoint) -> Ground:
    """What binds an act to something else counts when the act does. No query; five when a day is
    asked about."""
    return Ground(
        acts=acts(standpoint).order_by(*LATEST_FIRST),
        outcomes=public_outcomes(standpoint)
        .filter(dated_by(standpoint, "act__"))
        .order_by(F("act__date_latest").desc(nulls_last=True), "act__ref", "position", "ref"),
        texts=texts(standpoint),
        actions=public_actions(standpoint).order_by("category__position", "position", "ref"),
        sources=sources(standpoint),
        lives=life_lines(standpoint).filter(dated_by(standpoint, "act__")),
        agendas=agenda_points(standpoint).filter(dated_by(standpoint, "meeting__act__")),
        proofs=standing_assertions(standpoint).order_by(),
    )


def found(rows: QuerySet[M]) -> Found[M]:
    """The keys of rows. One query."""
    return Found(tuple(rows.values_list("pk", flat=True)))


def keys_of(listed: Collection[int]) -> Keys:
    """Primary keys, for `__in`."""
    if len(listed) <= MANY:
        return list(listed)
    return Listed(Value(json.dumps(list(listed))))


def column(rows: QuerySet[Any, Any], name: str = "pk") -> QuerySet[Any, Any]:
    """One column of rows, for a subquery."""
    return rows.order_by().values(name)


def from_acts(ground: Ground, which: Which) -> Reach:
    """What came of these acts: what was decided in them, the texts that they made, the actions that
    follow, and those that they prove. `which` tells the acts by a look-up to them."""
    decided = found(ground.outcomes.filter(which("act__")))
    works = found(
        ground.texts.filter(
            Q(pk__in=column(ground.lives.filter(which("act__")), "work"))
            | Q(pk__in=column(ground.agendas.filter(which("meeting__act__")), "work"))
            | Q(pk__in=Outcome.objects.filter(pk__in=decided.keys).values("work"))
        )
    )
    actions = ground.actions.filter(
        Q(outcome__in=decided.keys)
        | Q(work__in=works.keys)
        | Q(pk__in=column(ground.proofs.filter(which("act__")), "action"))
    )
    return _reach(ground, found(ground.acts.filter(which(""))), decided, works, found(actions))


def from_text(ground: Ground, work: Work) -> Reach:
    """The acts and the decisions of which a text is made, and the actions that it started or
    proves."""
    decided = found(ground.outcomes.filter(work=work))
    actions = ground.actions.filter(
        Q(work=work) | Q(pk__in=column(ground.proofs.filter(work=work), "action"))
    )
    # Not from the ground: a text has its page before anything happened to it.
    works: Found[Work] = Found((work.pk,))
    above = _acts_above(ground, decided, works)
    return _reach(ground, above, decided, works, found(actions))


def from_actions(ground: Ground, which: Q, text: Work | None = None) -> Reach:
    """Where these actions come from, up to the acts, and what proves and tells them; `text` is one
    that asks for all of them, as that of a roadmap does."""
    actions = found(ground.actions.filter(which))
    named = Action.objects.filter(pk__in=actions.keys)
    asking = Q(pk__in=named.values("work"))
    if text is not None:
        asking |= Q(pk=text.pk)
    started = found(ground.texts.filter(asking))
    decided = found(
        ground.outcomes.filter(Q(pk__in=named.values("outcome")) | Q(work__in=started.keys))
    )
    works = found(
        ground.texts.filter(
            Q(pk__in=started.keys)
            | Q(pk__in=Outcome.objects.filter(pk__in=decided.keys).values("work"))
        )
    )
    return _reach(ground, _acts_above(ground, decided, works), decided, works, actions)


def from_party(ground: Ground, party: Party, standpoint: Standpoint) -> Reach:
    """The acts in which a party had a part and what was decided in them, what is addressed to it,
    its texts, the actions for which it is responsible."""
    parted = found(acts_with(party, standpoint))
    decided = ground.outcomes.filter(
        Q(act__in=parted.keys) | Q(pk__in=column(party.outcomes.all()))
    )
    works = ground.texts.filter(pk__in=column(texts_of(party, standpoint)))
    actions = ground.actions.filter(pk__in=column(party.actions.all()))
    return _reach(ground, parted, found(decided), found(works), found(actions))


def from_office(ground: Ground, office: Office) -> Reach:
    """The acts that gave an office to someone; what else they did is not the office's."""
    given = Act.confers.through.objects.filter(mandate__office=office)
    acting = found(ground.acts.filter(pk__in=column(given, "act")))
    return _reach(ground, acting, _nothing(), _nothing(), _nothing())


def from_source(ground: Ground, source: Source) -> Reach:
    """What rests on a source: the records that cite it, and the actions of which it gives an
    account, with the evidence that it names."""
    proofs = ground.proofs.filter(passage__source=source)
    cited = Q(pk__in=_citing(Action, source)) | Q(pk__in=column(proofs, "action"))
    return Reach(
        ground,
        found(ground.acts.filter(pk__in=_citing(Act, source))),
        found(ground.outcomes.filter(pk__in=_citing(Outcome, source))),
        found(ground.texts.filter(pk__in=_citing(Work, source))),
        found(ground.actions.filter(cited)),
        proofs,
    )


def from_subjects(ground: Ground, subjects: Collection[Model]) -> Reach:
    """The records that a discrepancy concerns, and what proves and tells the actions among them."""

    def among(model: type[Model]) -> Q:
        return Q(pk__in=[row.pk for row in subjects if isinstance(row, model)])

    return _reach(
        ground,
        found(ground.acts.filter(among(Act))),
        found(ground.outcomes.filter(among(Outcome))),
        found(ground.texts.filter(among(Work))),
        found(ground.actions.filter(among(Action))),
    )


def _acts_above(ground: Ground, decided: Found[Outcome], works: Found[Work]) -> Found[Act]:
    """The acts in which these things were decided, or which belong to the life of these texts."""
    return found(
        ground.acts.filter(
            Q(pk__in=Outcome.objects.filter(pk__in=decided.keys).values("act"))
            | Q(pk__in=column(ground.lives.filter(work__in=works.keys), "act"))
            | Q(pk__in=column(ground.agendas.filter(work__in=works.keys), "meeting__act"))
        )
    )


def _reach(
    ground: Ground,
    acting: Found[Act],
    decided: Found[Outcome],
    works: Found[Work],
    actions: Found[Action],
) -> Reach:
    proofs = ground.proofs.filter(action__in=actions.keys)
    return Reach(ground, acting, decided, works, actions, proofs)


def _nothing() -> Found[Any]:
    return Found(())


def _citing(model: type[Model], source: Source) -> QuerySet[Any, Any]:
    """The primary keys of the rows of a table that cite a source."""
    kind = ContentType.objects.get_for_model(model)
    rows = Citation.objects.filter(content_type=kind, passage__source=source)
    return column(rows, "object_id")
