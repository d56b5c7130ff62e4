"""How parts are written in HTML: languages, dates, citations; the sheet; the contexts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template import engines
from django.utils.translation import override

from toguna.kernel.dates import UncertainDate, in_parts
from toguna.portal.contexts.documentation import contexts, documentation, documented
from toguna.portal.contexts.parts import Cite, Lead, Link, Status, Text, When
from toguna.portal.styles import FOLDER, ORDER, STYLES, squeezed
from toguna.portal.templatetags.portal import cites, show, values

ROOT = Path(__file__).resolve().parent.parent.parent
HARD, FINE = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("part", "html"),
    [
        (Text("Un & deux"), "Un &amp; deux"),
        (Text("The <b>", "en"), '<span lang="en">The &lt;b&gt;</span>'),
        (Link(Text("Ici"), "/fr/"), '<a href="/fr/">Ici</a>'),
        (Link(Text("Here", "en"), "/fr/"), '<a href="/fr/" lang="en">Here</a>'),
        (Status("Tenu", "held"), '<span class="status s-held">Tenu</span>'),
        ("Quoi ?", f"Quoi{FINE}?"),
        (None, ""),
    ],
)
def test_a_part_is_written(part: object, html: str) -> None:
    with override("fr"):
        assert show(part) == html  # type: ignore[arg-type]  # every case is a value


@pytest.mark.parametrize(
    ("edtf", "html"),
    [
        ("2031-02-01", f'<time datetime="2031-02-01">1<sup>er</sup>{HARD}février 2031</time>'),
        ("2031-05", '<time datetime="2031-05">mai 2031</time>'),
        ("2031", '<time datetime="2031">2031</time>'),
        ("203X", "années 2030"),
        ("", "date inconnue"),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_known(edtf: str, html: str) -> None:
    with override("fr"):
        assert show(When(in_parts(UncertainDate(edtf), "fr"))) == html


def test_words_lead_to_what_follows_them() -> None:
    with override("en"):
        assert values((Lead("for"), "A", "B")) == "for A · B"
        assert values(("A",), ", ") == "A"
        assert values(()) == ""


def test_citations_name_each_source_once() -> None:
    report, note = Text("Report"), Text("Note")
    found = (
        Cite(report, "1.2", "/a#p-1.2"),
        Cite(note, "3", "/b#p-3"),
        Cite(report, "4", "/a#p-4"),
    )

    with override("en"):
        html = cites(found)

    assert html == (
        '<span class="cites"><span class="vh">Source: </span>'
        'Report <a href="/a#p-1.2">§&nbsp;1.2</a>, <a href="/a#p-4">§&nbsp;4</a>; '
        'Note <a href="/b#p-3">§&nbsp;3</a></span>'
    )


def test_no_citation_is_nothing() -> None:
    assert cites(()) == ""


def test_the_sheet_is_every_file_once() -> None:
    assert sorted(ORDER) == sorted(path.name for path in FOLDER.glob("*.css"))
    assert "</" not in STYLES
    assert re.findall(r"url\((?!\"data:|#)", STYLES) == []
    assert "/*" not in STYLES


def test_a_sheet_is_squeezed_without_a_change() -> None:
    assert squeezed("/* x */\na > b {\n  margin: 0 1px;\n}\n") == "a>b{margin:0 1px}"
    assert squeezed("@media (min-width: 1px) and (x: y) { a :hover { b: c } }") == (
        "@media (min-width:1px) and (x:y){a :hover{b:c}}"
    )


def test_every_context_says_what_it_holds() -> None:
    silent = [
        f"{context.__name__}.{name}"
        for context in contexts()
        for name, _type, note in documented(context)
        if not note
    ]
    assert silent == []
    assert [one.__name__ for one in contexts() if not one.__dataclass_params__.frozen] == []


def test_the_documentation_is_derived() -> None:
    written = (ROOT / "docs" / "portal-contexts.md").read_text(encoding="utf-8")

    assert written == documentation()


def test_every_context_has_its_template() -> None:
    engine = engines["django"]
    for context in contexts():
        if "template" in vars(context):
            assert engine.get_template(context.template)
