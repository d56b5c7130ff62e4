"""The model that is written once, and the registry of those that are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, NoReturn, Self, TypeVar

from django.apps import apps
from django.db import models

from toguna.record.append_only.errors import AppendOnlyError
from toguna.record.append_only.fields import AttestedField, RecordedField

M = TypeVar("M", bound=models.Model)


class AppendOnlyQuerySet(models.QuerySet[M]):
    """A queryset that reads and creates, and refuses the rest with `AppendOnlyError`."""

    def _refuse(self) -> NoReturn:
        raise AppendOnlyError.for_model(str(self.model._meta.verbose_name))

    def update(self, **kwargs: Any) -> int:
        self._refuse()

    update.alters_data = True  # type: ignore[attr-defined]  # templates must not call it

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse()

    delete.alters_data = True  # type: ignore[attr-defined]  # templates must not call it
    delete.queryset_only = True  # type: ignore[attr-defined]  # as Django: not on a manager

    def bulk_update(
        self, objs: Iterable[M], fields: Iterable[str], batch_size: int | None = None
    ) -> int:
        self._refuse()

    def bulk_create(
        self,
        objs: Iterable[M],
        batch_size: int | None = None,
        ignore_conflicts: bool = False,
        update_conflicts: bool = False,
        update_fields: Sequence[str] | None = None,  # type: ignore[override]  # stubs: Collection
        unique_fields: Sequence[str] | None = None,  # type: ignore[override]  # stubs: Collection
    ) -> list[M]:
        if update_conflicts:
            self._refuse()
        return super().bulk_create(objs, batch_size=batch_size, ignore_conflicts=ignore_conflicts)


class AppendOnlyManager(models.Manager[M]):
    """Hands out querysets that refuse. Written out, and not by `as_manager`: the types' plugin
    loses the model of an inherited one when it checks only what changed."""

    def get_queryset(self) -> AppendOnlyQuerySet[M]:
        return AppendOnlyQuerySet(self.model, using=self._db)


class AppendOnlyModel(models.Model):
    """A row that is written once. `save` inserts; a second `save`, `delete` and the queryset's
    `update`, `delete`, `bulk_update` raise `AppendOnlyError`; the database refuses on its own too.
    """

    objects: ClassVar[models.Manager[Self]] = AppendOnlyManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding or kwargs.get("force_update") or kwargs.get("update_fields"):
            raise AppendOnlyError.for_model(str(self._meta.verbose_name))
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError.for_model(str(self._meta.verbose_name))


def append_only_models() -> tuple[type[AppendOnlyModel], ...]:
    """Every concrete model of the site that is written once, ordered by table."""
    found = [model for model in apps.get_models() if issubclass(model, AppendOnlyModel)]
    return tuple(sorted(found, key=_table))


def protected_models() -> tuple[type[models.Model], ...]:
    """The models that need triggers: those written once and those with an instant that only the
    database sets, ordered by table."""
    found = [
        model
        for model in apps.get_models()
        if not model._meta.proxy
        and model._meta.managed
        and (issubclass(model, AppendOnlyModel) or has_clock(model))
    ]
    return tuple(sorted(found, key=_table))


def has_clock(model: type[models.Model]) -> bool:
    """Whether a field of the model's own table follows the database's clock."""
    return any(isinstance(f, RecordedField | AttestedField) for f in model._meta.local_fields)


def _table(model: type[models.Model]) -> str:
    return model._meta.db_table
