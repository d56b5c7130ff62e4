"""Every value of one dimension of a register, on a page of its own."""

from __future__ import annotations

from typing import Any

from toguna.portal.contexts.facets import ChoicesPage
from toguna.portal.contexts.parts import Text
from toguna.portal.frames import frame_of
from toguna.portal.pages.telling import pages_of
from toguna.portal.registers.register import Register

SIZE = 100
"""Choices on a page."""


def choices_page(register: Register[Any]) -> ChoicesPage:
    """The values of the facet that was asked for. The queries of its dimension."""
    scene = register.scene
    facet = scene.asked.narrowing.facet
    offer = register.offer(next(one for one in register.dimensions if one.facet == facet))
    pages = pages_of(scene, len(offer.values), SIZE)
    start = (pages.number - 1) * SIZE
    label = offer.dimension.label
    title = Text(f"{register.title.text} – {label}", register.title.lang)
    return ChoicesPage(
        frame=frame_of(scene, title, within=register.whole),
        label=label,
        choices=tuple(register.choice(offer, one) for one in offer.values[start : start + SIZE]),
        everything=register.whole,
        pages=pages,
    )
