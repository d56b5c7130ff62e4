"""The figures that the two readmes give of the dataset are those of the dataset."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
DATASET = ROOT / "data" / "aes"


def figures() -> dict[str, str]:
    """What a reader would count in the tables."""
    tables = {path.stem: rows(path) for path in sorted(DATASET.glob("*.csv"))}
    statuses = Counter(row["état"] for row in tables["passages"])
    described = {name: found for name, found in tables.items() if name != "columns"}
    marks = ("carried", "context", "left-out")
    return {
        "paragraphs": str(len(tables["passages"])),
        "marks": ", ".join([*(str(statuses[mark]) for mark in marks), "0"]),
        "rows": str(sum(len(found) for found in described.values())),
        "citations": str(
            sum(
                len(row["passages"].split())
                for found in described.values()
                for row in found
                if "passages" in row
            )
        ),
    }


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", ["README.md", "LISEZMOI.md"])
def test_readme_gives_the_figures_of_the_dataset(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\u00a0", " ")
    table = re.findall(
        r"^\| (?:paragr|repris|carried|rows|lignes|citations).*\| (.+) \|$", text, re.M
    )
    assert table == list(figures().values())
