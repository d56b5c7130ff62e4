"""Every address of every dataset that ships is there; a part of each kind is looked at closely."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from tests.portal.checking import faults
from tests.portal.sites import DATASETS, LAKES, Read, crawl, links, read
from tests.portal.test_every_page import name_of
from toguna.exchange.actions import import_dataset
from toguna.record.actor import Actor

LOOKED_AT = 3
SHIPPED = [folder for folder in DATASETS if folder != LAKES]


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_every_page_of_a_dataset_is_there(db: None, folder: Path) -> None:
    import_dataset(directory=folder, actor=Actor("import:test"))

    pages = crawl("/fr/", language="fr")

    assert [page.path for page in pages.values() if page.status != 200] == []
    by_kind: dict[str, list[Read]] = defaultdict(list)
    for page in pages.values():
        by_kind[name_of(page.path)].append(page)
    for several in by_kind.values():
        for page in sorted(several, key=lambda page: -len(page.html))[:LOOKED_AT]:
            assert list(faults(page, "fr")) == []
        other = next(href for href in links(several[0].html) if href.startswith("/en/"))
        assert list(faults(read(other), "en")) == []
