"""The datasets that ship: whole, in canonical form, in their own words, true to their documents."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.conftest import ACTOR
from toguna.exchange.actions import import_dataset
from toguna.exchange.check import check_dataset
from toguna.exchange.export import export_dataset
from toguna.exchange.files import DESCRIPTION_FILE
from toguna.record.passages import paragraphs

SHIPPED = sorted(path.parent for path in (Path(__file__).parents[2] / "data").glob("*/sources.csv"))
each_dataset = pytest.mark.parametrize("folder", SHIPPED, ids=[one.name for one in SHIPPED])

TITLES = re.compile(r"^(?:titre|nom|intitulé|éditeur|title|name|label|publisher)\b")
"""Columns that hold what a thing is called, as its source calls it."""

SENTENCE = 8
"""Words from which on a piece of a source is a sentence, and not the name of something."""


def test_a_dataset_ships() -> None:
    assert [folder.name for folder in SHIPPED] == ["aes"]


@each_dataset
def test_every_paragraph_is_accounted_for(folder: Path) -> None:
    report = check_dataset(directory=folder, sources=None)
    assert [problem.message("en") for problem in report.problems] == []
    assert report.unmarked == 0
    assert report.carried > report.context + report.left_out


@pytest.mark.sources
@each_dataset
def test_every_paragraph_is_that_of_its_document(folder: Path, sources_folder: Path) -> None:
    report = check_dataset(directory=folder, sources=sources_folder)
    assert [problem.message("en") for problem in report.problems] == []
    assert [str(note) for note in report.notes] == []
    assert report.sources_checked == tuple(sorted(row["identifiant"] for row in sources(folder)))


@pytest.mark.sources
@each_dataset
def test_no_sentence_of_a_source_is_in_the_dataset(folder: Path, sources_folder: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sources_folder.glob("*.txt")]
    taken = {words for text in texts for words in sentences(text)}
    assert len(taken) > len(texts)
    assert [place for place, cell in own_words(folder) for one in taken if one in cell] == []


@each_dataset
@pytest.mark.django_db
def test_importing_and_exporting_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    import_dataset(directory=folder, actor=ACTOR)
    export_dataset(directory=tmp_path)
    expected = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    found = {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")}
    assert [name for name in found | expected if found.get(name) != expected.get(name)] == []
    assert not import_dataset(directory=tmp_path, actor=ACTOR).changes_anything


def test_a_sentence_is_found_whatever_its_accents_and_marks() -> None:
    """The comparison above would see one."""
    text = "Preamble\nThe four lakes will, from now on, share their waters. Amen."
    [taken] = sentences(text)
    assert taken in folded("It is said there: “the four lakes will from now on share their waters")
    assert taken not in folded("The four lakes share their waters")


def sources(folder: Path) -> Iterator[dict[str, str]]:
    yield from rows(folder / "sources.csv")


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a document, long enough to be nobody's name, folded."""
    for paragraph in paragraphs(text):
        for piece in re.split(r"[.;!?…]\s+|\s*:\s+", paragraph):
            words = folded(piece)
            if words.count(" ") > SENTENCE:
                yield words


def own_words(folder: Path) -> Iterator[tuple[str, str]]:
    """Every cell that is not a title, folded, with its file, line and column."""
    for path in sorted(folder.glob("*.csv")):
        if path.name == DESCRIPTION_FILE:
            continue
        for line, row in enumerate(rows(path), start=2):
            for column, cell in row.items():
                if not TITLES.match(column) and " " in cell:
                    yield f"{path.name}:{line} {column}", folded(cell)


def folded(text: str) -> str:
    """Words in lower case without accents or marks, a space on each side."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return f" {' '.join(re.findall(r'[a-z0-9]+', letters))} "
