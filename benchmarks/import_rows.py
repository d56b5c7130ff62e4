"""Importing so many rows of each kind of table: rows per second, memory, and a second import.

    python -m benchmarks.import_rows [--rows 10000] [--database sqlite]

The same rows are first inserted by plain `bulk_create`, without the ledger, without a check and
without reading a file: every other step is told as a ratio to it, row for row. Then come the same
import again, which must change nothing; the export; the check; and an import in which every row of
two tables states something else. Every step is a process of its own.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.scratch import KINDS, reason_not_measured, scratch_database, scratch_folder
from benchmarks.steps import Clock, Figures, Step, add_step_arguments, run_step, serve_step

MODULE = "benchmarks.import_rows"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000, help="rows of each kind of table")
    parser.add_argument("--database", choices=KINDS, action="append", help="default: both")
    add_step_arguments(parser)
    arguments = parser.parse_args()
    if arguments.step:
        serve_step(STEPS, arguments.step, arguments.options)
        return
    with scratch_folder() as folder:
        tables = folder / "tables"
        made = run_step(
            MODULE, "make", {"folder": str(tables), "rows": arguments.rows}, "sqlite://:memory:"
        )
        print(f"{made['rows']:,} rows in {made['tables']} tables, {arguments.rows:,} of each kind")
        for kind in arguments.database or KINDS:
            if reason := reason_not_measured(kind):
                print(f"\n{kind}: not measured: {reason}")
            else:
                _measure(kind, folder, tables)


def _measure(kind: str, folder: Path, tables: Path) -> None:
    print(
        f"\n{kind:<20}{'rows':>9}{'seconds':>9}{'rows/s':>9}{'of plain':>10}{'CPU s':>8}{'MiB':>7}"
    )
    options = {"folder": str(tables)}
    with scratch_database(kind, folder, "plain") as url:
        run_step(MODULE, "migrate", {}, url)
        plain = run_step(MODULE, "plain", options, url)
        _line("plain bulk_create", plain, plain)
    with scratch_database(kind, folder, "import") as url:
        run_step(MODULE, "migrate", {}, url)
        first = run_step(MODULE, "import", {**options, "changes": True}, url)
        _line("import", first, plain)
        for stage, seconds in first["stages"].items():
            print(f"  {stage}: {seconds:.1f} s")
        again = run_step(MODULE, "import", {**options, "changes": False}, url)
        _line("second import", again, plain)
        out = {"folder": str(folder / f"out-{kind}"), "rows": first["rows"]}
        _line("export", run_step(MODULE, "export", out, url), plain)
        _line("check of the record", run_step(MODULE, "check", {"rows": first["rows"]}, url), plain)
        restated = {**options, "restated": str(folder / f"restated-{kind}")}
        _line("import of changes", run_step(MODULE, "restate", restated, url), plain)


def _line(name: str, step: Figures, plain: Figures) -> None:
    # Each row's own share is compared: not every step has all the rows.
    pace, plain_pace = step["seconds"] / step["rows"], plain["seconds"] / plain["rows"]
    print(
        f"{name:<20}{step['rows']:>9,}{step['seconds']:>9.1f}{1 / pace:>9,.0f}"
        f"{pace / plain_pace:>10.2f}{step['cpu']:>8.1f}{step['megabytes']:>7,}",
        flush=True,
    )


def make(folder: str, rows: int) -> Figures:
    """Write the dataset."""
    from benchmarks.dataset import MAKERS, write_dataset

    return {"rows": write_dataset(Path(folder), rows=rows), "tables": len(MAKERS)}


def migrate() -> Figures:
    """Make the tables of the record."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    return {}


def import_(folder: str, changes: bool) -> Figures:
    """Import the dataset; with `changes` every row is new, without nothing may change."""
    from toguna.exchange.actions import import_dataset
    from toguna.record.actor import Actor

    clock, ends = Clock(), {}

    def told(stage: str, done: int, total: int) -> None:
        # Writing is told table by table: its first word comes when one table is written.
        name = "reading and comparing" if (stage, done) == ("write", 1) else stage
        ends[name] = clock.figures()["seconds"]

    report = import_dataset(directory=Path(folder), actor=Actor("import:bench"), progress=told)
    created, unchanged = sum(report.created.values()), sum(report.unchanged.values())
    if bool(created) != changes or report.changed or report.superseded or report.kept:
        raise SystemExit(f"{created} rows new and {unchanged} unchanged: not what was to be")
    figures = clock.figures()
    stages = {
        "reading the files": ends["read"],
        "checking and building": ends["reading and comparing"] - ends["read"],
        "writing": figures["seconds"] - ends["reading and comparing"],
    }
    return {"rows": created or unchanged, "stages": stages, **figures}


def export(folder: str, rows: int) -> Figures:
    """Export the record; every row must come out."""
    from toguna.exchange.describe import description_rows
    from toguna.exchange.export import export_dataset

    written = sum(export_dataset(directory=Path(folder)).values())
    written -= sum(1 for _row in description_rows("en"))
    if written != rows:
        raise SystemExit(f"{written} rows were exported and {rows} imported")
    return {"rows": rows}


def check(rows: int) -> Figures:
    """Check the record itself: every paragraph accounted for, every row cited."""
    from toguna.exchange.check import check_dataset

    report = check_dataset(directory=None, sources=None)
    if report.problems or report.unmarked:
        raise SystemExit(f"{len(report.problems)} problems: {report.problems[:3]}")
    return {"rows": rows}


def restate(folder: str, restated: str) -> Figures:
    """Import two tables in which every row states something else: one whose rows change, and one
    whose rows are superseded. Writing the two files is counted too, and is nothing beside it."""
    from toguna.exchange.actions import import_dataset
    from toguna.record.actor import Actor

    Path(restated).mkdir()
    for file in ("acts.csv", "assertions.csv"):
        text = (Path(folder) / file).read_text(encoding="utf-8")
        text = text.replace("to a third.", "to a half.").replace("examined the", "weighed the")
        (Path(restated) / file).write_text(text, encoding="utf-8")
    report = import_dataset(directory=Path(restated), actor=Actor("import:bench"))
    changed, superseded = report.changed["acts"], report.superseded["assertions"]
    if report.created or report.unchanged:
        raise SystemExit(f"Only {changed} rows changed and {superseded} were superseded")
    return {"rows": changed + superseded}


def plain(folder: str) -> Figures:
    """Insert the same rows by `bulk_create` and nothing else."""
    from benchmarks.plain import insert_plainly

    return insert_plainly(Path(folder))


STEPS: dict[str, Step] = {
    "make": make,
    "migrate": migrate,
    "import": import_,
    "export": export,
    "check": check,
    "restate": restate,
    "plain": plain,
}

if __name__ == "__main__":
    main()
