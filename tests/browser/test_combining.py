"""Combining facets in a browser; and the same lists where no script runs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from tests import cast
from tests.browser.test_reading import complaints
from toguna.institutions.models import Party

pytestmark = pytest.mark.browser

SHOWN = "tr[data-f]:not([hidden])"


@pytest.fixture
def acts(site: str) -> str:
    """The address of a list of acts: those of the invented confederation and three at a quay."""
    place = cast.make_place("quay", name={"en": "Quay", "fr": "Quai"})
    for number, (kind, when) in enumerate(
        (("adoption", "2031-01-01"), ("adoption", "2030-01-01"), ("deposit", "2031-02-01"))
    ):
        act = cast.make_act(f"at-quay-{number}", when, kind=kind, place=place)
        cast.make_participation(act, Party.objects.get(ref="council"))
    return f"{site}/fr/actes/"


def unfold(page: Page) -> None:
    page.locator(".facets form summary").click()


def choose(page: Page, facet: str, name: str) -> None:
    page.locator(".facets form label", has_text=facet).locator("select").select_option(label=name)


def test_two_facets_are_combined_counted_kept_and_reset(
    acts: str, chromium_browser: Browser
) -> None:
    page = chromium_browser.new_page(viewport={"width": 360, "height": 800})
    said = complaints(page)
    page.goto(acts)
    every = page.locator(SHOWN).count()
    told = page.locator(".facets output")
    assert every == 9
    assert told.inner_text() == ""

    unfold(page)
    choose(page, "Lieu", "Quai")
    assert page.locator(SHOWN).count() == 3
    choose(page, "Année", "2031")
    assert page.locator(SHOWN).count() == 2
    assert told.inner_text() == "2 sur 9 lignes"
    choose(page, "Genre", "Adoption")
    assert page.locator(SHOWN).count() == 1
    assert page.locator(SHOWN).inner_text().find("at-quay-0") >= 0
    assert "#f:" in page.url

    page.reload()
    assert page.locator(SHOWN).count() == 1
    assert told.inner_text() == "1 sur 9 lignes"
    assert page.evaluate("document.documentElement.scrollWidth") == 360

    page.get_by_role("button", name="Afficher toutes les lignes").click()
    page.wait_for_function("!location.hash")
    assert page.locator(SHOWN).count() == every
    assert told.inner_text() == ""
    assert said == []


def test_it_is_worked_with_the_keyboard_and_speaks_the_language(
    acts: str, chromium_browser: Browser
) -> None:
    page = chromium_browser.new_page()
    page.goto(acts.replace("/fr/actes/", "/en/acts/"))

    page.locator(".facets form summary").focus()
    page.keyboard.press("Enter")
    select = page.locator(".facets form label", has_text="Place").locator("select")
    select.focus()
    page.keyboard.press("Q")
    assert page.locator(".facets output").inner_text() == "3 of 9 lines"
    assert (
        page.locator(".facets output").get_attribute("role") is None
    )  # an output is live by itself
    page.keyboard.press("Enter")
    assert page.url.endswith("#f:3.quay")


def test_what_the_address_says_and_is_no_choice_is_left(
    acts: str, chromium_browser: Browser
) -> None:
    page = chromium_browser.new_page()
    said = complaints(page)

    page.goto(f"{acts}#f:9.nothing,<b>,0.2031")

    assert page.locator(SHOWN).count() == 8
    assert said == []


def test_a_table_by_category_hides_what_has_no_line_left(
    site: str, chromium_browser: Browser
) -> None:
    page = chromium_browser.new_page()
    said = complaints(page)
    page.goto(f"{site}/fr/feuille-de-route/works/")
    assert page.locator(SHOWN).count() == 2

    unfold(page)
    choose(page, "Origine", "Décidée")

    assert page.locator(SHOWN).count() == 1
    assert page.locator(SHOWN).locator("xpath=ancestor::section").is_visible()
    assert said == []


def test_without_a_script_every_choice_is_a_link(acts: str, chromium_browser: Browser) -> None:
    context = chromium_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(acts)
    assert page.locator(".facets form").count() == 0

    page.locator("summary", has_text="Lieu").click()
    page.get_by_role("link", name="Quai").click()

    assert re.search("/fr/actes/lieu/quay/$", page.url)
    assert page.locator("tbody tr").count() == 3
    page.locator("nav.crumbs").get_by_role("link", name="Actes et événements").click()
    assert page.url == acts
