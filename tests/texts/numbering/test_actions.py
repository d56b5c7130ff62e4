from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from tests.cast import make_party, make_term, make_work
from toguna.institutions.models import Party
from toguna.record.actor import Actor
from toguna.record.append_only import AppendOnlyError
from toguna.record.ledger import Entry, verify
from toguna.texts.enums import NumberFate
from toguna.texts.models import Number, NumberSeries, NumberUse, Work
from toguna.texts.numbering.actions import (
    explain_gap,
    give_number,
    number_text,
    open_number_series,
    reserve_number,
    void_number,
)
from toguna.texts.numbering.queries import Standing, gaps, highest_known, number_lines

pytestmark = pytest.mark.django_db

CLERK = Actor("system:clerk")
YEAR = 2031


@pytest.fixture
def college() -> Party:
    return make_party("body", "college")


@pytest.fixture
def series(college: Party) -> NumberSeries:
    return open_series(college)


def open_series(body: Party, **fields: Any) -> NumberSeries:
    values = {
        "ref": f"decisions-of-{body.ref}",
        "kind": make_term("text-kind", "decision"),
        "pattern": "{number:03}/{year}/{body}",
        "code": "CHE",
        **fields,
    }
    return open_number_series(actor=CLERK, body=body, **values)


def reserve(series: NumberSeries, year: int = YEAR) -> Number:
    return reserve_number(actor=CLERK, series=series, year=year)


def decision(series: NumberSeries, number: str = "", **fields: Any) -> Work:
    return make_work(number=number, **{"author": series.body, **fields})


def refused(do: Any, **values: Any) -> set[str]:
    """The fields of a refusal, which wrote nothing."""
    before = Entry.objects.count(), Number.objects.count(), NumberUse.objects.count()
    with pytest.raises(ValidationError) as raised:
        do(actor=CLERK, **values)
    assert before == (Entry.objects.count(), Number.objects.count(), NumberUse.objects.count())
    return set(raised.value.message_dict)


def test_numbers_follow_one_another_and_begin_again_each_year(series: NumberSeries) -> None:
    printed = [str(reserve(series, year)) for year in (2031, 2031, 2032, 2031)]
    assert printed == ["001/2031/CHE", "002/2031/CHE", "001/2032/CHE", "003/2031/CHE"]


def test_numbers_that_run_on_never_begin_again(college: Party) -> None:
    series = open_series(college, pattern="{number}", yearly=False, code="")
    assert [str(reserve(series, year)) for year in (2031, 2032, 2031)] == ["1", "2", "3"]


def test_each_body_has_its_own_numbers(series: NumberSeries) -> None:
    other = open_series(make_party("body", "council"), code="CM")
    assert [str(reserve(one)) for one in (series, other)] == ["001/2031/CHE", "001/2031/CM"]


def test_a_series_goes_on_after_what_texts_bore_before(series: NumberSeries) -> None:
    decision(series, "Decision n° 007/2031/CHE")
    decision(series, "012/2030/CHE")
    decision(series, "99/2031/OTHER")
    decision(series, "050/2031/CHE", author=make_party("body", "council"))
    decision(series, "060/2031/CHE", kind="protocol")
    assert (highest_known(series, 2031), highest_known(series, 2030)) == (7, 12)
    assert str(reserve(series)) == "008/2031/CHE"
    assert [line.number for line in gaps(series, YEAR)] == [1, 2, 3, 4, 5, 6, 8]


def test_a_number_is_given_once(series: NumberSeries) -> None:
    number, text = reserve(series), decision(series)
    give_number(actor=CLERK, number=number, work=text)
    assert Work.objects.get(pk=text.pk).number == "001/2031/CHE"
    again = {"number": number, "work": decision(series)}
    assert refused(give_number, **again) == {"number"}
    assert refused(void_number, number=number, reason="lost") == {"number"}
    assert refused(give_number, number=reserve(series), work=text) == {"work"}


def test_a_void_number_is_never_given(series: NumberSeries) -> None:
    number = reserve(series)
    void_number(actor=CLERK, number=number, reason="The draft was withdrawn.")
    assert refused(give_number, number=number, work=decision(series)) == {"number"}
    assert str(reserve(series)) == "002/2031/CHE"


def test_a_number_is_not_void_without_a_reason(series: NumberSeries) -> None:
    with pytest.raises(ValidationError):
        void_number(actor=CLERK, number=reserve(series), reason="")
    assert NumberUse.objects.count() == 0


@pytest.mark.parametrize(
    "fields", [{"kind": "protocol"}, {"author": None}, {"number": "005/2031/CHE"}]
)
def test_a_number_is_given_to_a_text_of_its_series(
    series: NumberSeries, fields: dict[str, Any]
) -> None:
    number = reserve(series)
    text = make_work(**{"author": series.body, **fields})
    assert refused(give_number, number=number, work=text) == {"work"}


def test_a_text_that_came_with_a_reserved_number_keeps_it(series: NumberSeries) -> None:
    number = reserve(series)
    came = decision(series, "1/2031/CHE")
    assert refused(give_number, number=number, work=decision(series)) == {"number"}
    give_number(actor=CLERK, number=number, work=came)
    assert Work.objects.get(pk=came.pk).number == "1/2031/CHE"


def test_a_text_is_numbered_in_one_step_or_not_at_all(series: NumberSeries) -> None:
    wrong = decision(series, kind="protocol")
    assert refused(number_text, series=series, year=YEAR, work=wrong) == {"work"}
    number_text(actor=CLERK, series=series, year=YEAR, work=decision(series))
    assert [line.standing for line in number_lines(series, YEAR)] == [Standing.GIVEN]


def test_every_gap_is_listed_with_its_explanation(series: NumberSeries) -> None:
    decision(series, "003/2031/CHE")
    given, text = reserve(series), decision(series)
    give_number(actor=CLERK, number=given, work=text)
    void_number(actor=CLERK, number=reserve(series), reason="Misprinted.")
    reserve(series)
    explain_gap(actor=CLERK, series=series, year=YEAR, number=2, reason="Lost in a fire.")
    with override("en"):
        found = {line.number: line.explanation for line in gaps(series, YEAR)}
    assert found == {
        1: "Not explained.",
        2: "Lost in a fire.",
        5: "Misprinted.",
        6: "Reserved, and given to no text yet.",
    }
    unexplained = [line.number for line in gaps(series, YEAR) if not line.is_explained]
    assert unexplained == [1]
    assert gaps(series, 2032) == ()


@pytest.mark.parametrize("number", [0, 2, 3, 4, 5])
def test_only_an_unexplained_gap_is_explained(series: NumberSeries, number: int) -> None:
    decision(series, "003/2031/CHE")
    void_number(actor=CLERK, number=reserve(series), reason="Misprinted.")
    explain_gap(actor=CLERK, series=series, year=YEAR, number=2, reason="Lost.")
    values = {"series": series, "year": YEAR, "number": number, "reason": "Again."}
    assert refused(explain_gap, **values) == {"number"}


def test_a_double_that_came_from_outside_is_shown(series: NumberSeries) -> None:
    texts = [decision(series, "001/2031/CHE", ref=f"text-{one}") for one in "ab"]
    assert number_lines(series, YEAR)[0].works == tuple(texts)


@pytest.mark.parametrize("year", [0, 25, 1899, 2200, 20250])
def test_a_year_has_four_digits(series: NumberSeries, year: int) -> None:
    assert refused(reserve_number, series=series, year=year) == {"year"}


def test_a_body_numbers_a_kind_of_text_in_one_series(series: NumberSeries, college: Party) -> None:
    with pytest.raises(ValidationError):
        open_series(college, ref="another")


def test_a_pattern_too_long_for_a_text_is_refused(college: Party) -> None:
    with pytest.raises(ValidationError) as raised:
        open_series(college, pattern="{number}/{year}/{body}" + "x" * 58, code="y" * 40)
    assert set(raised.value.message_dict) == {"pattern"}


def test_the_ledger_tells_each_step(series: NumberSeries) -> None:
    number_text(actor=CLERK, series=series, year=YEAR, work=decision(series, ref="first-text"))
    entries = Entry.objects.order_by("seq").values_list("verb", "object_kind", "object_ref")
    name = "decisions-of-college-2031-1"
    assert list(entries) == [
        ("open_number_series", "texts.numberseries", "decisions-of-college"),
        ("reserve_number", "texts.number", name),
        ("give_number", "texts.work", "first-text"),
        ("give_number", "texts.numberuse", name),
    ]
    assert verify().is_sound


def test_python_and_the_database_refuse_to_change_a_number(series: NumberSeries) -> None:
    number = reserve(series)
    void_number(actor=CLERK, number=number, reason="Misprinted.")
    for model in (Number, NumberUse):
        with pytest.raises(AppendOnlyError):
            model.objects.all().delete()
    for statement in (
        "UPDATE texts_number SET number = 9",
        "DELETE FROM texts_numberuse",
        "UPDATE texts_numberuse SET fate = 'given'",
        "DELETE FROM texts_number",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert Number.objects.get().number == 1
    assert NumberUse.objects.get().fate == NumberFate.VOID


def test_the_list_of_numbers_reads_as_often_for_many(series: NumberSeries) -> None:
    def read() -> int:
        with CaptureQueriesContext(connection) as asked:
            [line.explanation + str(line.works) for line in number_lines(series, YEAR)]
        return len(asked)

    number_text(actor=CLERK, series=series, year=YEAR, work=decision(series))
    once = read()
    for _number in range(8):
        number_text(actor=CLERK, series=series, year=YEAR, work=decision(series))
    assert (once, read()) == (3, 3)
