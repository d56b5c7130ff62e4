"""`import`, `export`, `check`: what they print, how they end, what they leave."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .running import Shell

DATASET = Path(__file__).resolve().parent.parent / "confederation"
NOTHING_CHANGES = "Nothing changes: the record already says what the tables say.\n"


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A copy of the invented confederation, to spoil."""
    return Path(shutil.copytree(DATASET, tmp_path / "tables"))


@pytest.fixture
def entries(run_in_django: Callable[[str], str]) -> Callable[[], list[str]]:
    """The actor and the verb of each entry of the ledger."""
    code = (
        "from toguna.record.ledger import Entry\n"
        "for entry in Entry.objects.order_by('seq'): print(entry.actor, entry.verb)"
    )
    return lambda: run_in_django(code).splitlines()


def replace_in(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_import_says_what_is_new_and_a_second_one_changes_nothing(
    shell: Shell, entries: Callable[[], list[str]]
) -> None:
    first = shell.toguna("import", DATASET)
    assert (first.code, first.err) == (0, "")
    assert "places.csv: almer is new" in first.out.splitlines()
    after_first = entries()
    assert set(after_first) == {"import:confederation created", "import:confederation imported"}
    second = shell.toguna("import", DATASET)
    assert (second.code, second.out, second.err) == (0, NOTHING_CHANGES, "")
    assert entries() == after_first


def test_dry_run_says_the_same_and_writes_nothing(
    shell: Shell, entries: Callable[[], list[str]]
) -> None:
    tried = shell.toguna("import", DATASET, "--dry-run")
    assert tried.code == 0
    assert entries() == []
    announced, *lines = tried.out.splitlines()
    assert announced == "Nothing was written. An import would do this:"
    assert lines == shell.toguna("import", DATASET).out.splitlines()


def test_a_refused_import_prints_every_problem_and_writes_nothing(
    shell: Shell, dataset: Path, entries: Callable[[], list[str]]
) -> None:
    (dataset / "places.csv").write_bytes((dataset / "places.csv").read_bytes() + b"Not a name,y\n")
    (dataset / "letter.csv").write_text("Dear colleague\n")
    refused = shell.toguna("import", dataset)
    assert (refused.code, refused.out) == (1, "")
    assert {line.split(":")[0].split(",")[0] for line in refused.err.splitlines()} == {
        "letter.csv",
        "places.csv",
    }
    assert entries() == []


def test_problems_are_told_in_the_reader_s_language(in_french: Shell, dataset: Path) -> None:
    (dataset / "letter.csv").write_text("Dear colleague\n")
    refused = in_french.toguna("import", dataset)
    assert refused.code == 1
    assert refused.err.startswith("letter.csv\u00a0: ce n’est pas un tableau d’un jeu de données")


def test_export_gives_back_the_same_tables(shell: Shell, tmp_path: Path) -> None:
    assert shell.toguna("import", DATASET).code == 0
    exported = shell.toguna("export", tmp_path / "out")
    assert (exported.code, exported.err) == (0, "")
    counted = {line.split()[1]: int(line.split()[0]) for line in exported.out.splitlines()}
    assert set(counted) == {path.name for path in (tmp_path / "out").iterdir()}
    assert counted["places.csv"] == len((tmp_path / "out/places.csv").read_text().splitlines()) - 1
    again = shell.toguna("import", tmp_path / "out")
    assert again.out == NOTHING_CHANGES


def test_export_in_a_language_has_its_headers(shell: Shell, tmp_path: Path) -> None:
    assert shell.toguna("import", DATASET).code == 0
    for language, header in (("fr", "identifiant,"), ("en", "identifier,")):
        assert shell.toguna("export", tmp_path / language, "--language", language).code == 0
        assert (tmp_path / language / "places.csv").read_text("utf-8-sig").startswith(header)


def test_export_into_a_file_is_the_machine_s_fault(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a letter")
    ended = shell.toguna("export", tmp_path / "out")
    assert (ended.code, ended.err) == (3, f"{tmp_path}/out cannot be used: File exists.\n")


@pytest.mark.parametrize("words", [(DATASET,), ()], ids=["tables", "record"])
def test_check_prints_the_account(shell: Shell, words: tuple[Path, ...]) -> None:
    assert shell.toguna("import", DATASET).code == 0
    checked = shell.toguna("check", *words)
    assert (checked.code, checked.err) == (0, "")
    counts = [line.split(maxsplit=1) for line in checked.out.splitlines()[:4]]
    assert [words for _count, words in counts] == [
        "paragraphs carried by a record",
        "paragraphs of context",
        "paragraphs left out",
        "paragraphs not accounted for",
    ]
    paragraphs = len((DATASET / "passages.csv").read_text("utf-8").splitlines()) - 1
    assert sum(int(count) for count, _words in counts) == paragraphs
    assert counts[3][0] == "0"


def test_check_of_tables_needs_no_database(bare_shell: Shell) -> None:
    shell = bare_shell.having(DATABASE_URL="postgres://nobody@127.0.0.1:9/none")
    assert shell.toguna("check", DATASET).code == 0


def test_check_refuses_a_paragraph_that_is_not_accounted_for(
    bare_shell: Shell, dataset: Path
) -> None:
    path = dataset / "passages.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    kept = [row for row in rows if not row.startswith("gazette,1.1,")]
    assert len(kept) == len(rows) - 1
    path.write_text("\n".join([header, *kept]) + "\n", "utf-8")
    checked = bare_shell.toguna("check", dataset)
    assert checked.code == 1
    assert "passages.csv" in checked.err


def test_check_compares_with_the_documents(
    bare_shell: Shell, dataset: Path, tmp_path: Path
) -> None:
    quiet = bare_shell.toguna("check", DATASET)
    assert "gazette” is not at hand" in quiet.out
    compared = bare_shell.toguna("check", DATASET, "--sources", DATASET / "sources")
    assert compared.code == 0
    assert "Compared with the documents: gazette, minutes" in compared.out.splitlines()
    named = bare_shell.having(TOGUNA_SOURCES=str(DATASET / "sources")).toguna("check", DATASET)
    assert named == compared


def test_check_refuses_a_passage_that_is_not_in_its_document(
    bare_shell: Shell, dataset: Path
) -> None:
    path = dataset / "passages.csv"
    digest = next(line for line in path.read_text("utf-8").splitlines() if "gazette,1.1," in line)
    digest = digest.split(",")[6]
    replace_in(path, digest, digest[::-1])
    checked = bare_shell.toguna("check", dataset, "--sources", DATASET / "sources")
    assert checked.code == 1
    assert "gazette:1.1" in checked.err


def test_sources_that_are_not_there_are_wrong_use(bare_shell: Shell, tmp_path: Path) -> None:
    shell = bare_shell.having(TOGUNA_SOURCES=str(tmp_path / "nowhere"))
    missing = shell.toguna("check", DATASET)
    expected = f"{tmp_path}/nowhere is not a folder: give an existing one.\n"
    assert (missing.code, missing.err) == (2, expected)
