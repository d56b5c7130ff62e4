"""Uncertain dates in the database: one column with the date as EDTF, two with its limits, so that
queries can compare days without reading EDTF.

    date = UncertainDateField()
    date_earliest = EarliestDay(of="date")
    date_latest = LatestDay(of="date")

The limits are computed when a row is inserted or saved, bulk_create included. A partial write must
name them too: `save(update_fields=["date", "date_earliest", "date_latest"])`, and the same for
`bulk_update`; `QuerySet.update(date=…)` does not compute them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core import checks
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from toguna.kernel.dates.edtf import LONGEST
from toguna.kernel.dates.errors import EDTFError
from toguna.kernel.dates.reading import LONGEST_WORDS, parse_words
from toguna.kernel.dates.uncertain import UncertainDate
from toguna.kernel.dates.words import in_words

if TYPE_CHECKING:
    # Django's fields take type arguments in the stubs only.
    TextColumn = models.CharField[UncertainDate | str, UncertainDate]
    DayColumn = models.DateField[date | None, date | None]
else:
    TextColumn = models.CharField
    DayColumn = models.DateField


def as_uncertain_date(value: object) -> UncertainDate:
    """An UncertainDate from one, from EDTF, from a day, or from None and "" (unknown).

    Raises EDTFError, and TypeError for anything else, a datetime included: which day it falls on
    depends on a zone that only the caller knows.
    """
    if isinstance(value, UncertainDate):
        return value
    if value is None:
        return UncertainDate.unknown()
    if isinstance(value, str):
        return UncertainDate.from_edtf(value.strip())
    if isinstance(value, date) and not isinstance(value, datetime):
        return UncertainDate.day(value)
    raise TypeError(f"An uncertain date cannot be made from {type(value).__name__}.")


def _cleaned(
    value: object, read: Callable[[object], UncertainDate] = as_uncertain_date
) -> UncertainDate:
    try:
        return read(value)
    except EDTFError as error:
        raise ValidationError(error.message, code="invalid", params=error.params) from error
    except TypeError as error:
        raise ValidationError(_("Write a date as text."), code="invalid") from error


class UncertainDateAttribute(DeferredAttribute):
    """Makes what is assigned an UncertainDate at once; a bad string raises EDTFError there."""

    def __set__(self, instance: models.Model, value: object) -> None:
        is_expression = hasattr(value, "resolve_expression")
        kept = value if is_expression else as_uncertain_date(value)
        instance.__dict__[self.field.attname] = kept


class UncertainDateFormField(forms.CharField):
    """A text box that takes words in the active language, or EDTF, and gives an UncertainDate.

    It shows a stored date in words where these words read back to the same date, else as EDTF.
    """

    def to_python(self, value: Any) -> Any:
        return _cleaned(value, read=_typed)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, UncertainDate):
            return value
        words = in_words(value, _active_language()) if value.is_known else ""
        try:
            return words if _typed(words) == value else value.edtf
        except EDTFError:
            return value.edtf

    def validate(self, value: Any) -> None:
        super().validate(value.edtf)

    def run_validators(self, value: Any) -> None:
        super().run_validators(value.edtf)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return as_uncertain_date(initial) != _typed(data)
        except EDTFError:
            return True


def _active_language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _typed(value: object) -> UncertainDate:
    if isinstance(value, str):
        return parse_words(value, _active_language())
    return as_uncertain_date(value)


class UncertainDateField(TextColumn):
    """Holds canonical EDTF; its value is always an UncertainDate, unknown when blank.

    Never null: an unknown date is the empty string, in Python and in the database.
    """

    description = _("A date as uncertain as its source")
    descriptor_class = UncertainDateAttribute

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = LONGEST
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        if self.null:
            found.append(
                checks.Error(
                    "An UncertainDateField cannot be null.",
                    hint="Set blank=True: the unknown date is stored as an empty string.",
                    obj=self,
                    id="kernel.E001",
                )
            )
        return found

    def from_db_value(self, value: str | None, *_: object) -> UncertainDate:
        return as_uncertain_date(value)

    def to_python(self, value: object) -> UncertainDate:
        return _cleaned(value)

    def get_prep_value(self, value: Any) -> Any:
        if value is None or hasattr(value, "resolve_expression"):
            return value
        return as_uncertain_date(value).edtf

    def value_to_string(self, obj: models.Model) -> str:
        return as_uncertain_date(self.value_from_object(obj)).edtf

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value.edtf, model_instance)

    def run_validators(self, value: Any) -> None:
        super().run_validators(value.edtf)

    def formfield(
        self,
        form_class: type[forms.Field] | None = None,
        choices_form_class: type[forms.ChoiceField] | None = None,
        **kwargs: Any,
    ) -> forms.Field | None:
        # The limit is the form's own: words are longer than the column.
        kwargs.setdefault("max_length", LONGEST_WORDS)
        return super().formfield(
            form_class=form_class or UncertainDateFormField,
            choices_form_class=choices_form_class,
            **kwargs,
        )


class _LimitDay(DayColumn):
    """A day computed from the uncertain date in the sibling field `of`, each time it is saved."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{**kwargs, "null": True, "blank": True, "editable": False})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("null", "blank", "editable"):
            del kwargs[fixed]
        return name, path, args, {**kwargs, "of": self.of}

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found = super().check(**kwargs)
        try:
            sibling: object = self.model._meta.get_field(self.of)
        except FieldDoesNotExist:
            sibling = None
        if not isinstance(sibling, UncertainDateField):
            found.append(
                checks.Error(
                    f"'{self.of}' is not an UncertainDateField of this model.",
                    hint="Name in of= the field whose limits this one holds.",
                    obj=self,
                    id="kernel.E002",
                )
            )
        return found

    def limit(self, value: UncertainDate) -> date | None:
        raise NotImplementedError

    def pre_save(self, model_instance: models.Model, add: bool) -> date | None:
        day = self.limit(as_uncertain_date(getattr(model_instance, self.of)))
        setattr(model_instance, self.attname, day)
        return day


class EarliestDay(_LimitDay):
    """The earliest day of the uncertain date in the field `of`; null when it has none."""

    def limit(self, value: UncertainDate) -> date | None:
        return value.earliest


class LatestDay(_LimitDay):
    """The latest day of the uncertain date in the field `of`; null when it has none."""

    def limit(self, value: UncertainDate) -> date | None:
        return value.latest
