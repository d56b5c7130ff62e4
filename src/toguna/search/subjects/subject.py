"""What a kind of record is in the index: the rows it is read from, and how it is described."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Prefetch, QuerySet

from toguna.kernel.models import Place, Term
from toguna.search.descriptions import Description, Sight


@dataclass(frozen=True, slots=True)
class Subject:
    """A model whose rows are found.

    `describe` takes a row with everything that `related` (references) and `fetched` (rows that
    refer to it, many-to-many) name at hand, and asks the database nothing; None for a row that is
    not found at all. `among` narrows the rows. What `related` and `fetched` name is also what a
    record's words depend on: when such a row is written, the record is described again.
    """

    model: type[Model]
    describe: Callable[[Any], Description | None]
    related: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()
    among: Callable[[QuerySet[Any]], QuerySet[Any]] | None = None

    @property
    def owner(self) -> str:
        """How an entry and the ledger name the model."""
        return self.model._meta.label_lower

    def rows(self) -> QuerySet[Any]:
        """The rows, in the order of their primary keys, with what describing them needs."""
        rows = self.model._default_manager.order_by("pk")
        if self.among is not None:
            rows = self.among(rows)
        return rows.select_related(*self.related).prefetch_related(*self._prefetches())

    def _prefetches(self) -> list[Prefetch[str]]:
        """How the rows that `fetched` names are read: in a query for each step to many, what each
        of them refers to joined to it. Fetching references apart makes a condition for each of
        them, and SQLite takes a thousand."""
        joined: dict[str, list[str]] = {}
        models: dict[str, type[Model]] = {}
        for path in self.fetched:
            model, names, many = self.model, path.split("__"), 0
            for number, name in enumerate(names, start=1):
                field = model._meta.get_field(name)
                model = field.related_model  # type: ignore[assignment]  # a relation, to a model
                if field.one_to_many or field.many_to_many:
                    many = number
                    models["__".join(names[:many])] = model
            joined.setdefault("__".join(names[:many]), []).append("__".join(names[many:]))
        return [
            Prefetch(step, _with(models[step], [name for name in references if name]))
            for step, references in joined.items()
        ]


def _with(model: type[Model], references: list[str]) -> QuerySet[Any]:
    """The rows of a model with these references at hand, and no other; in an order, so that the
    same rows are always described in the same words."""
    rows: QuerySet[Any] = model._default_manager.order_by("pk")
    return rows.select_related(*references) if references else rows


def sight_of(row: Any, *behind: Any) -> Sight:
    """Who sees a fact: it and what is named with it public, its day known."""
    return Sight().behind(row, *behind).once_known(row.known)


def name_party(
    found: Description, party: Any, sight: Sight | None = None, weight: str = "bonds"
) -> None:
    """Say the names of a party, where there is one."""
    if party is not None:
        behind = (sight or Sight()).behind(party)
        found.add(weight, party.name, party.short_name, sight=behind)


def name_terms(found: Description, *terms: Term | None) -> None:
    for term in terms:
        if term is not None:
            found.add("bonds", term.name)


def name_place(found: Description, place: Place | None, sight: Sight | None = None) -> None:
    """Say a place and the one that it is part of."""
    if place is not None:
        found.add("bonds", place.name, sight=sight)
        if place.part_of is not None:
            found.add("bonds", place.part_of.name, sight=sight)
