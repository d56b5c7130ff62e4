"""Reading the pages with a browser: on a phone and on a desk, by day and by night, by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.once]

PATHS = (
    "/fr/",
    "/fr/reunions/",
    "/fr/reunions/council-2031/",
    "/fr/actes/",
    "/fr/actes/fisheries-adoption/",
    "/fr/textes/",
    "/fr/textes/fisheries-protocol/",
    "/fr/feuille-de-route/works/",
    "/fr/actions/",
    "/fr/actions/canal/",
    "/fr/institutions/",
    "/fr/institutions/council/",
    "/fr/fonctions/",
    "/fr/pouvoirs/set-quota/",
    "/fr/personnes/mira-holt/",
    "/fr/sources/minutes/",
    "/fr/discordances/",
    "/fr/dates/",
    "/en/as-of/2031-05-15/known-on/2031-06-30/texts/",
)
NOWHERE = "/fr/connu-au/2031-13-40/"

# WCAG 2.2, 1.4.3, for every text that is shown: the contrast of its colour with the first opaque
# ground under it.
CONTRAST = """
() => {
  const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const rgb = css => (css.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = el => {
    for (let at = el; at; at = at.parentElement) {
      const c = rgb(getComputedStyle(at).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const el of document.querySelectorAll('body *')) {
    const said = [...el.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!said || el.closest('.vh, .skip')) continue;
    const a = light(rgb(getComputedStyle(el).color)), b = light(ground(el));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) found.push(`${el.tagName}.${el.className} ${ratio.toFixed(2)}`);
  }
  return [...new Set(found)];
}
"""


def complaints(page: Page) -> list[str]:
    """A list that fills with what the browser complains of."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(f"failed: {request.url}"))
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_fit_and_can_be_read(
    site: str, chromium_browser: Browser, width: int, scheme: str
) -> None:
    context = chromium_browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    said = complaints(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    for path in PATHS:
        asked.clear()
        response = page.goto(site + path)
        assert response is not None
        assert response.status == 200, path
        assert page.evaluate("document.documentElement.scrollWidth") == width, path
        assert page.evaluate(CONTRAST) == [], path
        assert [url for url in asked if not url.startswith("data:")] == [site + path]
    assert said == []


def test_the_keyboard_skips_to_the_content(site: str, chromium_browser: Browser) -> None:
    page = chromium_browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(site + "/fr/textes/")

    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.inner_text() == "Aller au contenu"
    assert link.bounding_box()["y"] >= 0
    outline = link.evaluate("one => getComputedStyle(one).outlineStyle")
    assert outline == "solid"

    page.keyboard.press("Enter")
    assert page.locator(":focus").get_attribute("id") == "content"
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("one => !!one.closest('main')")


def test_a_citation_leads_to_its_passage(site: str, chromium_browser: Browser) -> None:
    page = chromium_browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(site + "/fr/textes/fisheries-protocol/")

    page.locator(".lead .cites a").first.click()

    page.wait_for_url(re.compile("/fr/sources/.*#p-"))
    target = page.locator(":target")
    assert target.count() == 1
    assert target.is_visible()


def test_another_date_is_two_links_away_and_back(site: str, chromium_browser: Browser) -> None:
    page = chromium_browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(site + "/fr/")

    page.get_by_role("link", name="Consulter le registre à une autre date").click()
    page.get_by_role("link", name=re.compile("30.avril 2031")).click()
    page.get_by_role("link", name="Textes", exact=True).first.click()
    assert page.url == site + "/fr/au/2031-04-30/textes/"
    page.get_by_role("link", name="Revenir à aujourd’hui").click()
    assert page.url == site + "/fr/textes/"


def test_without_a_page_the_way_back_is_shown(site: str, chromium_browser: Browser) -> None:
    page = chromium_browser.new_page(viewport={"width": 360, "height": 800})

    response = page.goto(site + NOWHERE)

    assert response is not None
    assert response.status == 404
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator("main").get_by_role("link", name="Accueil").click()
    assert page.url == site + "/fr/"


def test_on_paper_there_is_no_navigation(site: str, chromium_browser: Browser) -> None:
    page = chromium_browser.new_page()
    page.goto(site + "/fr/textes/fisheries-protocol/")
    assert page.locator("nav.sections").is_visible()

    page.emulate_media(media="print")

    assert not page.locator("nav.sections").is_visible()
    assert page.locator("h1").is_visible()
