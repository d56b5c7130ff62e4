"""The rows behind what the search found, each kind in a query, by the rules of this plane."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from toguna.acts.models import Act, Process
from toguna.institutions.models import Office, Party, Power
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.models import Chain, Outcome, Series
from toguna.portal.queries.citations import Key
from toguna.portal.queries.targets import targets
from toguna.record.models import Discrepancy, Passage, Source
from toguna.roadmap.models import Action, Roadmap
from toguna.search.enums import Kind
from toguna.search.queries import Hit
from toguna.texts.models import Work

MODELS: dict[Kind, tuple[type[Model], tuple[str, ...]]] = {
    Kind.PERSON: (Party, ("category",)),
    Kind.INSTITUTION: (Party, ("category",)),
    Kind.PARTNER: (Party, ("category",)),
    Kind.OFFICE: (Office, ("body", "state")),
    Kind.POWER: (Power, ("office",)),
    Kind.TEXT: (Work, ("kind", "author")),
    Kind.MEETING: (Act, ("kind", "place", "mode")),
    Kind.ACT: (Act, ("kind", "place", "mode")),
    Kind.OUTCOME: (Outcome, ("act", "kind")),
    Kind.ROADMAP: (Roadmap, ("owner",)),
    Kind.ACTION: (Action, ("category__roadmap",)),
    Kind.PROCESS: (Process, ("kind", "counterpart")),
    Kind.SERIES: (Series, ("body",)),
    Kind.CHAIN: (Chain, ()),
    Kind.SOURCE: (Source, ("kind",)),
    Kind.DISCREPANCY: (Discrepancy, ("kind",)),
    Kind.PASSAGE: (Passage, ("source",)),
}
"""The model behind each kind, and what is fetched with its rows."""

Found = Mapping[Kind, Mapping[int, Any]]


def found_rows(hits: Iterable[Hit], standpoint: Standpoint) -> Found:
    """The rows of these hits by kind and primary key: those that a page may name (`targets`), and
    no other. At most some fifty queries, however many hits there are."""
    wanted: dict[type[Model], set[int]] = defaultdict(set)
    kinds: dict[Kind, set[int]] = defaultdict(set)
    for hit in hits:
        kinds[hit.kind].add(hit.object_id)
        wanted[MODELS[hit.kind][0]].add(hit.object_id)
    keys: list[Key] = [(model, pk) for model, pks in wanted.items() for pk in sorted(pks)]
    shown = targets(keys, standpoint)
    found: dict[Kind, dict[int, Any]] = {}
    for kind, pks in kinds.items():
        model, related = MODELS[kind]
        chosen = [pk for pk in pks if (model, pk) in shown]
        rows = model._default_manager.select_related(*related).filter(pk__in=chosen)
        found[kind] = {row.pk: row for row in rows}
    return found
