from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from toguna.kernel.models import Term
from toguna.record.insertion import AT_ONCE, insert_rows

pytestmark = pytest.mark.django_db

COLUMNS = ("vocabulary", "ref", "name", "note", "position")


def row(number: int) -> tuple[str, str, str, str, int]:
    return ("kinds", f"kind-{number}", f'{{"en": "Kind {number}"}}', "", number)


@pytest.mark.parametrize("count", [0, 1, AT_ONCE, 2 * AT_ONCE + 1])
def test_every_row_is_inserted_as_it_was_given(count: int) -> None:
    insert_rows(connection, Term, COLUMNS, (row(number) for number in range(count)))
    found = Term.objects.order_by("position").values_list("ref", "position")
    assert list(found) == [(f"kind-{number}", number) for number in range(count)]


def test_statements_grow_with_pieces_and_not_with_rows() -> None:
    with CaptureQueriesContext(connection) as queries:
        insert_rows(connection, Term, COLUMNS, [row(number) for number in range(AT_ONCE + 1)])
    assert len(queries) == 2


def test_constraints_hold_as_ever() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(connection, Term, COLUMNS, [row(1), row(1)])
    assert Term.objects.count() == 0
