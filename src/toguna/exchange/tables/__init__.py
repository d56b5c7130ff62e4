"""Every table of a dataset, in the order in which rows can refer to earlier ones."""

from __future__ import annotations

from toguna.exchange.columns import Table
from toguna.exchange.tables import acts, ground, institutions, meetings, roadmap, texts
from toguna.exchange.tables.renames import former_identifiers

RECORDS: tuple[Table, ...] = (
    *ground.TABLES[:4],
    *institutions.TABLES,
    *acts.TABLES,
    *texts.TABLES,
    *meetings.TABLES,
    *roadmap.TABLES,
    ground.DISCREPANCIES,
)
FORMER_IDENTIFIERS = former_identifiers(RECORDS)
TABLES: tuple[Table, ...] = (*RECORDS, FORMER_IDENTIFIERS)
