"""WCAG 2.2 AA on one page of each kind: axe, and what axe cannot tell.

Of the invented confederation and of each dataset that ships; benchmarks/accessibility.py runs axe
over every page. Success criteria are named by their numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.stored import SITE, open_stored
from tests.portal.sites import DATASETS, LAKES, Read, one_of_each

pytestmark = [pytest.mark.browser, pytest.mark.once]

SiteOf = Callable[[Path], dict[str, Read]]

# 2.5.8 is the one rule of WCAG 2.2 AA that axe does not run unless it is asked to.
AXE = """
async rules => {
  const only = rules && {type: 'rule', values: rules};
  const said = await axe.run(document, {
    resultTypes: ['violations'],
    rules: {'target-size': {enabled: true}},
    ...(only && {runOnly: only}),
  });
  return said.violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 120)}`);
}
"""
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules to which dark mode makes a difference; nothing but colours changes with it."""

WIDER = "document.documentElement.scrollWidth - window.innerWidth"
FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"

# 1.4.12: the reader's own spacing.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }
"""
# Text that is cut off or laid over by its own box.
CUT = """
() => [...document.querySelectorAll('body *')].filter(one => {
  const style = getComputedStyle(one);
  const hides = style.overflowX === 'hidden' || style.overflowY === 'hidden';
  return hides && !one.closest('.vh, [aria-hidden]') && one.textContent.trim()
    && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
}).map(one => one.outerHTML.slice(0, 120))
"""
MOVING = """
() => [...document.querySelectorAll('*')].flatMap(one => ['', '::before', '::after'].map(part => {
  const style = getComputedStyle(one, part || null);
  const long = text => text.split(',').some(time => parseFloat(time) > 0);
  return (style.animationName !== 'none' && long(style.animationDuration))
    || (long(style.transitionDuration) && style.transitionProperty !== 'none')
    ? `${one.tagName}${part}` : '';
})).filter(Boolean)
"""
# 2.4.7: what has the focus shows it and is in view; a date, field by field, by the browser's own
# means. 2.4.3: it comes after what had it before; the fields of a date are one place.
FOCUSED = """
() => {
  const one = document.activeElement, before = window.before, html = one.outerHTML.slice(0, 90);
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const isShown = one.type === 'date'
    || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const isSeen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const isNext = !before || (before === one ? one.type === 'date'
    : before.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  window.before = one;
  return [isShown && isSeen ? '' : `the focus is not seen on ${html}`,
    isNext ? '' : `out of order: ${html}`,
    before || one.matches('.skip') ? '' : `the first stop is ${html}`];
}
"""
STOPS = 40
"""How many stops of a page are made; the last ones of a longer page are made from near its end."""
LAST = """
([all, count]) => {
  const stops = [...document.querySelectorAll(all)].filter(one => one.getClientRects().length);
  window.before = stops.at(-count);
  window.before.focus();
}
"""


@pytest.fixture(params=DATASETS, ids=lambda folder: folder.name)
def site(site_of: SiteOf, request: pytest.FixtureRequest) -> dict[str, Read]:
    return site_of(request.param)


@pytest.fixture
def kinds(site: dict[str, Read]) -> list[str]:
    """The longest page of each kind, in French."""
    return [page.path for page in one_of_each(site.values()) if page.path.startswith("/fr/")]


@pytest.mark.axe
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(
    site: dict[str, Read], kinds: list[str], chromium_browser: Browser, axe_script: str, width: int
) -> None:
    """Every rule of axe, best practice included, in light mode; those of colours in dark mode."""
    page = open_stored(chromium_browser, site, width=width, color_scheme="light")
    page.add_init_script(axe_script)
    found = []
    for path in kinds:
        page.goto(SITE + path)
        page.emulate_media(color_scheme="light")
        found += [f"{path} light {said}" for said in page.evaluate(AXE)]
        page.emulate_media(color_scheme="dark")
        found += [f"{path} dark {said}" for said in page.evaluate(AXE, OF_COLOURS)]
    assert len(kinds) > 20
    assert found == []


@pytest.mark.axe
def test_axe_runs_its_rules(chromium_browser: Browser, axe_script: str) -> None:
    """The test above could fail: an image without words, pale text, a target of 10 px."""
    wrong = (
        '<!DOCTYPE html><html lang="en"><title>x</title><main><h1>x</h1><img src="data:,">'
        '<p style="color:#ccc">pale</p><a href="#a" style="display:inline-block;width:9px;'
        'height:9px">a</a><a href="#b" style="display:inline-block;width:9px;height:9px">b</a>'
    )
    page = open_stored(chromium_browser, {"/": Read("/", 200, wrong)})
    page.add_init_script(axe_script)
    page.goto(f"{SITE}/")

    said = {line.partition(":")[0] for line in page.evaluate(AXE)}
    assert said >= {"image-alt", "color-contrast", "target-size"}


def test_nothing_is_lost_however_it_is_shown(
    site: dict[str, Read], kinds: list[str], chromium_browser: Browser
) -> None:
    """1.4.10 at 320 px (a screen of 1280 at 400 %), 1.4.12 with the reader's spacing; nothing moves
    where the reader wants nothing to (2.3.3)."""
    page = open_stored(chromium_browser, site, width=320, reduced_motion="reduce")
    found = []
    for path in kinds:
        page.goto(SITE + path)
        if page.evaluate(WIDER) > 0:
            found.append(f"{path}: wider than 320 px")
        found += [f"{path}: moves: {one}" for one in page.evaluate(MOVING)]
        page.add_style_tag(content=SPACING)
        if page.evaluate(WIDER) > 0:
            found.append(f"{path}: wider than 320 px with wide spacing")
        found += [f"{path}: cut with wide spacing: {one}" for one in page.evaluate(CUT)]
    assert found == []


def test_letters_of_twice_the_size_fit(
    site: dict[str, Read], kinds: list[str], chromium_browser: Browser
) -> None:
    """1.4.4, on a phone that lies on its side and on half of a desk's screen."""
    page = open_stored(chromium_browser, site, width=640)
    found = []
    for path in kinds:
        page.goto(SITE + path)
        page.add_style_tag(content="html { font-size: 200% !important }")
        if page.evaluate(WIDER) > 0:
            found.append(path)
    assert found == []


def test_the_keyboard_reaches_everything_in_order(
    site_of: SiteOf, chromium_browser: Browser
) -> None:
    """2.1.1, 2.1.2, 2.4.3, 2.4.7: the first stop is the way to the content; every stop shows that
    it has the focus; the order is that of the document, to its end and out of it."""
    site = site_of(LAKES)
    page = open_stored(chromium_browser, site)
    found = []
    for one in one_of_each(site.values()):
        if not one.path.startswith("/fr/"):
            continue
        page.goto(SITE + one.path)
        stops = page.locator(FOCUSABLE).count()
        for _stop in range(min(stops, STOPS)):
            page.keyboard.press("Tab")
            found += [f"{one.path}: {said}" for said in page.evaluate(FOCUSED) if said]
        page.evaluate(LAST, [FOCUSABLE, 3])
        for _stop in range(2):
            page.keyboard.press("Tab")
            found += [f"{one.path}: {said}" for said in page.evaluate(FOCUSED) if said]
        page.keyboard.press("Tab")
        if not page.evaluate("document.activeElement.matches('body, .skip')"):
            found.append(f"{one.path}: no way out at the end")
    assert found == []


def test_statuses_are_told_apart_without_colours(
    site_of: SiteOf, chromium_browser: Browser
) -> None:
    """1.4.1, and forced colours: what a status says is in its words, and its box has a border."""
    site = site_of(LAKES)
    page = open_stored(chromium_browser, site, forced_colors="active")
    seen = 0
    for one in one_of_each(site.values()):
        page.goto(SITE + one.path)
        told = page.evaluate(
            "() => [...document.querySelectorAll('.status')].map(one => [one.textContent.trim(),"
            " getComputedStyle(one).color, getComputedStyle(document.body).backgroundColor])"
        )
        seen += len(told)
        assert all(words and ink != ground for words, ink, ground in told), one.path
    assert seen > 20


@pytest.mark.parametrize("kind", ["/fr/textes/", "/fr/actions/"])
def test_on_paper_a_record_carries_its_address_and_its_day(
    site_of: SiteOf, chromium_browser: Browser, kind: str
) -> None:
    site = site_of(LAKES)
    path = next(path for path in site if path.startswith(kind) and path.count("/") == 4)
    page = open_stored(chromium_browser, site)
    page.goto(SITE + path)
    printed = page.locator(".printed")
    assert not printed.is_visible()

    page.emulate_media(media="print")

    address = page.locator("link[rel=canonical]").get_attribute("href")
    assert printed.is_visible()
    assert address is not None
    assert address.startswith("http")
    assert address in printed.inner_text()
    assert "2031" in printed.inner_text()
