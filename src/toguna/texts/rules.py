"""What a stage of a text's life may say, and when a text counts as validated."""

from __future__ import annotations

from toguna.texts.axes import Axes
from toguna.texts.enums import AdoptionState, LifeStage

BY_A_STATE = frozenset({LifeStage.RATIFIED, LifeStage.DEPOSITED})
"""The stages that are one party's own: without its name they say nothing."""

WITH_MANNER = frozenset({LifeStage.ADOPTED, LifeStage.APPROVED})
"""The stages that have a manner: unanimity, consensus."""

UNANIMITY = "unanimity"
"""The manner of an adoption that nobody opposed."""


def is_validated(axes: Axes) -> bool:
    """Whether a text counts as validated: by the act that adopted or signed it, and by nothing
    else. The secretariat validates news; it does not validate what the states adopt."""
    return axes.adoption in (AdoptionState.ADOPTED, AdoptionState.SIGNED)
