from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation
from i18nfield.strings import LazyI18nString

from toguna.kernel.models import Place, Term

pytestmark = pytest.mark.django_db

NAME = LazyI18nString({"fr": "Salle des actes", "en": "Hall of acts"})


def _place(ref: str, part_of: Place | None = None, zone: str = "Africa/Lagos") -> Place:
    return Place.objects.create(ref=ref, name=NAME, zone=zone, part_of=part_of)


def test_name_is_shown_in_the_active_language_and_else_the_identifier() -> None:
    term = Term(vocabulary="kinds", ref="hall", name=NAME)
    for language, shown in (("fr", "Salle des actes"), ("en", "Hall of acts")):
        with translation.override(language):
            assert str(term) == shown
            assert str(Place(ref="hall", name=NAME)) == shown
    assert str(Term(ref="hall", name="")) == "hall"
    assert str(Place(ref="hall", name="")) == "hall"


def test_term_is_once_in_its_vocabulary() -> None:
    Term.objects.create(vocabulary="kinds", ref="forum", name=NAME)
    Term.objects.create(vocabulary="modes", ref="forum", name=NAME)
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(vocabulary="kinds", ref="forum", name=NAME)


def test_terms_come_by_vocabulary_then_position() -> None:
    for vocabulary, ref, position in (("b", "x", 0), ("a", "y", 2), ("a", "z", 1), ("a", "w", 2)):
        Term.objects.create(vocabulary=vocabulary, ref=ref, name=NAME, position=position)
    assert [term.ref for term in Term.objects.all()] == ["z", "w", "y", "x"]


def test_place_needs_an_identifier_and_a_real_zone() -> None:
    with pytest.raises(ValidationError) as caught:
        Place(ref="La Salle", name=NAME, zone="Mars/Olympus").full_clean()
    assert {
        field: [error.code for error in errors] for field, errors in caught.value.error_dict.items()
    } == {"ref": ["ref"], "zone": ["zone"]}
    Place(ref="hall", name=NAME, zone="").full_clean()


def test_place_keeps_what_it_is_part_of() -> None:
    town = _place("town")
    hall = _place("hall", part_of=town)
    assert list(town.parts.all()) == [hall]
    with pytest.raises(ProtectedError):
        town.delete()


def test_place_is_not_part_of_itself() -> None:
    town = _place("town")
    town.part_of = town
    with pytest.raises(IntegrityError), transaction.atomic():
        town.save()
    with pytest.raises(ValidationError) as caught:
        town.full_clean()
    assert "part_of" in caught.value.error_dict


def test_place_is_not_part_of_its_own_parts() -> None:
    country = _place("country", zone="")
    town = _place("town", part_of=country)
    hall = _place("hall", part_of=town)
    hall.full_clean()
    country.part_of = hall
    with pytest.raises(ValidationError) as caught:
        country.full_clean()
    assert list(caught.value.error_dict) == ["part_of"]
