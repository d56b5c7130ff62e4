"""The register of texts.

The state of a text's life, its year and its states follow from its axes, which are computed from
its life and not kept: all texts are read, in as many queries as one is.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from toguna.acts.queries import years_of
from toguna.institutions.enums import PartyKind
from toguna.institutions.queries import parties
from toguna.portal.contexts.parts import Text
from toguna.portal.frames import list_name
from toguna.portal.registers.dimensions import (
    ByComputation,
    ByExpression,
    Dimension,
    year_values,
)
from toguna.portal.registers.naming import of_choices, of_parties, of_terms, of_years
from toguna.portal.registers.register import Register
from toguna.portal.scene import Scene
from toguna.texts.enums import LifeState
from toguna.texts.models import Work
from toguna.texts.queries import Axes, axes, life_state, texts


def texts_register(scene: Scene) -> Register[Work]:
    """Texts by year of their signature, else of their adoption, by kind, state of life, author,
    state that contracts or has ratified, pillar. Six queries now, at most."""
    rows = texts(scene.standpoint)
    stand = axes(rows, scene.standpoint)
    authors = parties(standpoint=scene.standpoint)
    states = authors.filter(kind=PartyKind.STATE)

    def computed(told: Callable[[Axes], tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
        return {key: told(one) for key, one in stand.items()}

    year: Dimension[Work] = ByComputation("year", _("Year"), of_years(), computed(_years))
    return Register(
        scene=scene,
        title=Text(list_name("texts")),
        rows=rows,
        dimensions=(
            year,
            ByExpression("kind", _("Kind"), of_terms("text-kind"), "kind__ref"),
            ByComputation("life", _("State of life"), of_choices(LifeState), computed(_life)),
            ByExpression("body", _("Author"), of_parties(authors), "author__ref"),
            ByComputation(
                "state", _("Contracting or ratified by"), of_parties(states), computed(_states)
            ),
            ByExpression("pillar", _("Pillar"), of_terms("pillar"), "pillars__ref"),
        ),
        by_year=True,
    )


def _years(stand: Axes) -> tuple[str, ...]:
    sealed = stand.signed or stand.adopted
    return year_values(years_of(sealed.date) if sealed else range(0))


def _life(stand: Axes) -> tuple[str, ...]:
    return (life_state(stand).value,)


def _states(stand: Axes) -> tuple[str, ...]:
    bound = (*stand.contracting, *stand.ratified_by, *stand.deposited_by)
    return tuple(dict.fromkeys(one.ref for one in bound))
