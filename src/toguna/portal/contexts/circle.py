"""The circle of a decision's life, as a page of any record shows it: a map, and the same as a
list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from toguna.portal.contexts.parts import Entry


@dataclass(frozen=True, slots=True)
class Station:
    """A station of the circle, and what the record has there."""

    name: Annotated[str, "Its identifier, such as `decision`: style sheets know it by that."]
    label: Annotated[str, "What stands there, in the language of the page."]
    total: Annotated[int, "How many records stand there."]
    is_here: Annotated[bool, "Whether the record of the page stands there."]
    figure: Annotated[str, "What its mark says: the number, or “here” for the record itself."]
    entries: Annotated[tuple[Entry, ...], "The first of them."]
    all: Annotated[str, "Where all of them are; empty where no page or section has them."]
    x: Annotated[int, "Where its centre stands on the map, from the left."]
    y: Annotated[int, "Where its centre stands on the map, from the top."]
    label_y: Annotated[int, "Where the base line of its label stands."]
    mark: Annotated[str, "Its own mark around its centre, as an SVG path."]

    @property
    def others(self) -> int:
        """How many are not named."""
        return self.total - len(self.entries)


@dataclass(frozen=True, slots=True)
class Arc:
    """The way from one station to another on the map."""

    path: Annotated[str, "How it runs, as an SVG path."]
    is_linked: Annotated[bool, "Whether a link of that kind is recorded."]


@dataclass(frozen=True, slots=True)
class Circle:
    """Where a record comes from and what came of it: decision, text, action, evidence, account."""

    stations: Annotated[tuple[Station, ...], "The six stations, in the order of a decision's life."]
    arcs: Annotated[tuple[Arc, ...], "The ring between them, then the recorded ways across it."]
    is_centre: Annotated[bool, "Whether the record stands at no station, and all turn around it."]
