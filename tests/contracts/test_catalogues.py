"""Every message of the interface is in its catalogue, in French, and compiled."""

from __future__ import annotations

import argparse
import ast
import gettext
import inspect
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from toguna.cli.argparse_words import WORDS

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPT = ROOT / "scripts" / "messages.py"
SMALL = """\
from gettext import gettext as _
from gettext import ngettext

_("Nobody is here.")
_("{name} presides.")
ngettext("%(count)d seat", "%(count)d seats", 2)
"""
FRENCH = {
    "Nobody is here.": "Il n’y a personne.",
    "{name} presides.": "{name} préside.",
}


def messages(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SCRIPT, "--root", root, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A tree of one room with three messages, translated and compiled."""
    room = tmp_path / "src" / "toguna" / "seats"
    room.mkdir(parents=True)
    (tmp_path / "scripts").mkdir()
    (room / "__init__.py").write_text(SMALL)
    pages = room / "templates" / "seats"
    pages.mkdir(parents=True)
    (pages / "list.html").write_text(
        "{% load i18n %}\n<p>\n      {% translate 'An empty seat' %}'s\n"
        "    {% blocktranslate with n=name %}Seat of {{ n }}{% endblocktranslate %}</p>\n"
    )
    assert messages(tmp_path).returncode == 0
    translate(tmp_path)
    assert messages(tmp_path).returncode == 0
    return tmp_path


def po(root: Path) -> Path:
    return root / "src/toguna/seats/locale/fr/LC_MESSAGES/django.po"


def translate(root: Path) -> None:
    text = po(root).read_text()
    for english, french in FRENCH.items():
        text = text.replace(
            f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{french}"'
        )
    text = text.replace('msgid "An empty seat"\nmsgstr ""', 'msgid "An empty seat"\nmsgstr "Vide"')
    text = text.replace(
        'msgid "Seat of %(n)s"\nmsgstr ""', 'msgid "Seat of %(n)s"\nmsgstr "Siège de %(n)s"'
    )
    text = text.replace('msgstr[0] ""', 'msgstr[0] "%(count)d siège"')
    text = text.replace('msgstr[1] ""', 'msgstr[1] "%(count)d sièges"')
    po(root).write_text(text)


def test_catalogues_are_complete_and_compiled() -> None:
    said = messages(ROOT, "--check")
    assert said.stderr == ""
    assert said.returncode == 0


def test_a_complete_catalogue_is_in_order_and_speaks(small: Path) -> None:
    assert messages(small, "--check").returncode == 0
    spoken = gettext.translation("django", small / "src/toguna/seats/locale", ["fr"])
    assert spoken.gettext("Nobody is here.") == "Il n’y a personne."
    assert spoken.gettext("Seat of %(n)s") == "Siège de %(n)s"
    assert spoken.ngettext("%(count)d seat", "%(count)d seats", 2) == "%(count)d sièges"


def test_a_second_update_changes_nothing(small: Path) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*.[mp]o")}
    assert messages(small).returncode == 0
    assert {path: path.read_bytes() for path in small.rglob("*.[mp]o")} == before
    assert len(before) == 2
    # What would differ tomorrow, or with another version of the tools.
    assert {word for word in ("Date", "Babel", "EMAIL") if word in po(small).read_text()} == set()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('msgstr "Vide"', 'msgstr ""', "'An empty seat' is not translated"),
        ('msgstr "Vide"', 'msgstr "Libre"', "not compiled"),
        ('msgstr "{name} préside."', 'msgstr "Préside."', "has other placeholders"),
        ('msgid "An empty seat"', 'msgid "A free seat"', "is no longer in the code"),
        ('msgid "An empty seat"', 'msgid "A free seat"', "lacks 'An empty seat'"),
    ],
)
def test_what_is_not_in_order_is_said(small: Path, before: str, after: str, said: str) -> None:
    text = po(small).read_text()
    assert before in text
    po(small).write_text(text.replace(before, after))
    checked = messages(small, "--check")
    assert checked.returncode == 1
    assert said in checked.stderr


def test_a_fuzzy_translation_is_not_one(small: Path) -> None:
    text = po(small).read_text()
    po(small).write_text(text.replace('msgid "An empty', '#, fuzzy\nmsgid "An empty'))
    assert "'An empty seat' is not translated" in messages(small, "--check").stderr


def test_a_missing_compiled_file_is_said(small: Path) -> None:
    po(small).with_suffix(".mo").unlink()
    assert "not compiled" in messages(small, "--check").stderr


def test_a_room_without_messages_has_no_catalogue(small: Path) -> None:
    quiet = small / "src" / "toguna" / "quiet"
    quiet.mkdir()
    (quiet / "__init__.py").touch()
    assert messages(small).returncode == 0
    assert list(quiet.iterdir()) == [quiet / "__init__.py"]
    shutil.rmtree(quiet)


def words_of_argparse() -> set[str]:
    """What this Python's argparse asks its catalogue for."""
    tree = ast.parse(inspect.getsource(argparse))
    return {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def test_the_words_of_argparse_that_we_translate_are_its_own() -> None:
    # Python 3.13 added these two.
    newer = {"%(heading)s:", "show program's version number and exit"}
    assert set(WORDS) - newer - words_of_argparse() == set()
