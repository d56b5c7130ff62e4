"""The account of paragraphs: none unmarked, none that differs from the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.conftest import ACTOR, LAKES, Edit
from toguna.exchange.actions import import_dataset
from toguna.exchange.check import CheckReport, check_dataset
from toguna.record.models import Citation

pytestmark = pytest.mark.django_db
SOURCES = LAKES / "sources"


def counts(report: CheckReport) -> tuple[int, int, int, int]:
    return report.carried, report.context, report.left_out, report.unmarked


def messages(report: CheckReport, language: str = "en") -> list[str]:
    return [problem.message(language) for problem in report.problems]


def test_dataset_whose_paragraphs_are_all_accounted_for(lakes: Path) -> None:
    report = check_dataset(directory=lakes, sources=SOURCES)
    assert counts(report) == (14, 4, 1, 0)
    assert report.problems == ()
    assert report.sources_checked == ("gazette", "minutes")
    assert report.notes == ()


def test_record_gives_the_same_account_as_its_tables(lakes: Path) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    report = check_dataset(directory=None, sources=SOURCES)
    assert counts(report) == (14, 4, 1, 0)
    assert report.problems == ()


def test_documents_that_are_not_at_hand_are_said(lakes: Path) -> None:
    report = check_dataset(directory=lakes, sources=None)
    assert report.sources_checked == ()
    assert [str(note) for note in report.notes] == [
        "Le document «\u00a0gazette\u00a0» n’est pas disponible\u00a0: ses paragraphes n’ont pas "
        "été comparés.",
        "Le document «\u00a0minutes\u00a0» n’est pas disponible\u00a0: ses paragraphes n’ont pas "
        "été comparés.",
    ]


def test_unmarked_paragraph_fails(lakes: Path, edit: Edit) -> None:
    line = edit("passages.csv", "1.4.3", "status", "")
    report = check_dataset(directory=lakes, sources=SOURCES)
    assert counts(report) == (14, 4, 0, 1)
    assert f"passages.csv, line {line}, column “status”" in messages(report)[0]


def test_paragraph_that_no_row_lists_is_unmarked(lakes: Path) -> None:
    path = lakes / "passages.csv"
    kept = [r for r in path.read_text().splitlines() if not r.startswith("minutes,1.4.3,")]
    path.write_text("\n".join(kept) + "\n")
    report = check_dataset(directory=lakes, sources=SOURCES)
    assert report.unmarked == 1
    assert messages(report) == ["passages.csv: minutes: Paragraph 14 of the file is in no passage."]


def test_hash_that_does_not_match_the_document_fails(lakes: Path, edit: Edit) -> None:
    line = edit("passages.csv", "1.4.1", "digest", "0" * 64)
    report = check_dataset(directory=lakes, sources=SOURCES)
    assert len(report.problems) == 1
    assert messages(report)[0].startswith(f"passages.csv, line {line}: minutes: minutes:1.4.1")
    assert "paragraphe 12" in messages(report, "fr")[0]


def test_changed_document_is_not_taken_for_the_source(lakes: Path, tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text((SOURCES / "minutes.txt").read_text() + "More.\n")
    report = check_dataset(directory=lakes, sources=tmp_path)
    assert report.sources_checked == ()


def test_carried_passage_that_nothing_cites_fails(lakes: Path, edit: Edit) -> None:
    edit("passages.csv", "1.4.3", "status", "carried")
    assert messages(check_dataset(directory=lakes, sources=SOURCES))[0].endswith(
        "minutes:1.4.3 is carried, but nothing cites it."
    )


def test_cited_passage_that_is_not_carried_fails(lakes: Path, edit: Edit) -> None:
    edit("acts.csv", "handover-2031", "passages", "minutes:1.3.1 minutes:1.4.3")
    assert messages(check_dataset(directory=lakes, sources=SOURCES))[0].endswith(
        "minutes:1.4.3 is cited, but is not marked as carried."
    )


def test_record_that_cites_no_passage_fails(lakes: Path) -> None:
    import_dataset(directory=lakes, actor=ACTOR)
    from toguna.institutions.models import Office

    Citation.objects.filter(object_id=Office.objects.get(ref="chair").pk).delete()
    assert "offices.csv: found “chair”; this record cites no passage." not in messages(
        check_dataset(directory=lakes, sources=None)
    )
    assert any(
        "“chair”; this record cites no passage." in message
        for message in messages(check_dataset(directory=None, sources=None))
    )
