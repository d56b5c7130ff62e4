"""The import law of docs/architecture.md: .importlinter holds the order of the rooms; that a
concept room does not touch the web is held here, as import-linter sees Django as one module."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ROOT / "src" / "toguna"
PLANES = frozenset({"cli", "desk", "edition", "portal"})
WEB = ("django.http", "django.views", "django.template", "django.shortcuts", "django.urls")


def check_law(checkout: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of the tree at `checkout`, which it reads without running it."""
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=checkout,
        env={"PYTHONPATH": f"{checkout / 'src'}:{checkout}", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def web_imports(room: Path) -> Iterator[str]:
    """Each import of a part of Django that is the web's, in the modules of `room`."""
    for path in sorted(room.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                continue
            for name in names:
                if f"{name}.".startswith(tuple(f"{part}." for part in WEB)):
                    yield f"{path.relative_to(room)}:{node.lineno}: {name}"


def test_the_tree_keeps_the_law() -> None:
    said = check_law(ROOT)
    assert said.returncode == 0, said.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("kernel/upward.py", "import toguna.portal"),
        ("roadmap/upward.py", "from toguna import exchange"),
        ("acts/upward.py", "import config.urls"),
        ("attic/__init__.py", ""),
    ],
)
def test_a_breach_of_the_law_is_found(tmp_path: Path, module: str, line: str) -> None:
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("src", "config"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignore)
    shutil.copy(ROOT / ".importlinter", tmp_path)
    (tmp_path / "config" / "urls.py").touch()
    breach = tmp_path / "src" / "toguna" / module
    breach.parent.mkdir(exist_ok=True)
    breach.write_text(line)
    said = check_law(tmp_path)
    assert said.returncode == 1
    assert module.split("/")[0] in said.stdout.partition("Broken contracts")[2]


def concept_rooms() -> list[Path]:
    folders = sorted(path.parent for path in ROOMS.glob("*/__init__.py"))
    return [folder for folder in folders if folder.name not in PLANES]


@pytest.mark.parametrize("room", concept_rooms(), ids=lambda room: str(room.name))
def test_a_concept_room_does_not_touch_the_web(room: Path) -> None:
    assert list(web_imports(room)) == []


@pytest.mark.parametrize(
    "line",
    [
        "import django.http",
        "from django import http",
        "from django.http import HttpResponse",
        "from django.template.loader import render_to_string",
        "def f():\n    from django.shortcuts import redirect",
        "from django.views.generic import View",
    ],
)
def test_a_web_import_is_found(tmp_path: Path, line: str) -> None:
    (tmp_path / "rules.py").write_text(line)
    assert len(list(web_imports(tmp_path))) == 1


def test_other_parts_of_django_are_no_web_imports(tmp_path: Path) -> None:
    (tmp_path / "rules.py").write_text(
        "from django.db import models\nfrom django.utils.translation import gettext\n"
        "from . import http\nfrom django.template_like import x\n"
    )
    assert list(web_imports(tmp_path)) == []
