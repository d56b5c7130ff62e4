"""axe-core over every page of a dataset: light and dark, 360 and 1280 px.

    python -m benchmarks.accessibility [DATASET] [--tabs 4]

Every page that is reached from home in the first language, read once, then given to Chromium with
every rule of axe. Ends with status 1 when a rule is broken. Needs Chromium and `make checkers`.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any, Literal

ROOT = Path(__file__).resolve().parent.parent
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (360, 1280)
AXE = """
async () => {
  const options = {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}};
  const said = await axe.run(document, options);
  return said.violations.map(one => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 100)]);
}
"""


def main() -> int:
    parser = argparse.ArgumentParser(description="axe over every page of a dataset.")
    parser.add_argument("dataset", type=Path, nargs="?", default=ROOT / "data" / "aes")
    parser.add_argument("--tabs", type=int, default=4, help="pages looked at at once")
    arguments = parser.parse_args()
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    import django

    django.setup()
    start = time.perf_counter()
    pages = _read(arguments.dataset)
    print(f"{len(pages)} pages, read in {time.perf_counter() - start:.0f} s", flush=True)
    start = time.perf_counter()
    broken = asyncio.run(_look_at(pages, arguments.tabs))
    count = len(pages) * len(SCHEMES) * len(WIDTHS)
    print(
        f"{count} times looked at in {time.perf_counter() - start:.0f} s, {len(broken)} violations"
    )
    for (rule, width, scheme), number in Counter(one[:3] for one in broken).most_common():
        path, html = next(one[3:] for one in broken if one[:3] == (rule, width, scheme))
        print(f"  {rule} {width} {scheme}: {number} pages, such as {path}: {html}")
    return 1 if broken else 0


def _read(folder: Path) -> dict[str, str]:
    from django.core.management import call_command

    from tests.portal.sites import crawl
    from toguna.exchange.actions import import_dataset
    from toguna.record.actor import Actor

    call_command("migrate", verbosity=0)
    import_dataset(directory=folder, actor=Actor("import:bench"))
    pages = crawl("/fr/", language="fr")
    return {path: page.html for path, page in pages.items() if page.type == "text/html"}


async def _look_at(pages: dict[str, str], tabs: int) -> list[tuple[str, int, str, str, str]]:
    from playwright.async_api import async_playwright

    from tests.conftest import AXE as SCRIPT
    from tests.conftest import chromium

    broken: list[tuple[str, int, str, str, str]] = []
    waiting = iter(pages.items())
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        script = SCRIPT.read_text(encoding="utf-8")
        await asyncio.gather(*(_tab(browser, script, waiting, broken) for _number in range(tabs)))
        await browser.close()
    return broken


async def _tab(browser: Any, script: str, waiting: Any, broken: list[Any]) -> None:
    """One tab, until there is no page left: each in both widths and both schemes."""
    page = await browser.new_page()
    for path, html in waiting:
        await page.set_content(html)
        await page.evaluate(script)
        for width in WIDTHS:
            await page.set_viewport_size({"width": width, "height": 800})
            for scheme in SCHEMES:
                await page.emulate_media(color_scheme=scheme)
                for rule, _nodes, one in await page.evaluate(AXE):
                    broken.append((rule, width, scheme, path, one))


if __name__ == "__main__":
    sys.exit(main())
