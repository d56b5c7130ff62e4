"""What the rooms above learn of what is written: a room below cannot know them."""

from __future__ import annotations

from django.dispatch import Signal

appended = Signal()
"""Entries were appended, in the transaction of the act itself: `items` (a list of `Item`, at most
`writing.BATCH`) and `using` (the alias of the database). Rows that the act writes after its entries
are not there yet. What a receiver raises undoes the act."""
