"""What each fact of this room must satisfy, for the desk's forms, the actions and the importer.

`validate_<model>(instance)` returns nothing or raises ValidationError, by field. The instance may
be unsaved and its links too; links are read as objects.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

from toguna.acts.models import Act, Interpretation, Participation, Process, StatusChange
from toguna.acts.rules import can_have_positions
from toguna.institutions.validators import (
    refuse,
    validate_no_circle,
    validate_period,
    validate_revision,
)


def validate_process(process: Process) -> None:
    validate_period(process.start, process.end)


def validate_act(act: Act) -> None:
    validate_no_circle(act, "within")


def validate_participation(participation: Participation) -> None:
    if participation.position and not can_have_positions(participation.act):
        refuse(
            "position",
            _("A position is taken on what is adopted, and “%(act)s” adopts nothing: leave it."),
            act=participation.act.ref,
        )
    principal = participation.on_behalf_of
    if principal is not None and principal.ref == participation.party.ref:
        refuse("on_behalf_of", _("A party acts for another one here: leave it empty."))


def validate_status_change(change: StatusChange) -> None:
    validate_revision(change, "act")


def validate_interpretation(interpretation: Interpretation) -> None:
    if interpretation.act is None and interpretation.party is None:
        refuse("act", _("An interpretation is of an act or of a party: choose one."))
    if not _is_written(interpretation.statement):
        refuse("statement", _("Write what the source says that it means."))


def _is_written(text: Any) -> bool:
    data = text.data if isinstance(text, LazyI18nString) else text
    return any(data.values()) if isinstance(data, dict) else bool(data)


VALIDATORS: dict[type[Model], Callable[[Any], None]] = {
    Process: validate_process,
    Act: validate_act,
    Participation: validate_participation,
    StatusChange: validate_status_change,
    Interpretation: validate_interpretation,
}
