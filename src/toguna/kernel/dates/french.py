"""How French writes dates (Imprimerie nationale, "Lexique des règles typographiques": "1er" for
the first day alone, months in lower case)."""

from __future__ import annotations

from typing import NamedTuple

from toguna.kernel.dates.edtf import Shape
from toguna.kernel.dates.stated import Edge, Grain, Stated

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
ELIDING = ("avril", "août", "octobre")


class Doubt(NamedTuple):
    """A mark in words: of the start (masculine), of the end (feminine), of both (plural)."""

    of_start: str
    of_end: str
    of_both: str


DOUBTS = {
    "~": Doubt("approximatif", "approximative", "approximatives"),
    "?": Doubt("incertain", "incertaine", "incertaines"),
    "%": Doubt(
        "approximatif et incertain", "approximative et incertaine", "approximatives et incertaines"
    ),
    "/": Doubt("inconnu", "inconnue", "inconnues"),
}


class FrenchDates:
    """The French grammar of dates; see `words.Grammar`."""

    def name(self, point: Stated, *, month: bool = True, year: bool = True) -> str:
        if point.grain is Grain.DECADE:
            return f"années {point.year}"
        if point.grain is Grain.YEAR:
            return str(point.year)
        written = MONTHS[point.month - 1]
        if point.grain is Grain.DAY:
            number = "1er" if point.day == 1 else str(point.day)
            written = f"{number}\N{NO-BREAK SPACE}{written}" if month else number
        return f"{written} {point.year}" if year else written

    def alone(self, point: Stated) -> str:
        match point.grain:
            case Grain.DAY:
                return "le {date}"
            case Grain.DECADE:
                return "dans les {date}"
            case _:
                return "en {date}"

    def around(self, point: Stated) -> str:
        return "vers " + self._with_article(point, "{date}")

    def since(self, point: Stated) -> str:
        return "à partir " + self._of(point, "{date}")

    def until(self, point: Stated) -> str:
        match point.grain:
            case Grain.DAY:
                return "jusqu’au {date}"
            case Grain.DECADE:
                return "jusqu’aux {date}"
            case _:
                return "jusqu’en {date}"

    def after(self, point: Stated) -> str:
        # "après septembre 2025" would leave September out, which the date does not.
        return "après le {date}" if point.grain is Grain.DAY else f"au plus tôt {self.alone(point)}"

    def before(self, point: Stated) -> str:
        return "au plus tard " + self.alone(point)

    def span(self, start: Stated, end: Stated, *, preposition: bool) -> str:
        to = {Grain.DAY: "au", Grain.DECADE: "aux"}.get(end.grain, "à")
        return f"{self._of(start, '{start}')} {to} {{end}}"

    def two_days(self, *, preposition: bool) -> str:
        return "les {start} et {end}"

    def between(self, start: Stated, end: Stated) -> str:
        first, last = self._with_article(start, "{start}"), self._with_article(end, "{end}")
        return f"entre {first} et {last}"

    def unknown(self, *, preposition: bool) -> str:
        return "à une date inconnue" if preposition else "date inconnue"

    def reserve(self, shape: Shape, start: Stated | Edge, end: Stated | Edge) -> str:
        if shape is Shape.POINT:
            return " (incertain)" if start.mark in ("?", "%") else ""
        if shape is not Shape.INTERVAL or not start.mark + end.mark:
            return ""
        if start.mark == end.mark:
            return f" (dates {DOUBTS[start.mark].of_both})"
        of_start = [f"début {DOUBTS[start.mark].of_start}"] if start.mark else []
        of_end = [f"fin {DOUBTS[end.mark].of_end}"] if end.mark else []
        return f" ({', '.join(of_start + of_end)})"

    def _of(self, point: Stated, place: str) -> str:
        match point.grain:
            case Grain.DAY:
                return f"du {place}"
            case Grain.DECADE:
                return f"des {place}"
            case Grain.MONTH if MONTHS[point.month - 1] in ELIDING:
                return f"d’{place}"
            case _:
                return f"de {place}"

    def _with_article(self, point: Stated, place: str) -> str:
        match point.grain:
            case Grain.DAY:
                return f"le {place}"
            case Grain.DECADE:
                return f"les {place}"
            case _:
                return place
