"""What an import would do: which rows are new, which changed and how, which supersede."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import override

from toguna.exchange.cells import Value, write_cell
from toguna.exchange.columns import Table
from toguna.exchange.dataset import Dataset
from toguna.exchange.files import Row
from toguna.exchange.problems import shown
from toguna.exchange.stored import Stored


@dataclass(frozen=True)
class Difference:
    """A row that the database has otherwise: the fields that differ, as stored."""

    row: Row
    stored: Stored
    before: Mapping[str, Value]

    @property
    def after(self) -> dict[str, Value]:
        return {name: self.row.values[name] for name in self.before}


@dataclass
class TablePlan:
    """What becomes of one table. `kept` counts the rows that only the database has."""

    table: Table
    new: list[Row] = field(default_factory=list)
    changed: list[Difference] = field(default_factory=list)
    unchanged: int = 0
    kept: int = 0
    stored: dict[str, Stored] = field(default_factory=dict)


def plan_table(dataset: Dataset, table: Table, stored: dict[str, Stored]) -> TablePlan:
    """Compare the rows of a file with those of the database."""
    plan = TablePlan(table, stored=stored)
    found = 0
    for row in dataset.rows(table):
        old = stored.get(row.ref)
        if old is None:
            plan.new.append(row)
            continue
        found += 1
        before = {
            name: old.values[name]
            for name, value in row.values.items()
            if old.values[name] != value
        }
        if before:
            plan.changed.append(Difference(row, old, before))
        else:
            plan.unchanged += 1
    plan.kept = len(stored) - found
    return plan


@dataclass
class ImportReport:
    """What an import did, or would do: counts by table name, and each change in words. `renamed`
    counts the rows that took another identifier before the tables were compared."""

    dry_run: bool
    created: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    superseded: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)
    renamed: dict[str, int] = field(default_factory=dict)
    plans: list[TablePlan] = field(default_factory=list, repr=False)

    def add(self, plan: TablePlan) -> None:
        """Count a table's plan."""
        name = plan.table.name
        counts = self.superseded if plan.table.revised else self.changed
        for into, number in (
            (self.created, len(plan.new)),
            (counts, len(plan.changed)),
            (self.unchanged, plan.unchanged),
            (self.kept, plan.kept),
        ):
            if number:
                into[name] = number
        self.plans.append(plan)

    @property
    def changes_anything(self) -> bool:
        return bool(self.created or self.changed or self.superseded or self.renamed)

    def lines(self, language: str) -> list[str]:
        """What was renamed, and each new, changed and superseded row in one line; in French or
        English."""
        with override(language):
            renamed = [
                _("%(file)s: %(count)d row(s) of the record take another identifier")
                % {"file": f"{name}.csv", "count": count}
                for name, count in self.renamed.items()
            ]
            return [*renamed, *(line for plan in self.plans for line in _lines(plan, language))]


def _lines(plan: TablePlan, language: str) -> list[str]:
    name = plan.table.file
    lines = [_("%(file)s: %(ref)s is new") % {"file": name, "ref": row.ref} for row in plan.new]
    for difference in plan.changed:
        words = {
            "file": name,
            "ref": difference.row.ref,
            "changes": "; ".join(_change(plan.table, difference, language)),
            "revision": difference.stored.revision + 1,
        }
        if plan.table.revised:
            lines.append(
                _("%(file)s: %(ref)s is superseded by revision %(revision)d: %(changes)s") % words
            )
        else:
            lines.append(_("%(file)s: %(ref)s changes: %(changes)s") % words)
    if plan.kept:
        lines.append(
            _("%(file)s: %(count)d row(s) of the record are not in the table and stay as they are")
            % {"file": name, "count": plan.kept}
        )
    return lines


def _change(table: Table, difference: Difference, language: str) -> list[str]:
    changes = []
    for name, old in difference.before.items():
        column = table.column(name)
        new = difference.row.values[name]
        if isinstance(old, dict) and isinstance(new, dict):
            tags = sorted(t for t in old.keys() | new.keys() if old.get(t) != new.get(t))
            pairs = [(f" ({t})", old.get(t, ""), new.get(t, "")) for t in tags]
        else:
            pairs = [("", write_cell(column, old, language), write_cell(column, new, language))]
        changes += [
            _("“%(column)s” from “%(old)s” to “%(new)s”")
            % {
                "column": column.header.in_language(language) + tag,
                "old": shown(before),
                "new": shown(after),
            }
            for tag, before, after in pairs
        ]
    return changes
