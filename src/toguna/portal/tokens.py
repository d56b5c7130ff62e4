"""The tokens of the design, read off the one file that holds them: `css/tokens.css`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toguna.portal.styles import FOLDER

DECLARATION = re.compile(r"--([a-z-]+):\s*([^;]+);")
COLOUR = re.compile(r"#[0-9a-f]{3}(?:[0-9a-f]{3})?")

WRITTEN_ON = (
    ("ink", "ground"),
    ("ink", "raised"),
    ("ink", "soft"),
    ("quiet", "ground"),
    ("quiet", "raised"),
    ("quiet", "soft"),
    ("link", "ground"),
    ("link", "raised"),
    ("link", "soft"),
    ("laterite", "ground"),
    ("laterite", "raised"),
    ("laterite", "soft"),
    ("on-indigo", "indigo"),
    ("on-band", "band"),
    ("raised", "link"),
)
"""Words in the first colour stand on the second, somewhere on the site."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The custom properties by name: those of a light device, and what a dark one replaces."""

    light: dict[str, str]
    dark: dict[str, str]

    def colours(self) -> dict[str, tuple[str, str]]:
        """Every colour as `#rrggbb`, light and dark."""
        return {
            name: (_long(value), _long(self.dark.get(name, value)))
            for name, value in self.light.items()
            if COLOUR.fullmatch(value)
        }

    def others(self) -> dict[str, str]:
        """What is no colour and no picture."""
        return {
            name: value
            for name, value in self.light.items()
            if not COLOUR.fullmatch(value) and not value.startswith("url(")
        }


def tokens() -> Tokens:
    """The tokens as the style sheet has them."""
    sheet = (FOLDER / "tokens.css").read_text(encoding="utf-8")
    light, _media, dark = sheet.partition("@media (prefers-color-scheme: dark)")
    return Tokens(dict(DECLARATION.findall(light)), dict(DECLARATION.findall(dark)))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, "relative luminance")."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _long(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(sign * 2 for sign in colour[1:])
