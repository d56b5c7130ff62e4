"""Where texts stand: their axes, computed from their life for many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import F

from toguna.acts.enums import Position
from toguna.acts.models import Participation
from toguna.institutions.models import Party
from toguna.institutions.sight import seen
from toguna.kernel.standpoint import Standpoint
from toguna.texts.axes import Axes, PartyPosition, axes_from
from toguna.texts.entries import LifeEntry
from toguna.texts.enums import LifeStage
from toguna.texts.force import Clause
from toguna.texts.models import Work
from toguna.texts.queries.life import lives


def axes_of(work: Work, standpoint: Standpoint | None = None) -> Axes:
    """Where one text stands. Four queries."""
    return axes([work], standpoint)[work.pk]


def axes(works: Iterable[Work], standpoint: Standpoint | None = None) -> dict[int, Axes]:
    """Where each text stands, by primary key. Four queries, whatever their number."""
    found = {work.pk: work for work in works}
    written = lives(found.values(), standpoint)
    contracting = _contracting(found)
    positions = _positions(written, standpoint)
    day = (standpoint or Standpoint.now()).day
    return {
        pk: axes_from(
            written[pk],
            clause=Clause.of(work),
            contracting=contracting.get(pk, ()),
            positions=positions,
            day=day,
        )
        for pk, work in found.items()
    }


def _contracting(works: Iterable[int]) -> dict[int, list[Party]]:
    """Who must ratify each text. Whether a party is public is not asked: "ratified by every one"
    would be wrong if one were left out."""
    rows = Party.objects.filter(contracting_in__in=list(works)).annotate(
        contracts=F("contracting_in__pk")
    )
    by_work: dict[int, list[Party]] = defaultdict(list)
    for party in rows.order_by("position", "ref"):
        by_work[party.contracts].append(party)
    return by_work


def _positions(
    written: Mapping[int, Iterable[LifeEntry]], standpoint: Standpoint | None
) -> dict[int, list[PartyPosition]]:
    """The positions taken in the acts that adopted, by act."""
    adopting = {
        entry.act.pk
        for entries in written.values()
        for entry in entries
        if entry.stage is LifeStage.ADOPTED
    }
    rows = seen(
        Participation.objects.filter(act__in=adopting).exclude(position=""), standpoint, "party"
    )
    by_act: dict[int, list[PartyPosition]] = defaultdict(list)
    for row in rows.select_related("party").order_by("party__position", "party__ref"):
        by_act[row.act_id].append(PartyPosition(row.party, Position(row.position)))
    return by_act
