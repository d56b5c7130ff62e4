"""The design system holds what it says: contrasts, and a page that shows what the sheet has."""

from __future__ import annotations

import re

import pytest

from tests.portal.sites import read
from toguna.portal.styles import STYLES
from toguna.portal.tokens import WRITTEN_ON, contrast, tokens

LEAST = 4.5
"""WCAG 2.2, 1.4.3: contrast of words with what they stand on."""


@pytest.mark.parametrize(("ink", "ground"), WRITTEN_ON)
def test_words_stand_apart_from_their_ground_in_both_modes(ink: str, ground: str) -> None:
    colours = tokens().colours()

    for one, other in zip(colours[ink], colours[ground], strict=True):
        assert contrast(one, other) >= LEAST


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio
    assert contrast(one, other) == contrast(other, one)


def test_the_page_shows_every_colour_of_the_sheet(db: None) -> None:
    page = read("/fr/charte-graphique/")
    colours = tokens().colours()

    assert page.status == 200
    assert len(colours) > 10
    for name, (light, dark) in colours.items():
        assert f">{name}</span>" in page.html
        assert f'fill="{light}"' in page.html
        assert f'fill="{dark}"' in page.html


def test_no_other_colour_is_in_the_sheet() -> None:
    """A component takes its colours from the tokens; paper is black and white, and `#0000` is
    no colour at all."""
    after_tokens = STYLES[STYLES.index("box-sizing") :]
    on_paper = after_tokens[after_tokens.index("@media print") :]

    found = set(re.findall(r"#[0-9a-f]{3,8}\b", after_tokens.replace(on_paper, "")))

    assert found - {"#0000"} == set()
