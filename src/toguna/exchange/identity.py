"""How a row is named within its table."""

from __future__ import annotations

from collections.abc import Mapping

from toguna.exchange.cells import Value
from toguna.exchange.columns import Table
from toguna.kernel.identifiers import derived_ref


def name_of(table: Table, values: Mapping[str, Value]) -> str:
    """The name of a row within its table: its identifier, or one made from its key."""
    if table.key == ("ref",):
        return str(values["ref"])
    parts = [str(values.get(part) or "") for part in table.key]
    return table.joint.join(parts) if table.joint else derived_ref(parts)
