"""What a spreadsheet and a tired person do to tables: each told as it is, with what to do, in
French and English, and nothing written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exchange.conftest import ACTOR, Edit
from toguna.exchange.actions import import_dataset
from toguna.exchange.problems import DatasetRefused, Problem
from toguna.institutions.models import Party
from toguna.record.models import Entry, Source

pytestmark = pytest.mark.django_db


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(DatasetRefused) as refused:
        import_dataset(directory=folder, actor=ACTOR)
    assert Source.objects.count() == Party.objects.count() == Entry.objects.count() == 0
    return refused.value.problems


CELLS = {
    "a day that does not exist": (
        ("acts.csv", "handover-2031", "date", "2031-02-30"),
        "acts.csv, line {line}, column “date”: found “2031-02-30”;",
        "acts.csv, ligne {line}, colonne «\u00a0date\u00a0»\u00a0: trouvé «\u00a02031-02-30\u00a0»",
    ),
    "dates the wrong way round": (
        ("acts.csv", "handover-2031", "date", "2031-03-04/2031-03-01"),
        "found “2031-03-04/2031-03-01”;",
        "trouvé «\u00a02031-03-04/2031-03-01\u00a0»",
    ),
    "words where EDTF is expected": (
        ("acts.csv", "handover-2031", "date", "early March"),
        "found “early March”;",
        "trouvé «\u00a0early March\u00a0»",
    ),
    "a mandate that ends before it starts": (
        ("mandates.csv", "chair-corrow", "end", "2030-01-01"),
        "mandates.csv, line {line}",
        "mandates.csv, ligne {line}",
    ),
    "a day in another form": (
        ("sources.csv", "gazette", "known", "30/06/2031"),
        "column “known”: found “30/06/2031”; write a day of the calendar as year-month-day",
        "trouvé «\u00a030/06/2031\u00a0»\u00a0; écrivez un jour du calendrier",
    ),
    "an unknown reference": (
        ("participations.csv", "council-2031", "party", "alma"),
        "column “party”: found “alma”; parties.csv has no such row",
        "colonne «\u00a0partie\u00a0»\u00a0: trouvé «\u00a0alma\u00a0»\u00a0; "
        "parties.csv n’a pas cette ligne",
    ),
    "a word that is in no vocabulary": (
        ("acts.csv", "handover-2031", "kind", "coronation"),
        "found “coronation”; vocabularies.csv has no such row",
        "trouvé «\u00a0coronation\u00a0»\u00a0; vocabularies.csv n’a pas cette ligne",
    ),
    "a citation to a missing passage": (
        ("acts.csv", "handover-2031", "passages", "minutes:9.9"),
        "found “minutes:9.9”; passages.csv has no such row",
        "trouvé «\u00a0minutes:9.9\u00a0»\u00a0; passages.csv n’a pas cette ligne",
    ),
    "a citation that is none": (
        ("acts.csv", "handover-2031", "passages", "page 4"),
        "found “page 4”; write passages as source:path",
        "trouvé «\u00a0page 4\u00a0»\u00a0; écrivez les passages sous la forme source:chemin",
    ),
    "no citation": (
        ("acts.csv", "handover-2031", "passages", ""),
        "column “passages”: fill in this cell: Where it is written",
        "colonne «\u00a0passages\u00a0»\u00a0: remplissez cette cellule\u00a0: Où c’est écrit",
    ),
    "a circle": (
        ("acts.csv", "council-2031", "within", "handover-2031"),
        "these rows lead back to themselves: break the circle.",
        "ces lignes se renvoient l’une à l’autre\u00a0: rompez le cercle.",
    ),
    "a row within itself": (
        ("places.csv", "almer", "part of", "almer"),
        "found “almer → almer”; these rows lead back",
        "trouvé «\u00a0almer → almer\u00a0»",
    ),
    "a duplicate identifier": (
        ("offices.csv", "fisheries-minister-corrow", "identifier", "chair"),
        "found “chair”; line 2 is already called so",
        "trouvé «\u00a0chair\u00a0»\u00a0; la ligne 2 porte déjà ce nom",
    ),
    "an identifier with capitals": (
        ("offices.csv", "chair", "identifier", "The Chair"),
        "“The Chair” is not an identifier",
        "trouvé «\u00a0The Chair\u00a0»",
    ),
    "a value of no list": (
        ("acts.csv", "handover-2031", "status", "done"),
        "found “done”; write one of: planned, held, postponed, cancelled.",
        "écrivez l’un de ces mots\u00a0: planned, held, postponed, cancelled.",
    ),
    "a value of another axis": (
        ("assertions.csv", "canal-lifecycle-1", "value", "substantial"),
        "assertions.csv, line {line}",
        "assertions.csv, ligne {line}",
    ),
    "a number in words": (
        ("indicator_values.csv", "canal-target", "value", "about 160"),
        "found “about 160”; write a number without spaces",
        "écrivez un nombre sans espaces",
    ),
    "a zone that is nowhere": (
        ("places.csv", "teal-point", "zone", "Indian/Atlantis"),
        "column “zone”: found “Indian/Atlantis”;",
        "colonne «\u00a0fuseau\u00a0»\u00a0: trouvé «\u00a0Indian/Atlantis\u00a0»",
    ),
    "an instant without its offset": (
        ("slots.csv", "press", "starts", "2031-03-04 11:00"),
        "write an instant with its offset",
        "écrivez un instant avec son décalage horaire",
    ),
    "markup in an identifier": (
        ("offices.csv", "chair", "identifier", "<script>alert(1)</script>"),
        "found “<script>alert(1)</script>”;",
        "trouvé «\u00a0<script>alert(1)</script>\u00a0»",
    ),
}


@pytest.mark.parametrize("name", CELLS)
def test_wrong_cell_is_told_in_both_languages(name: str, lakes: Path, edit: Edit) -> None:
    change, english, french = CELLS[name]
    line = edit(*change)
    problems = problems_of(lakes)
    assert any(english.format(line=line) in p.message("en") for p in problems), [
        p.message("en") for p in problems
    ]
    assert any(french.format(line=line) in p.message("fr") for p in problems), [
        p.message("fr") for p in problems
    ]


def rewrite(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


FILES = {
    "another encoding": (
        lambda data: data.decode().replace("Porto", "Pôrto").encode("latin-1"),
        "the file is not in UTF-8: save it again as “CSV UTF-8”.",
        "le fichier n’est pas en UTF-8\u00a0: enregistrez-le de nouveau",
    ),
    "sixteen-bit encoding": (
        lambda data: data.decode().encode("utf-16"),
        "the file is not in UTF-8",
        "le fichier n’est pas en UTF-8",
    ),
    "semicolons": (
        lambda data: data.replace(b",", b";"),
        "the cells are not separated by commas",
        "les cellules ne sont pas séparées par des virgules",
    ),
    "tabs": (
        lambda data: data.replace(b",", b"\t"),
        "the cells are not separated by commas",
        "les cellules ne sont pas séparées par des virgules",
    ),
    "a missing column": (
        lambda data: data.replace(b"identifier", b"name", 1),
        "the column “identifiant” (“identifier”) is missing.",
        "la colonne «\u00a0identifiant\u00a0» («\u00a0identifier\u00a0») manque.",
    ),
    "a column of another table": (
        lambda data: data.replace(b"part of", b"inside", 1),
        "found “inside”; this column is not in the table",
        "trouvé «\u00a0inside\u00a0»\u00a0; cette colonne n’est pas dans le tableau",
    ),
    "a column twice": (
        lambda data: data.replace(b"part of", b"zone", 1),
        "found “zone”; keep this column only once.",
        "ne gardez cette colonne qu’une fois.",
    ),
    "a loose comma": (
        lambda data: data.replace(b"Teal Point", b"Teal, Point", 1),
        "places.csv, line ",
        "places.csv, ligne ",
    ),
    "a quotation mark that is never closed": (
        lambda data: data.replace(b"Teal Point", b'"Teal Point', 1),
        "close each quotation mark",
        "fermez chaque guillemet",
    ),
    "null characters": (
        lambda data: data.replace(b"Teal", b"Te\0al", 1),
        "the file holds null characters",
        "le fichier contient des caractères nuls",
    ),
    "nothing at all": (
        lambda data: b"",
        "the file is empty: write the headers first.",
        "le fichier est vide\u00a0: écrivez d’abord les en-têtes.",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_spoilt_file_is_told_in_both_languages(name: str, lakes: Path) -> None:
    change, english, french = FILES[name]
    rewrite(lakes / "places.csv", change)
    problems = problems_of(lakes)
    assert any(english in p.message("en") for p in problems), [p.message("en") for p in problems]
    assert any(french in p.message("fr") for p in problems), [p.message("fr") for p in problems]


def test_byte_order_mark_and_windows_line_ends_are_accepted(lakes: Path) -> None:
    rewrite(lakes / "places.csv", lambda data: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert import_dataset(directory=lakes, actor=ACTOR).created["places"] == 3


def test_line_is_the_one_an_editor_shows_after_a_cell_of_several_lines(
    lakes: Path, edit: Edit
) -> None:
    edit("parties.csv", "almer", "description (en)", "One\ntwo\nthree")
    line = edit("parties.csv", "bessin", "kind", "realm")
    problem = problems_of(lakes)[0]
    text = (lakes / "parties.csv").read_text(encoding="utf-8").splitlines()
    assert problem.line == line + 2
    assert text[problem.line - 1].startswith("bessin,realm")


def test_every_problem_comes_at_once_in_the_order_of_files_and_lines(
    lakes: Path, edit: Edit
) -> None:
    edit("reports.csv", "almer-report-1", "day", "someday")
    edit("places.csv", "teal-point", "part of", "atlantis")
    edit("acts.csv", "handover-2031", "date", "2031-13")
    edit("acts.csv", "deposit-almer", "status", "perhaps")
    found = [(p.file, p.line) for p in problems_of(lakes)]
    assert [file for file, _line in found] == [
        "places.csv",
        "acts.csv",
        "acts.csv",
        "reports.csv",
    ]
    assert found[1] < found[2]


def test_row_that_cannot_be_read_is_not_also_a_missing_row(lakes: Path, edit: Edit) -> None:
    edit("acts.csv", "council-2031", "status", "perhaps")
    assert len(problems_of(lakes)) == 1


def test_unknown_file_and_missing_folder_are_told(lakes: Path, tmp_path: Path) -> None:
    (lakes / "budget.csv").write_text("a,b\n")
    assert "this is not a table of a dataset" in problems_of(lakes)[0].message("en")
    assert problems_of(tmp_path / "nowhere")[0].message("fr") == (
        "nowhere\u00a0: ce dossier n’existe pas."
    )


def test_passage_in_an_unknown_language_tag_is_refused(lakes: Path) -> None:
    rewrite(lakes / "places.csv", lambda data: data.replace(b"name (pt)", b"name (portuguese)"))
    assert "this column is not in the table" in problems_of(lakes)[0].message("en")


KILLED = """
import os, sys
import django
django.setup()
from pathlib import Path
from toguna.exchange.actions import import_dataset
from toguna.record.actor import Actor
def told(stage, done, total):
    if stage == "write" and done == 20:
        print("half way", flush=True)
        import time
        time.sleep(60)
import_dataset(directory=Path(sys.argv[1]), actor=Actor("import:lakes"), progress=told)
"""


def test_killed_import_leaves_nothing(lakes: Path, tmp_path: Path) -> None:
    """A real process on a real database file, killed between two tables."""
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'killed.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
    }
    run = [sys.executable, "-m", "django"]
    subprocess.run([*run, "migrate", "-v0"], env=environment, check=True, timeout=120)
    script = tmp_path / "import.py"
    script.write_text(KILLED)
    with subprocess.Popen(
        [sys.executable, str(script), str(lakes)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half way\n"
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=20)
    time.sleep(0.1)
    counted = subprocess.run(
        [
            *run,
            "shell",
            "-v0",
            "-c",
            "from toguna.institutions.models import Party as P\n"
            "from toguna.record.models import Entry as E\n"
            "print(P.objects.count(), E.objects.count())",
        ],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert counted.stdout.split() == ["0", "0"]


def test_two_lost_references_of_one_row_are_both_told(lakes: Path, edit: Edit) -> None:
    edit("participations.csv", "council-2031", "party", "alma")
    edit("participations.csv", "council-2031", "role", "guest")
    found = [problem.message("en") for problem in problems_of(lakes)]
    assert len(found) == 2
    assert "found “alma”" in found[0]
    assert "found “guest”" in found[1]
