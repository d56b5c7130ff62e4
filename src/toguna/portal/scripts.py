"""The scripts of the site, each put into the pages that use it and into no other.

None is needed to read: each makes easier what links do without it. Like the style sheet they go
with the page and are known by their hash, so that nothing is fetched and nothing else can run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "js"
NAMES = ("facets",)

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
INDENT = re.compile(r"\n\s*")


def squeezed(script: str) -> str:
    """The same script without its comments and its indents. Every statement of ours ends with a
    semicolon or a brace, so that lines can be joined."""
    return INDENT.sub("\n", COMMENT.sub("", script)).strip()


SCRIPTS = {name: squeezed((FOLDER / f"{name}.js").read_text(encoding="utf-8")) for name in NAMES}
"""The scripts by name, as they stand between `<script>` and its end."""


def source_of(script: str) -> str:
    """How the Content Security Policy knows a script (CSP Level 3, 2.3.1)."""
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def sources_in(html: str) -> str:
    """What the policy of a page allows to run: the scripts of ours that it carries, else none."""
    carried = (script for script in SCRIPTS.values() if f"<script>{script}</script>" in html)
    return " ".join(map(source_of, carried)) or "'none'"
