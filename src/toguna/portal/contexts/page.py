"""What all pages have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from toguna.portal.contexts.parts import Frame


@dataclass(frozen=True, slots=True)
class Page:
    """A page: the frame around it, and in each subclass what it shows."""

    template: ClassVar[str]

    frame: Annotated[Frame, "What stands around the content."]
