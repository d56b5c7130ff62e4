"""The marks are told apart by their shape: nothing of them is left to colour."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.once]

FAMILIES = ("lifecycle", "completion", "schedule", "reporting", "freshness", "grade")
LEFT_OF_WORD = 17
"""Width of the mark in CSS pixels: what stands before the word."""


@pytest.fixture
def page(chromium_browser: Browser, site: str) -> Iterator[Page]:
    opened = chromium_browser.new_page(device_scale_factor=3)
    opened.goto(f"{site}/fr/charte-graphique/")
    yield opened
    opened.close()


def marks(page: Page, family: str) -> dict[str, bytes]:
    """The picture of each mark of a family, by the class of its word."""
    found = {}
    for one in page.locator(f".status.a-{family}").all():
        one.scroll_into_view_if_needed()
        box = one.bounding_box()
        assert box is not None
        name = str(one.get_attribute("class"))
        clip = {"x": box["x"], "y": box["y"], "width": LEFT_OF_WORD, "height": box["height"]}
        found[name] = page.screenshot(clip=clip)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("family", FAMILIES)
def test_no_two_marks_of_an_axis_look_alike(page: Page, family: str, scheme: str) -> None:
    page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
    found = marks(page, family)

    assert len(found) > 2
    for one, other in combinations(found, 2):
        assert found[one] != found[other], (one, other)


@pytest.mark.parametrize("family", FAMILIES)
def test_marks_stay_apart_in_forced_colours_and_on_paper(page: Page, family: str) -> None:
    page.emulate_media(forced_colors="active")
    forced = marks(page, family)
    page.emulate_media(forced_colors="none", media="print")
    printed = marks(page, family)

    for found in (forced, printed):
        for one, other in combinations(found, 2):
            assert found[one] != found[other], (one, other)
