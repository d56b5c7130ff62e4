"""The one style sheet: a file of tokens, one file for each component, put into every page.

It is small and goes with the page: one round trip, nothing else to fetch, nothing to go missing
in a copy on a USB key.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "css"
ORDER = (
    "tokens.css",
    "base.css",
    "frame.css",
    "tables.css",
    "records.css",
    "marks.css",
    "circle.css",
    "facets.css",
    "search.css",
    "home.css",
    "programme.css",
    "timeline.css",
    "print.css",
)

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
AROUND = re.compile(r"\s*([{};,>])\s*|(?<=:)\s+")


def squeezed(css: str) -> str:
    """The same sheet without comments and without the spaces that mean nothing."""
    one_line = SPACE.sub(" ", COMMENT.sub("", css)).strip()
    return AROUND.sub(lambda found: found[1] or "", one_line).replace(";}", "}")


STYLES = squeezed("\n".join((FOLDER / name).read_text(encoding="utf-8") for name in ORDER))
STYLE_SOURCE = f"'sha256-{base64.b64encode(hashlib.sha256(STYLES.encode()).digest()).decode()}'"
"""How the Content Security Policy knows the sheet (CSP Level 3, 2.3.1)."""
