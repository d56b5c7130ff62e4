"""Python refuses to rewrite what is written once, with a sentence that helps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from toguna.record.append_only import (
    AppendOnlyError,
    AppendOnlyModel,
    append_only_models,
    protected_models,
)
from toguna.record.append_only.model import has_clock
from toguna.record.models import Discrepancy, Entry, Source

from ..rows import Minute

pytestmark = pytest.mark.usefixtures("tables")

REWRITES: dict[str, Callable[[Minute], object]] = {
    "save": lambda minute: minute.save(),
    "save some fields": lambda minute: minute.save(update_fields=["text"]),
    "delete": lambda minute: minute.delete(),
    "queryset update": lambda minute: Minute.objects.update(text="other"),
    "filtered update": lambda minute: Minute.objects.filter(pk=minute.pk).update(text="other"),
    "queryset delete": lambda minute: Minute.objects.all().delete(),
    "bulk update": lambda minute: Minute.objects.bulk_update([minute], ["text"]),
    "upsert": lambda minute: Minute.objects.bulk_create(
        [Minute(pk=minute.pk, book="a", number=9, text="other")],
        update_conflicts=True,
        update_fields=["text"],
        unique_fields=["id"],
    ),
    "update or create": lambda minute: Minute.objects.update_or_create(
        pk=minute.pk, defaults={"text": "other"}
    ),
}


@pytest.mark.parametrize("rewrite", REWRITES.values(), ids=REWRITES.keys())
def test_a_row_written_once_refuses(rewrite: Callable[[Minute], object]) -> None:
    minute = Minute.objects.create(book="a", number=1, text="opened")

    with pytest.raises(AppendOnlyError, match=r"Write a new row|Écrivez une nouvelle ligne"):
        rewrite(minute)

    assert list(Minute.objects.values_list("text", flat=True)) == ["opened"]


def test_a_row_with_the_key_of_another_does_not_replace_it() -> None:
    first = Minute.objects.create(book="a", number=1, text="opened")

    with (
        pytest.raises(IntegrityError, match=r"never replaced|duplicate key"),
        transaction.atomic(),
    ):
        Minute(pk=first.pk, book="b", number=2, text="other").save()

    assert list(Minute.objects.values_list("text", flat=True)) == ["opened"]


def test_rows_are_created_one_by_one_and_in_bulk() -> None:
    Minute.objects.create(book="a", number=1, text="one")
    Minute.objects.bulk_create([Minute(book="a", number=n, text=str(n)) for n in (2, 3)])

    assert list(Minute.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3]


def test_the_registry_holds_the_models_of_the_site() -> None:
    registered = append_only_models()

    assert Entry in registered
    assert Minute not in registered  # has a registry of its own
    assert all(issubclass(model, AppendOnlyModel) for model in registered)
    assert [m._meta.db_table for m in registered] == sorted(m._meta.db_table for m in registered)


def test_a_model_that_changes_is_protected_for_its_instant_only() -> None:
    assert Discrepancy in protected_models()
    assert not issubclass(Discrepancy, append_only_models())
    assert Source not in protected_models()
    assert all(has_clock(m) or m in append_only_models() for m in protected_models())
