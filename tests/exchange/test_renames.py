"""Former identifiers go in and out with the other tables, and rename what the database has."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cast import CLERK
from tests.exchange.conftest import ACTOR
from toguna.acts.models import Act
from toguna.exchange.actions import import_dataset
from toguna.exchange.check import check_dataset
from toguna.exchange.export import export_dataset
from toguna.exchange.problems import DatasetRefused
from toguna.record.ledger import verify
from toguna.record.models import Entry, FormerIdentifier
from toguna.record.renaming import current_identifier, rename
from toguna.texts.models import Work

FILE = "former_identifiers.csv"
WORK = "texts.work"
pytestmark = pytest.mark.django_db


def table(folder: Path) -> list[list[str]]:
    with (folder / FILE).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def write(folder: Path, *rows: tuple[str, str, str]) -> None:
    with (folder / FILE).open("w", encoding="utf-8", newline="") as file:
        header = ("kind of record", "former identifier", "identifier taken")
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def messages(folder: Path) -> list[str]:
    with pytest.raises(DatasetRefused) as refused:
        import_dataset(directory=folder, actor=ACTOR)
    return [problem.message("en") for problem in refused.value.problems]


def test_what_leads_on_is_imported_and_exported(lakes: Path, tmp_path: Path) -> None:
    report = import_dataset(directory=lakes, actor=ACTOR)

    assert report.created["former_identifiers"] == 2
    assert report.renamed == {}
    assert current_identifier(WORK, "fish-protocol") == "fisheries-protocol"
    export_dataset(directory=tmp_path / "out")
    assert (tmp_path / "out" / FILE).read_bytes() == (lakes / FILE).read_bytes()


def test_a_record_renamed_here_is_exported_under_its_new_name(lakes: Path, tmp_path: Path) -> None:
    """So is what is named after it; nothing of the record is new or otherwise."""
    import_dataset(directory=lakes, actor=ACTOR)
    rename(Work.objects.get(), ref="fishing-treaty", actor=CLERK)
    rename(Act.objects.get(ref="council-2031"), ref="council-one", actor=CLERK)

    export_dataset(directory=tmp_path / "out")

    assert [WORK, "fisheries-protocol", "fishing-treaty"] in table(tmp_path / "out")
    expressions = (tmp_path / "out" / "manifestations.csv").read_text(encoding="utf-8")
    assert "fishing-treaty-en-2031-03-04" in expressions
    assert not import_dataset(directory=tmp_path / "out", actor=ACTOR).changes_anything


def test_a_dataset_renames_what_the_database_has_under_the_former_name(
    lakes: Path,
) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    before = Work.objects.get()
    for path in lakes.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("fisheries-protocol", "fishing-treaty"), encoding="utf-8")
    write(
        lakes,
        (WORK, "fish-protocol", "fishery-protocol"),
        (WORK, "fisheries-protocol", "first-treaty"),
        (WORK, "first-treaty", "fishing-treaty"),
        (WORK, "fishery-protocol", "fisheries-protocol"),
    )

    report = import_dataset(directory=lakes, actor=ACTOR)

    after = Work.objects.get()
    assert (after.pk, after.ref) == (before.pk, "fishing-treaty")
    assert report.renamed == {"texts": 2}
    assert report.changes_anything
    assert "texts.csv: 2 row(s) of the record take another identifier" in report.lines("en")
    assert current_identifier(WORK, "fish-protocol") == "fishing-treaty"
    assert verify().is_sound
    assert Entry.objects.filter(verb="renamed").count() == 2
    assert not import_dataset(directory=lakes, actor=ACTOR).changes_anything


def test_a_dry_run_renames_nothing(lakes: Path) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    for path in lakes.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("fisheries-protocol", "fishing-treaty"), encoding="utf-8")
    write(lakes, (WORK, "fisheries-protocol", "fishing-treaty"))

    report = import_dataset(directory=lakes, actor=ACTOR, dry_run=True)

    assert report.renamed == {"texts": 1}
    assert Work.objects.get().ref == "fisheries-protocol"
    assert FormerIdentifier.objects.count() == 2


def test_the_name_of_a_table_tells_the_kind_too(lakes: Path) -> None:
    write(lakes, ("texts", "fish-protocol", "fisheries-protocol"))
    import_dataset(directory=lakes, actor=ACTOR)

    assert FormerIdentifier.objects.get().kind == WORK


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ((WORK, "fish-protocol", "no-such-text"), "texts.csv has no such row"),
        ((WORK, "fisheries-protocol", "other"), "a row bears this identifier"),
        ((WORK, "Fish", "fisheries-protocol"), "is not an identifier"),
        (("texts.stage", "fish", "fisheries-protocol"), "write one of:"),
        ((WORK, "one", "one"), "texts.csv has no such row"),
        ((WORK, "", "fisheries-protocol"), "fill in this cell"),
    ],
)
def test_what_leads_nowhere_is_refused(lakes: Path, row: tuple[str, str, str], found: str) -> None:
    write(lakes, row)

    assert any(found in message and FILE in message for message in messages(lakes))
    report = check_dataset(directory=lakes, sources=None)
    assert any(found in problem.message("en") for problem in report.problems)
    assert FormerIdentifier.objects.count() == 0


def test_names_that_lead_back_to_themselves_are_refused(lakes: Path) -> None:
    write(lakes, (WORK, "one", "two"), (WORK, "two", "one"))

    assert len([message for message in messages(lakes) if FILE in message]) == 2


def test_what_was_given_up_leads_where_it_led(lakes: Path) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    write(lakes, (WORK, "fish-protocol", "fisheries-protocol"))

    [told] = messages(lakes)
    assert told.startswith(f"{FILE}, line 2, column “identifier taken”: found “fisheries-protocol”")
    assert "already given up for “fishery-protocol”" in told


def test_a_row_under_a_name_that_was_given_up_is_refused(lakes: Path) -> None:
    """An old table, imported after the record was renamed."""
    import_dataset(directory=lakes, actor=ACTOR)
    rename(Work.objects.get(), ref="fishing-treaty", actor=CLERK)

    told = messages(lakes)

    assert any("was given up for “fishing-treaty”" in message for message in told)
    assert Work.objects.get().ref == "fishing-treaty"
