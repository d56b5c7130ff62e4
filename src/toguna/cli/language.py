"""The language in which the command line speaks.

The texts of the command line come from their own catalogue through the standard library: `--help`
answers without loading Django, and the texts of argparse itself, which looks its words up in the
current text domain, are translated with ours.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from pathlib import Path

FRENCH = "fr"
ENGLISH = "en"
DOMAIN = "cli"
CATALOGUES = Path(__file__).parent / "locale"

# The order in which POSIX looks for the language of messages (XBD, section 8.2), after our own.
VARIABLES = ("TOGUNA_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def spoken_language(environment: Mapping[str, str]) -> str:
    """`fr` when the first variable that is set asks for French, else `en`."""
    for name in VARIABLES:
        value = environment.get(name, "").strip().lower()
        if value:
            return FRENCH if value.split(".")[0].split("_")[0] == FRENCH else ENGLISH
    return ENGLISH


def speak(language: str) -> None:
    """Make `gettext.gettext` answer in `language` (`fr` or `en`), for us and for argparse."""
    # The standard library reads LANGUAGE at each look-up; it has no other way to be told.
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)
