"""Is every paragraph of the sources accounted for, and does every record say where it stands?"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from toguna.exchange.cells import Value
from toguna.exchange.dataset import BY_NAME, check_links, read_dataset
from toguna.exchange.problems import Problem
from toguna.exchange.stored import known_days, stored_rows
from toguna.exchange.tables import TABLES
from toguna.record import passages as account_rules
from toguna.record.passages import PassageRow, account, paragraphs

PASSAGES = BY_NAME["passages"]
SOURCES = BY_NAME["sources"]


@dataclass(frozen=True)
class CheckReport:
    """The account of paragraphs, and what is wrong. `sources_checked` names the sources whose file
    was at hand; `notes` says, in one sentence each, what was not checked and why."""

    carried: int
    context: int
    left_out: int
    unmarked: int
    problems: tuple[Problem, ...]
    notes: tuple[object, ...]
    sources_checked: tuple[str, ...]


@dataclass(frozen=True)
class _Holding:
    """Rows to check, of a folder or of the record: values by name, by table. `refused` has the
    passages whose row could not be read."""

    tables: Mapping[str, Mapping[str, Mapping[str, Value]]]
    lines: Mapping[tuple[str, str], int]
    problems: tuple[Problem, ...] = ()
    refused: frozenset[str] = frozenset()


def check_dataset(*, directory: Path | None, sources: Path | None) -> CheckReport:
    """Check the tables of a folder, or the record itself where `directory` is None.

    `sources` is a folder with the documents: a file whose SHA-256 is a source's checksum is read,
    and its paragraphs compared one by one. Writes nothing.
    """
    holding = _of_folder(directory) if directory else _of_record()
    problems = [*holding.problems, *_uncited(holding)]
    texts = _texts(holding, sources)
    counts: dict[str, int] = defaultdict(int)
    cited = _cited(holding)
    for source, rows in _by_source(holding).items():
        found = account(rows, cited.get(source, set()), texts.get(source))
        counts["carried"] += found.carried
        counts["context"] += found.context
        counts["left_out"] += found.left_out
        for one in found.problems:
            if one.address in holding.refused:
                continue
            if one.kind in (
                account_rules.ProblemKind.UNMARKED,
                account_rules.ProblemKind.MISSING,
            ):
                counts["unmarked"] += 1
            problems.append(_as_problem(source, one, holding))
    return CheckReport(
        counts["carried"],
        counts["context"],
        counts["left_out"],
        counts["unmarked"],
        tuple(problems),
        tuple(_notes(holding, texts)),
        tuple(sorted(texts)),
    )


def _of_folder(directory: Path) -> _Holding:
    dataset = read_dataset(directory)
    links = check_links(dataset, lambda table: set(), {})
    passages = dataset.sheets.get(PASSAGES.file)
    tables: dict[str, dict[str, Mapping[str, Value]]] = defaultdict(dict)
    lines = {}
    for row in dataset.all_rows():
        tables[row.table.name][row.ref] = row.values
        lines[row.table.name, row.ref] = row.line
    refused = frozenset(passages.refused if passages else ())
    return _Holding(tables, lines, (*dataset.problems, *links), refused)


def _of_record() -> _Holding:
    known = known_days()
    return _Holding({t.name: {s.ref: s.values for s in stored_rows(t, known)} for t in TABLES}, {})


def _uncited(holding: _Holding) -> Iterator[Problem]:
    """Records that cite nothing. The files' own cells are already required; the record's are not
    cells."""
    if holding.lines:
        return
    for table in TABLES:
        if table.cites:
            for ref, values in holding.tables.get(table.name, {}).items():
                if not values["passages"]:
                    yield Problem(table.file, 0, "", ref, _("this record cites no passage."))


def _cited(holding: _Holding) -> Mapping[str, set[str]]:
    """The addresses that some record cites, by source."""
    found: dict[str, set[str]] = defaultdict(set)
    for rows in holding.tables.values():
        for values in rows.values():
            for address in _addresses(values.get("passages")):
                found[address.partition(":")[0]].add(address)
    return found


def _addresses(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _by_source(holding: _Holding) -> dict[str, list[PassageRow]]:
    rows: dict[str, list[PassageRow]] = {ref: [] for ref in holding.tables.get(SOURCES.name, {})}
    for address, values in holding.tables.get(PASSAGES.name, {}).items():
        rows.setdefault(str(values["source"]), []).append(
            PassageRow(
                address,
                int(values["ordinal"] or 0),  # type: ignore[arg-type]  # a whole number
                str(values["digest"]),
                str(values["status"]),
                bool(values["reason"]),
            )
        )
    return rows


def _texts(holding: _Holding, folder: Path | None) -> dict[str, list[str]]:
    """The paragraphs of each source whose file is in the folder."""
    wanted = {
        str(values["checksum"]): ref
        for ref, values in holding.tables.get(SOURCES.name, {}).items()
        if values["checksum"]
    }
    found = {}
    files: Iterable[Path] = sorted(folder.iterdir()) if folder and folder.is_dir() else ()
    for path in files:
        if path.is_file():
            data = path.read_bytes()
            ref = wanted.get(hashlib.sha256(data).hexdigest())
            if ref:
                found[ref] = paragraphs(data.decode("utf-8"))
    return found


def _notes(holding: _Holding, texts: Mapping[str, object]) -> Iterator[object]:
    for ref in sorted(holding.tables.get(SOURCES.name, {})):
        if ref not in texts:
            yield _NotAtHand(ref)


@dataclass(frozen=True)
class _NotAtHand:
    """A note, put into words when it is printed."""

    ref: str

    def __str__(self) -> str:
        sentence = _("The document “%(ref)s” is not at hand: its paragraphs were not compared.")
        return str(sentence) % {"ref": self.ref}


def _as_problem(source: str, one: account_rules.Problem, holding: _Holding) -> Problem:
    line = holding.lines.get((PASSAGES.name, one.address), 0)
    return Problem(PASSAGES.file, line, "", "", _Sentence(source, one))  # type: ignore[arg-type]  # put into words when shown


@dataclass(frozen=True)
class _Sentence:
    """A problem of the account, put into words in the language active when it is shown."""

    source: str
    problem: account_rules.Problem

    def __str__(self) -> str:
        return f"{self.source}: {self.problem.message}"
