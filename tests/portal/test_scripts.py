"""Our scripts: small, only where they are used, known by their hash and nothing else."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re

from django.test import Client

from tests import cast
from tests.portal.checking import faults
from tests.portal.sites import Read, read
from toguna.acts.models import Act
from toguna.portal.scripts import SCRIPTS, squeezed

SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def policy(path: str) -> str:
    return str(Client().get(path)["Content-Security-Policy"])


def test_a_script_is_small() -> None:
    for script in SCRIPTS.values():
        assert len(gzip.compress(script.encode())) < 1200
        assert "/*" not in script
        assert "</" not in script


def test_a_page_with_a_script_allows_that_one_and_no_other(lakes: None) -> None:
    html = read("/fr/actions/").html

    (script,) = SCRIPT.findall(html)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}';" in policy("/fr/actions/")
    assert script == SCRIPTS["facets"]


def test_a_page_without_rows_to_combine_has_no_script(lakes: None) -> None:
    for path in ("/fr/", "/fr/reunions/", "/fr/reunions/par/annee/", "/fr/textes/etape/repealed/"):
        assert SCRIPT.findall(read(path).html) == [], path
        assert "script-src 'none'" in policy(path), path


def test_words_of_the_record_cannot_pass_for_a_script(lakes: None) -> None:
    Act.objects.filter(ref="deposit-almer").update(title="<script>alert(1)</script>")
    cast.make_act("twice", "2031", title="<script>" + SCRIPTS["facets"] + "</script>")

    html = read("/fr/actes/").html
    assert len(SCRIPT.findall(html)) == 1
    assert "script-src 'none'" in policy("/fr/actes/twice/")


def test_a_script_that_is_not_ours_is_a_fault(lakes: None) -> None:
    page = read("/fr/actions/")
    assert list(faults(page, "fr")) == []

    for other in ("<script>alert(1)</script>", '<script src="/x.js"></script>'):
        html = page.html.replace("</main>", f"{other}</main>")
        assert "a script" in " ".join(faults(Read(page.path, 200, html), "fr"))


def test_squeezing_leaves_the_words_of_a_script() -> None:
    assert (
        squeezed("/* what */\nlet a = 1;\n    let b = 'x  y';\n") == "let a = 1;\nlet b = 'x  y';"
    )
