"""Every page as the Nu HTML checker sees it: the WHATWG's HTML, the CSS in it, the use of ARIA."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.portal.sites import DATASETS, LAKES, Read, one_of_each, read

pytestmark = pytest.mark.once
SiteOf = Callable[[Path], dict[str, Read]]

MISTAKEN = {"CSS: “paint-order”: Property “paint-order” doesn't exist."}
"""Said of what does exist: SVG 2, 13.8; the checker does not know it."""
OF_EACH = 5
"""How many of each kind of page are checked of a dataset that ships: its longest ones."""


def complaints(checker: Path, pages: dict[str, str], folder: Path) -> list[str]:
    """What the checker says of pages (HTML by path), warnings included, in one process: it takes a
    second to start, and a few milliseconds for a page."""
    paths = {}
    for number, (path, html) in enumerate(pages.items()):
        file = folder / f"{number}.html"
        file.write_text(html, encoding="utf-8")
        paths[file.name] = path
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", str(checker), "--format", "json", "--exit-zero-always", folder],
        capture_output=True,
        text=True,
        check=True,
    )
    said = (one for one in json.loads(done.stderr)["messages"] if one["message"] not in MISTAKEN)
    return [
        f"{paths[one['url'].rpartition('/')[2]]}: line {one.get('lastLine')}: {one['message']}"
        for one in said
    ]


@pytest.mark.nu
@pytest.mark.parametrize("folder", DATASETS, ids=lambda folder: folder.name)
def test_the_checker_has_nothing_to_say(
    site_of: SiteOf, nu_checker: Path, tmp_path: Path, folder: Path
) -> None:
    pages = one_of_each(site_of(folder).values(), 10**6 if folder == LAKES else OF_EACH)

    assert len(pages) > 50
    assert complaints(nu_checker, {page.path: page.html for page in pages}, tmp_path) == []


@pytest.mark.nu
def test_a_page_that_is_not_there_is_valid_too(db: None, nu_checker: Path, tmp_path: Path) -> None:
    pages = {path: read(path).html for path in ("/fr/nowhere/", "/en/as-of/2031-13-40/")}

    assert complaints(nu_checker, pages, tmp_path) == []


@pytest.mark.nu
def test_the_checker_finds_what_is_wrong(nu_checker: Path, tmp_path: Path) -> None:
    wrong = '<!DOCTYPE html><html lang="en"><title>x</title><p><div role="nothing"></p></html>'

    assert len(complaints(nu_checker, {"/wrong/": wrong}, tmp_path)) >= 2
