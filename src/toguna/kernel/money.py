"""Sums of money: exact, in a currency, written in figures and in words.

Languages as in `dates.words`: French, and English for every other.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from toguna.kernel.dates import language_of_words

# ISO 4217, list one: the codes of currencies by their number of decimals. Metals, units of account
# without decimals and test codes are left out: no budget is written in them.
DECIMALS_AND_CODES = {
    0: """
        BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF
    """,
    2: """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD
        BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD
        EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS
        INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT
        MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR
        PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP
        SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER
        ZAR ZMW ZWG ZWL
    """,
    3: """
        BHD IQD JOD KWD LYD OMR TND
    """,
    4: """
        CLF UYW
    """,
}
DECIMALS = {
    code: decimals for decimals, codes in DECIMALS_AND_CODES.items() for code in codes.split()
}


class Unit(NamedTuple):
    """A currency's name after a number: of one, and of several."""

    one: str
    several: str


# The currencies that have a name here; any other is written by its code.
UNITS = {
    "fr": {
        "XOF": Unit("franc CFA", "francs CFA"),
        "XAF": Unit("franc CFA", "francs CFA"),
        "EUR": Unit("euro", "euros"),
        "USD": Unit("dollar des États-Unis", "dollars des États-Unis"),
        "GBP": Unit("livre sterling", "livres sterling"),
        "CHF": Unit("franc suisse", "francs suisses"),
        "CNY": Unit("yuan", "yuans"),
        "JPY": Unit("yen", "yens"),
    },
    "en": {
        "XOF": Unit("CFA franc", "CFA francs"),
        "XAF": Unit("CFA franc", "CFA francs"),
        "EUR": Unit("euro", "euros"),
        "USD": Unit("US dollar", "US dollars"),
        "GBP": Unit("pound sterling", "pounds sterling"),
        "CHF": Unit("Swiss franc", "Swiss francs"),
        "CNY": Unit("yuan", "yuan"),
        "JPY": Unit("yen", "yen"),
    },
}
# Long scale in French, short scale in English.
SCALES = {
    "fr": ((9, Unit("milliard", "milliards")), (6, Unit("million", "millions"))),
    "en": ((9, Unit("billion", "billion")), (6, Unit("million", "million"))),
}
LARGEST = Decimal(10) ** 18


class MoneyError(ValueError):
    """A sum that is not one; its text is a translated sentence."""


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in a currency of ISO 4217. The amount has exactly the currency's decimals (none for
    XOF, two for EUR), so equal sums are equal values; it may be negative.

    Raises MoneyError for a currency that does not exist, an amount that is not a number, has
    decimals that the currency lacks, or reaches 10^18; TypeError for anything but a Decimal, a
    float above all, which is never exact.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError(f"The amount must be a Decimal, not {type(self.amount).__name__}.")
        decimals = DECIMALS.get(self.currency)
        if decimals is None:
            raise MoneyError(
                _("“%(found)s” is not a currency: write its ISO 4217 code, such as XOF or EUR.")
                % {"found": self.currency}
            )
        if not self.amount.is_finite() or abs(self.amount) >= LARGEST:
            raise MoneyError(_("“%(found)s” is not a sum of money.") % {"found": self.amount})
        exact = self.amount.quantize(Decimal(1).scaleb(-decimals))
        if exact != self.amount:
            raise MoneyError(
                _("%(currency)s has %(decimals)s decimals: %(found)s has more.")
                % {"currency": self.currency, "decimals": decimals, "found": self.amount}
            )
        # Zero has no sign.
        object.__setattr__(self, "amount", exact if exact else abs(exact))

    @classmethod
    def of(cls, amount: int | str | Decimal, currency: str) -> Money:
        """A sum from a whole number or from digits with a decimal point. Raises as the class."""
        if isinstance(amount, float):
            raise TypeError("A float is never exact: give the amount as text.")
        try:
            return cls(Decimal(amount), currency)
        except InvalidOperation:
            raise MoneyError(_("“%(found)s” is not a sum of money.") % {"found": amount}) from None


def in_figures(money: Money, language: str) -> str:
    """ "500 000 000 000 XOF" in French (U+202F between thousands, U+00A0 before the code),
    "XOF 500,000,000,000" in English."""
    if language_of_words(language) == "fr":
        return f"{_number(money.amount, 'fr')}\N{NO-BREAK SPACE}{money.currency}"
    return f"{money.currency}\N{NO-BREAK SPACE}{_number(money.amount, 'en')}"


def in_words(money: Money, language: str) -> str:
    """ "500 milliards de francs CFA", "500 billion CFA francs", "1 250 euros".

    Thousands of millions and millions are named where that leaves at most three decimals, so the
    words are never rounded.
    """
    spoken = language_of_words(language)
    unit = UNITS[spoken].get(money.currency, Unit(money.currency, money.currency))
    for power, scale in SCALES[spoken]:
        scaled = money.amount.scaleb(-power).normalize()
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            number = f"{_number(scaled, spoken)}\N{NO-BREAK SPACE}{_agreed(scale, scaled, spoken)}"
            return f"{number} {_joined(unit.several, spoken)}"
    shown = money.amount if money.amount % 1 else money.amount.to_integral_value()
    number = _number(shown, spoken)
    return f"{number}\N{NO-BREAK SPACE}{_agreed(unit, shown, spoken)}"


def _agreed(unit: Unit, number: Decimal, language: str) -> str:
    """French has the plural from two on, English for all but one."""
    is_one = abs(number) < 2 if language == "fr" else abs(number) == 1
    return unit.one if is_one else unit.several


def _joined(unit: str, language: str) -> str:
    """The unit after "millions": "de francs", "d'euros", nothing before it in English."""
    if language != "fr":
        return unit
    return f"d'{unit}" if unit.startswith("e") else f"de {unit}"


def _number(number: Decimal, language: str) -> str:
    written = f"{number:,f}"
    if language == "fr":
        written = written.replace(",", "\N{NARROW NO-BREAK SPACE}").replace(".", ",")
    return written.replace("-", "\N{MINUS SIGN}")
