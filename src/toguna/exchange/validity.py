"""The rooms' rules, asked of a row that is not saved yet: the same that forms ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.utils.module_loading import module_has_submodule

Validator = Callable[[Model], None]

_rules: dict[type[Model], Validator] = {}


def rules() -> Mapping[type[Model], Validator]:
    """What each room declares in its module `validators`, under `VALIDATORS`, by model."""
    if not _rules:
        for config in apps.get_app_configs():
            if config.module and module_has_submodule(config.module, "validators"):
                module = import_module(f"{config.name}.validators")
                _rules.update(getattr(module, "VALIDATORS", {}))
    return _rules


def invalid(item: Model) -> None:
    """Raise ValidationError, by field where it is a field's, for an instance whose own columns or
    whose model's rule do not hold. Asks the database nothing."""
    errors: dict[str, list[ValidationError]] = {}
    for field in _checked_fields(type(item)):
        _check_field(item, field, errors)
    try:
        if rule := rules().get(type(item)):
            rule(item)
    except ValidationError as error:
        found = error.error_dict if hasattr(error, "error_dict") else {"__all__": error.error_list}
        for name, several in found.items():
            errors.setdefault(name, []).extend(several)
    if errors:
        raise ValidationError(errors)


@cache
def _checked_fields(model: type[Model]) -> tuple[Field, ...]:  # type: ignore[type-arg]  # of any values
    """The columns that have something to check. The validators of a model do not change."""
    return tuple(
        field
        for field in model._meta.concrete_fields
        if isinstance(field, Field)
        and field.editable
        and not field.is_relation
        and field.validators
    )


def _check_field(item: Model, field: Field, errors: dict[str, list[ValidationError]]) -> None:  # type: ignore[type-arg]  # of any values
    value = getattr(item, field.attname)
    if value in field.empty_values:
        return
    try:
        field.run_validators(value)
    except ValidationError as error:
        errors.setdefault(field.name, []).extend(error.error_list)
