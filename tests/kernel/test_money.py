from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toguna.kernel.money import DECIMALS, Money, MoneyError, in_figures, in_words

NBSP, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


def _spaced(text: str) -> str:
    """ "_" stands for U+00A0 and "'" between digits for U+202F."""
    return text.replace("_", NBSP).replace("'0", f"{NARROW}0").replace("'2", f"{NARROW}2")


def test_equal_sums_are_equal_values() -> None:
    assert Money.of("1.5", "EUR") == Money.of("1.50", "EUR") == Money(Decimal("1.500"), "EUR")
    assert str(Money.of("1.5", "EUR").amount) == "1.50"
    assert str(Money.of("1E3", "XOF").amount) == "1000"
    assert str(Money.of("-0", "EUR").amount) == "0.00"
    assert Money.of(1, "EUR") != Money.of(1, "USD")


@pytest.mark.parametrize(
    ("amount", "currency"),
    [
        ("1.5", "XOF"),
        ("1.005", "EUR"),
        ("NaN", "EUR"),
        ("Infinity", "EUR"),
        ("1e18", "EUR"),
        ("1e999999", "EUR"),
        ("douze", "EUR"),
        ("", "EUR"),
        ("1", "eur"),
        ("1", "XXX"),
        ("1", ""),
    ],
)
def test_what_is_not_a_sum_is_refused(amount: str, currency: str) -> None:
    with pytest.raises(MoneyError) as caught:
        Money.of(amount, currency)
    assert str(caught.value)


def test_float_is_refused() -> None:
    with pytest.raises(TypeError):
        Money.of(1.5, "EUR")  # type: ignore[arg-type]  # refused at run time too
    with pytest.raises(TypeError):
        Money(1, "EUR")  # type: ignore[arg-type]  # refused at run time too


@pytest.mark.parametrize(
    ("amount", "currency", "french", "english"),
    [
        ("500000000000", "XOF", "500'000'000'000_XOF", "XOF_500,000,000,000"),
        ("1250", "EUR", "1'250,00_EUR", "EUR_1,250.00"),
        ("-2000000", "XOF", "−2'000'000_XOF", "XOF_−2,000,000"),
        ("0", "TND", "0,000_TND", "TND_0.000"),
    ],
)
def test_sum_in_figures(amount: str, currency: str, french: str, english: str) -> None:
    money = Money.of(amount, currency)
    assert in_figures(money, "fr") == _spaced(french)
    assert in_figures(money, "en") == _spaced(english)


@pytest.mark.parametrize(
    ("amount", "currency", "french", "english"),
    [
        ("500000000000", "XOF", "500_milliards de francs CFA", "500_billion CFA francs"),
        ("1500000000", "XOF", "1,5_milliard de francs CFA", "1.5_billion CFA francs"),
        ("2000000", "EUR", "2_millions d'euros", "2_million euros"),
        ("1234000", "EUR", "1,234_million d'euros", "1.234_million euros"),
        ("3000000", "TND", "3_millions de TND", "3_million TND"),
        ("2000200", "XOF", "2'000'200_francs CFA", "2,000,200_CFA francs"),
        ("1", "XOF", "1_franc CFA", "1_CFA franc"),
        ("0", "EUR", "0_euro", "0_euros"),
        ("1.50", "EUR", "1,50_euro", "1.50_euros"),
        ("2.50", "EUR", "2,50_euros", "2.50_euros"),
        ("-2000000", "XOF", "−2_millions de francs CFA", "−2_million CFA francs"),
        ("1000000000000", "JPY", "1'000_milliards de yens", "1,000_billion yen"),
    ],
)
def test_sum_in_words(amount: str, currency: str, french: str, english: str) -> None:
    money = Money.of(amount, currency)
    assert in_words(money, "fr") == _spaced(french)
    assert in_words(money, "en") == _spaced(english)


@given(st.integers(-(10**17), 10**17), st.sampled_from(sorted(DECIMALS)))
def test_words_and_figures_are_never_rounded(minor: int, currency: str) -> None:
    money = Money(Decimal(minor).scaleb(-DECIMALS[currency]), currency)
    figures = in_figures(money, "en").removeprefix(f"{currency}{NBSP}")
    assert Decimal(figures.replace(",", "").replace("−", "-")) == money.amount
    number, _, rest = in_words(money, "en").partition(NBSP)
    power = {"million": 6, "billion": 9}.get(rest.split()[0], 0)
    said = Decimal(number.replace(",", "").replace("−", "-")).scaleb(power)
    assert said == money.amount
