"""Uncertain dates in models, queries, forms and serialised data."""

from __future__ import annotations

import datetime

import pytest
from django import forms
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import models
from django.db.migrations.writer import MigrationWriter
from django.db.models import F
from django.utils import translation
from hypothesis import HealthCheck, given, settings

from toguna.kernel.dates import (
    EarliestDay,
    EDTFError,
    LatestDay,
    UncertainDate,
    UncertainDateField,
    UncertainDateFormField,
)

from ..rows import REGISTRY, Dated
from . import strategies

MAY = UncertainDate("2025-05")
FIRST, LAST = datetime.date(2025, 5, 1), datetime.date(2025, 5, 31)


class DatedForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    class Meta:
        model = Dated
        fields = ("date",)


def test_value_is_always_an_uncertain_date() -> None:
    assert Dated().date == UncertainDate.unknown()
    assert Dated(date="2025-05-XX").date == MAY
    assert Dated(date=None).date == UncertainDate.unknown()
    row = Dated(date=MAY)
    row.date = "2025"
    assert row.date == UncertainDate.year(2025)


def test_bad_value_is_refused_where_it_is_assigned() -> None:
    with pytest.raises(EDTFError):
        Dated(date="2025-13")
    with pytest.raises(TypeError):
        Dated(date=datetime.datetime(2025, 5, 7, tzinfo=datetime.UTC))
    with pytest.raises(TypeError):
        Dated(date=2025)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(edtf=strategies.edtf)
def test_row_keeps_the_date_and_its_limits(tables: None, edtf: str) -> None:
    value = UncertainDate(edtf)
    row = Dated.objects.create(date=value)
    assert (row.date_earliest, row.date_latest) == (value.earliest, value.latest)
    kept = Dated.objects.get(pk=row.pk)
    assert kept.date == value
    assert isinstance(kept.date, UncertainDate)
    assert (kept.date_earliest, kept.date_latest) == (value.earliest, value.latest)
    assert Dated.objects.filter(pk=row.pk, date=edtf).exists()


def test_limits_follow_the_date_when_saved_again(tables: None) -> None:
    row = Dated.objects.create(date=MAY)
    row.date = UncertainDate.unknown()
    row.save()
    kept = Dated.objects.get(pk=row.pk)
    assert (kept.date.edtf, kept.date_earliest, kept.date_latest) == ("", None, None)


def test_limits_are_computed_for_rows_created_in_bulk(tables: None) -> None:
    Dated.objects.bulk_create([Dated(date=MAY), Dated(date="../2025")])
    assert list(Dated.objects.order_by("pk").values_list("date_earliest", "date_latest")) == [
        (FIRST, LAST),
        (None, datetime.date(2025, 12, 31)),
    ]


def test_limits_answer_queries_by_day(tables: None) -> None:
    for edtf in ("2025-05", "2025-06", "[..2025-05-31]", "2025-05/..", ""):
        Dated.objects.create(date=edtf)
    certain = Dated.objects.filter(date_latest__lte=LAST)
    assert [row.date.edtf for row in certain.order_by("pk")] == ["2025-05", "[..2025-05-31]"]


def test_query_takes_every_spelling_and_refuses_a_bad_one(tables: None) -> None:
    Dated.objects.create(date=MAY)
    assert Dated.objects.filter(date="2025-05-XX").count() == 1
    assert Dated.objects.filter(date__in=[MAY, "2024"]).count() == 1
    assert Dated.objects.values_list("date", flat=True).get() == MAY
    with pytest.raises(EDTFError):
        Dated.objects.filter(date="2025-13").count()


def test_deferred_and_refreshed_values_are_read(tables: None) -> None:
    row = Dated.objects.create(date=MAY)
    assert Dated.objects.defer("date").get(pk=row.pk).date == MAY
    Dated.objects.filter(pk=row.pk).update(date=UncertainDate.year(2024))
    row.refresh_from_db()
    assert row.date == UncertainDate.year(2024)


def test_date_may_be_copied_by_the_database(tables: None) -> None:
    row = Dated.objects.create(date=MAY)
    Dated.objects.update(date=F("date"))
    row.refresh_from_db()
    assert row.date == MAY


def test_clean_asks_for_a_date_unless_blank_is_allowed() -> None:
    field = UncertainDateField()
    with pytest.raises(ValidationError) as caught:
        field.clean("", None)
    assert caught.value.code == "blank"
    assert UncertainDateField(blank=True).clean("", None) == UncertainDate.unknown()
    assert field.clean(" 2025-05 ", None) == MAY
    assert field.clean(FIRST, None) == UncertainDate.day(FIRST)


def test_clean_says_what_is_wrong_with_the_date() -> None:
    with translation.override("en"), pytest.raises(ValidationError) as caught:
        UncertainDateField().clean("2025-13", None)
    with translation.override("en"):
        assert caught.value.messages == ["Month 13 does not exist: months go from 01 to 12."]
    with pytest.raises(ValidationError):
        UncertainDateField().clean(2025, None)


def test_row_is_serialised_as_edtf_and_read_back(tables: None) -> None:
    row = Dated.objects.create(date=MAY)
    [record] = serializers.serialize("python", [row])
    assert record["fields"] == {"date": "2025-05", "date_earliest": FIRST, "date_latest": LAST}
    field = Dated._meta.get_field("date")
    assert field.to_python(record["fields"]["date"]) == MAY


def test_fields_are_written_in_a_migration_without_what_is_fixed() -> None:
    written = [MigrationWriter.serialize(field)[0] for field in Dated._meta.concrete_fields[1:]]
    package = "toguna.kernel.dates.fields"
    assert written == [
        f"{package}.UncertainDateField(blank=True)",
        f"{package}.EarliestDay(of='date')",
        f"{package}.LatestDay(of='date')",
    ]
    assert [field.clone().deconstruct()[3] for field in Dated._meta.concrete_fields[1:]] == [
        {"blank": True},
        {"of": "date"},
        {"of": "date"},
    ]


def test_checks_find_a_null_date_and_a_limit_of_nothing() -> None:
    class Wrong(models.Model):
        date = UncertainDateField(null=True)
        other = models.DateField(null=True)
        earliest = EarliestDay(of="dat")
        latest = LatestDay(of="other")

        class Meta:
            app_label = "kernel"
            apps = REGISTRY

        def __str__(self) -> str:
            return "wrong"

    found = [
        (error.id, error.obj.name)
        for field in Wrong._meta.concrete_fields
        for error in field.check()
        if error.id and error.id.startswith("kernel")
    ]
    assert found == [
        ("kernel.E001", "date"),
        ("kernel.E002", "earliest"),
        ("kernel.E002", "latest"),
    ]
    assert [error for field in Dated._meta.concrete_fields for error in field.check()] == []


@pytest.mark.parametrize(
    ("language", "typed", "edtf"),
    [
        ("fr", "du 5 au 7 mai 2025", "2025-05-05/2025-05-07"),
        ("en", "5 to 7 May 2025", "2025-05-05/2025-05-07"),
        ("fr", "2025-05", "2025-05"),
        ("fr", "", ""),
    ],
)
def test_form_takes_words_or_edtf(language: str, typed: str, edtf: str) -> None:
    with translation.override(language):
        form = DatedForm({"date": typed})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["date"] == UncertainDate(edtf)
        assert form.instance.date == UncertainDate(edtf)


def test_form_has_room_for_the_longest_words() -> None:
    typed = "du mercredi 24 septembre 2025 au mercredi 31 décembre 2025"
    with translation.override("fr"):
        form = DatedForm({"date": typed})
        assert form.is_valid(), form.errors
        assert 'maxlength="120"' in str(form["date"])


def test_form_shows_words_that_read_back_and_else_edtf() -> None:
    shown = {}
    with translation.override("fr"):
        for edtf in ("2025-05", "2025-05~/2025-08", ""):
            form = DatedForm(instance=Dated(date=edtf))
            shown[edtf] = form["date"].value()
            assert not DatedForm({"date": shown[edtf]}, instance=Dated(date=edtf)).has_changed()
        assert DatedForm({"date": "juin 2025"}, instance=Dated(date=MAY)).has_changed()
        assert DatedForm({"date": "bientôt"}, instance=Dated(date=MAY)).has_changed()
    assert shown == {"2025-05": "mai 2025", "2025-05~/2025-08": "2025-05~/2025-08", "": ""}


def test_form_refuses_what_it_cannot_read_and_keeps_it() -> None:
    with translation.override("en"):
        form = DatedForm({"date": "soon"})
        assert form.errors == {
            "date": [
                "“soon” cannot be read as a date: write for example "
                "7 May 2025, May 2025 or 5 to 7 May 2025."
            ]
        }
        assert form["date"].value() == "soon"


def test_required_form_field_needs_a_date() -> None:
    with pytest.raises(ValidationError) as caught:
        UncertainDateFormField().clean("")
    assert caught.value.code == "required"
