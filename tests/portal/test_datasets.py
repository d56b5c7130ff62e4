"""Every address of every dataset that ships is there; a part of each kind is looked at closely."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.portal.checking import faults
from tests.portal.sites import SHIPPED, TRANSLATED, Read, one_of_each

pytestmark = pytest.mark.once
SiteOf = Callable[[Path], dict[str, Read]]


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_every_page_of_a_dataset_is_there(site_of: SiteOf, folder: Path) -> None:
    pages = site_of(folder)

    assert [page.path for page in pages.values() if page.status != 200] == []
    looked_at = one_of_each(pages.values(), TRANSLATED)
    assert {page.path[1:3] for page in looked_at} == {"fr", "en"}
    for page in looked_at:
        assert list(faults(page, page.path[1:3])) == []
