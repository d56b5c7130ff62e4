"""What is not there, or not here any more."""

from __future__ import annotations

from toguna.portal.contexts.parts import Link


class Missing(Exception):
    """There is no such page. The message says to a reader, in the active language, why not and
    what to do; `ways` are pages that may be what was looked for."""

    def __init__(self, message: str, *ways: Link) -> None:
        super().__init__(message)
        self.ways = ways


class Unknown(Missing):
    """There is no record of that identifier to be seen from the standpoint."""


class Moved(Exception):
    """The page that was asked for has another address: `href`, its path."""

    def __init__(self, href: str) -> None:
        super().__init__(href)
        self.href = href
