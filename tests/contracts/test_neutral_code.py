"""A confederation, its states, its people and its texts are data: no code names those of a dataset.

The words come from the tables of every dataset in data/, and from a fixed list of what the record
was first made for. Words are compared without accents or case, as whole words.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = (ROOT / "src", ROOT / "config")
SUFFIXES = {".py", ".pyi", ".html", ".txt", ".xml", ".svg", ".css", ".js", ".json", ".po"}
SUFFIXES |= {".toml", ".ini", ".cfg", ".md", ".csv", ".sql"}
DATASETS = ROOT / "data"

# A word that ends with "…" stands for every word that begins so.
# fmt: off
FIXED = (
    "AES", "Sahel…", "Liptako…", "Mali", "Malien…", "Burkina…", "Niger", "Nigérien…", "Bamako",
    "Niamey", "Ouagadougou…", "Banfora", "Bobo-Dioulasso", "CEDEAO", "ECOWAS", "UEMOA", "WAEMU",
    "BCID", "FU-AES", "CEN-SAD",
)
# fmt: on

# Columns that hold proper names, by the words of their headers, in either language.
PARTY_HEADERS = re.compile(r"^(?:(?:short|family) )?name\b|^nom\b", re.IGNORECASE)
TEXT_HEADERS = re.compile(r"^(?:short )?title\b|^titre\b", re.IGNORECASE)
STATE_KINDS = frozenset({"state", "état", "person", "personne"})


# What is a name elsewhere and something else here: file, words, and why.
ELSEWHERE = {
    ("languages.py", "oci"): "the code of Occitan in ISO 639-3",
}


def folded(text: str) -> str:
    """Lower-case, without accents, one space between words."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(plain.casefold().split())


def pattern(words: set[str]) -> re.Pattern[str]:
    """What finds any of `words` as a whole word or phrase in a folded text. The underscore and the
    digit end a word here: `aes_dataset` names it."""
    parts = []
    for word in sorted(words, key=len, reverse=True):
        stem = folded(word.removesuffix("…"))
        parts.append(re.escape(stem) + ("[a-z]*" if word.endswith("…") else ""))
    return re.compile(rf"(?<![a-z])(?:{'|'.join(parts)})(?![a-z])")


def proper_names(folder: Path) -> set[str]:
    """The names that a dataset gives to its parties and texts, as far as they are proper to it.

    One common word alone ("Assemblée") is any confederation's, unless it names a state or a
    person; an acronym or a phrase of three words or more is its own.
    """
    names = set()
    for row, cells in cells_of(folder / "parties.csv", PARTY_HEADERS):
        kind = folded(row.get("kind") or row.get("genre") or "")
        for cell in cells:
            if kind in {folded(name) for name in STATE_KINDS} or is_proper(cell):
                names.add(cell)
    for _row, cells in cells_of(folder / "texts.csv", TEXT_HEADERS):
        names.update(cell for cell in cells if is_proper(cell))
    return names


def is_proper(name: str) -> bool:
    """An acronym, or a phrase of at least four words."""
    return bool(re.fullmatch(r"[A-Z][A-Z0-9&/.-]{2,}", name)) or len(name.split()) > 3


def cells_of(path: Path, headers: re.Pattern[str]) -> Iterator[tuple[dict[str, str], list[str]]]:
    """Each row of a table, with its non-empty cells in the columns that `headers` names."""
    if not path.exists():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield (
                row,
                [
                    row[name].strip()
                    for name in row
                    if name and headers.match(name) and row[name].strip()
                ],
            )


def mentions(roots: tuple[Path, ...], found: re.Pattern[str]) -> list[str]:
    """Every place below `roots` that names one: file, line and what was found."""
    places = []
    for path in sorted(path for root in roots for path in root.rglob("*")):
        if path.suffix not in SUFFIXES or not path.is_file():
            continue
        places += [f"{path.name}: {match[0]}" for match in found.finditer(folded(path.name))]
        # Joined, so that a phrase is found where it runs over the end of a line.
        lines = [folded(line) for line in path.read_text(encoding="utf-8").splitlines()]
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        for match in found.finditer(" ".join(lines)):
            if (path.name, match[0]) in ELSEWHERE:
                continue
            places.append(f"{path.name}:{bisect_right(starts, match.start())}: {match[0]}")
    return places


def forbidden() -> re.Pattern[str]:
    names = set(FIXED)
    for folder in sorted(DATASETS.glob("*")):
        names |= proper_names(folder)
    return pattern(names)


def test_code_names_no_dataset() -> None:
    assert mentions(CODE, forbidden()) == []


@pytest.mark.parametrize(
    "line",
    [
        "# as in Bamako",
        'REF = "import:aes"',
        "aes_meetings = ()",
        "<p>les chefs d’État du Sahel</p>",
        "the sahelian states",
        "MALI = 1",
        "# burkinabè",
        "class FooBCIDBar: ...  # BCID",
    ],
)
def test_a_planted_name_is_found(tmp_path: Path, line: str) -> None:
    (tmp_path / "code.py").write_text(f"x = 1\n{line}\n", encoding="utf-8")
    assert len(mentions((tmp_path,), pattern(set(FIXED)))) == 1


@pytest.mark.parametrize(
    "line", ["formalism", "anomalies", "normaliser", "tiger, nigerian", "caesar"]
)
def test_a_word_that_only_contains_a_name_is_not(tmp_path: Path, line: str) -> None:
    (tmp_path / "code.py").write_text(line, encoding="utf-8")
    assert mentions((tmp_path,), pattern(set(FIXED))) == []


def test_names_of_a_dataset_are_forbidden(tmp_path: Path) -> None:
    (tmp_path / "parties.csv").write_text(
        "identifier,kind,name (fr),short name (fr)\n"
        "varna,state,République de Varna,Varna\n"
        "assembly,body,Assemblée,\n"
        "fund,body,Fonds commun d’aide aux récoltes,FCAR\n",
        encoding="utf-8",
    )
    (tmp_path / "texts.csv").write_text(
        "identifiant,titre (fr),title (en)\nt,Traité des trois rivières unies,Treaty\n",
        encoding="utf-8",
    )
    assert proper_names(tmp_path) == {
        "République de Varna",
        "Varna",
        "Fonds commun d’aide aux récoltes",
        "FCAR",
        "Traité des trois rivières unies",
    }
    code = tmp_path / "code"
    code.mkdir()
    (code / "views.py").write_text("# le traité des TROIS\n  rivieres unies, à varna\n", "utf-8")
    assert mentions((code,), pattern(proper_names(tmp_path))) == [
        "views.py:1: traite des trois rivieres unies",
        "views.py:2: varna",
    ]
