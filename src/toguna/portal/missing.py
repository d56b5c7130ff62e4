"""What is not there."""

from __future__ import annotations


class Missing(Exception):
    """There is no such page. The message says to a reader, in the active language, why not and
    what to do."""
