"""How the map of a circle is drawn: where its stations stand, their marks, the ways between them.

All in the units of the map, WIDTH by HEIGHT, which are pixels of a phone that is 360 of them wide:
there a letter of the map is as large as one of the page. Paths are SVG 1.1, 8.3.
"""

from __future__ import annotations

from math import cos, radians, sin

from toguna.portal.contexts.circle import Arc
from toguna.portal.queries.stations import (
    ACCOUNT,
    ACT,
    ACTION,
    DECISION,
    EVIDENCE,
    STATIONS,
    TEXT,
    Tie,
)

WIDTH, HEIGHT = 328, 344
CENTRE_X, CENTRE_Y, RADIUS = 164, 172, 120
STEP = 60
"""Degrees from one station to the next."""
LABEL_ABOVE, LABEL_BELOW = -38, 50
"""From the centre of a station to the base line of its label."""

MARKS = {
    ACT: "M0-31a31 31 0 1 0 .1 0z",
    DECISION: "M0-38 38 0 0 38-38 0z",
    TEXT: "M-28-28h56v56h-56z",
    ACTION: "M-32-22 -16-34 0-22 16-34 32-22V22L16 34 0 22-16 34-32 22z",
    EVIDENCE: "M-16-33h32v17h17v32h-17v17h-32v-17h-17v-32h17z",
    ACCOUNT: "M0-38 11-27h16v16l11 11-11 11v16h-16l-11 11-11-11h-16v-16l-11-11 11-11v-16h16z",
}
"""A mark for each station, from the geometry of mud cloth, told apart without colour: an assembly,
a lozenge, a leaf, zigzags, a cross, a sun."""


def place(station: str) -> tuple[int, int]:
    """Where a station stands, the first at the top, the others clockwise."""
    return point(STATIONS.index(station) * STEP, RADIUS)


def label_y(station: str) -> int:
    """Where the base line of its label stands: outside the ring at the top, below elsewhere."""
    return place(station)[1] + (LABEL_ABOVE if station == ACT else LABEL_BELOW)


def arcs(ties: frozenset[Tie]) -> tuple[Arc, ...]:
    """The whole ring, each arc linked or not, then the ways across it that are linked."""
    around = tuple(zip(STATIONS, (*STATIONS[1:], STATIONS[0]), strict=True))
    ring = tuple(Arc(_arc(*tie), tie in ties) for tie in around)
    across = sorted(ties - set(around), key=lambda tie: STATIONS.index(tie[0]))
    return (*ring, *(Arc(_chord(*tie), True) for tie in across))


def point(degrees: float, radius: float) -> tuple[int, int]:
    """A point of the map by its angle, clockwise from the top."""
    angle = radians(degrees)
    return round(CENTRE_X + radius * sin(angle)), round(CENTRE_Y - radius * cos(angle))


def _arc(start: str, end: str) -> str:
    """Along the ring, in two halves: an arrow stands where they meet."""
    halfway = point(STATIONS.index(start) * STEP + STEP / 2, RADIUS)
    bend = f"A{RADIUS} {RADIUS} 0 0 1 "
    return f"M{_pair(place(start))}{bend}{_pair(halfway)}{bend}{_pair(place(end))}"


def _chord(start: str, end: str) -> str:
    """Across the ring, bent towards its centre: a parabola, parted in the middle for its arrow."""
    (x1, y1), (x2, y2) = place(start), place(end)
    halfway = (STATIONS.index(start) + STATIONS.index(end)) * STEP / 2
    x, y = point(halfway, RADIUS / 5)
    middle = (round((x1 + 2 * x + x2) / 4), round((y1 + 2 * y + y2) / 4))
    bends = (((x1 + x) // 2, (y1 + y) // 2), ((x + x2) // 2, (y + y2) // 2))
    return f"M{x1} {y1}Q{_pair(bends[0])} {_pair(middle)} {_pair(bends[1])} {x2} {y2}"


def _pair(where: tuple[int, int]) -> str:
    return f"{where[0]} {where[1]}"
