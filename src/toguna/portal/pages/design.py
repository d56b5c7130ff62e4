"""The page of the design system. No query beyond the frame's: its examples are of no record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from toguna.acts.enums import ActStatus
from toguna.kernel.dates import UncertainDate
from toguna.portal.contexts.design import Colour, Contrast, DesignPage, Family
from toguna.portal.contexts.parts import Cite, Entry, Fact, Lead, Link, Pages, Statement, Text
from toguna.portal.frames import frame_of, list_name
from toguna.portal.pages.telling import choice
from toguna.portal.scene import Scene
from toguna.portal.tokens import WRITTEN_ON, contrast, tokens
from toguna.roadmap.enums import Completion, Freshness, Grade, Lifecycle, Reporting, Schedule
from toguna.texts.enums import AdoptionState, ForceState

EXAMPLE_DAY = date(2031, 5, 1)


def design_page(scene: Scene) -> DesignPage:
    found = tokens()
    colours = found.colours()
    home = scene.address("home")
    cites = (Cite(Text(_("Source")), "3.2", scene.address("sources")),)
    link = Link(Text(_("A record with a page of its own")), home)
    return DesignPage(
        frame=frame_of(scene, Text(list_name("design"))),
        colours=tuple(Colour(name, *both) for name, both in colours.items()),
        contrasts=tuple(_contrast(ink, ground, colours) for ink, ground in WRITTEN_ON),
        sizes=tuple(Fact(name, (value,)) for name, value in found.others().items()),
        families=tuple(_families()),
        entries=(
            Entry(
                link,
                when=scene.day(EXAMPLE_DAY),
                status=choice(ActStatus.HELD),
                notes=(_("What else is to be said"),),
                cites=cites,
            ),
            Entry(
                link,
                when=scene.when(UncertainDate.month(EXAMPLE_DAY.year, EXAMPLE_DAY.month)),
                status=choice(ActStatus.PLANNED),
            ),
        ),
        facts=(
            Fact(_("What is told"), (_("What it is"),), cites),
            Fact(_("Several values"), (link, Lead(_("on behalf of")), link)),
        ),
        statements=(Statement(Text(_("What a source says that it means.")), (link,), cites),),
        doubts=(Entry(link, notes=(_("What does not agree within the sources."),), cites=cites),),
        pages=Pages(2, 3, 120, home, home),
    )


def _contrast(ink: str, ground: str, colours: dict[str, tuple[str, str]]) -> Contrast:
    light, dark = (
        contrast(one, other) for one, other in zip(colours[ink], colours[ground], strict=True)
    )
    return Contrast(ink, ground, light, dark)


def _families() -> Iterator[Family]:
    several: tuple[tuple[str, type[TextChoices]], ...] = (
        (_("Lifecycle"), Lifecycle),
        (_("Completion"), Completion),
        (_("Schedule"), Schedule),
        (_("Reporting"), Reporting),
        (_("Freshness"), Freshness),
        (_("Grade of the evidence"), Grade),
        (_("How an act stands"), ActStatus),
        (_("Adoption"), AdoptionState),
        (_("Force"), ForceState),
    )
    for label, words in several:
        yield Family(label, tuple(choice(word) for word in words))
