"""What can be done with reference numbers. Each verb checks, writes and tells the ledger in one
transaction; it raises ValidationError, and then nothing is written."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from toguna.institutions.evidence import Text
from toguna.institutions.models import Party
from toguna.institutions.validators import refuse
from toguna.kernel.identifiers import derived_ref
from toguna.kernel.models import Term
from toguna.record.actor import Actor
from toguna.record.changes import Change, change_all, create_all
from toguna.texts.enums import NumberFate
from toguna.texts.models import Number, NumberSeries, NumberUse, Work
from toguna.texts.numbering.patterns import print_number
from toguna.texts.numbering.queries import Standing, cycle_of, highest_known, number_lines
from toguna.texts.numbering.validators import validate_given, validate_series, validate_year


def open_number_series(
    *,
    actor: Actor,
    ref: str,
    kind: Term,
    body: Party,
    pattern: str,
    code: str = "",
    yearly: bool = True,
) -> NumberSeries:
    """A body numbers its texts of one kind; see `patterns` for how."""
    series = NumberSeries(ref=ref, kind=kind, body=body, pattern=pattern, code=code, yearly=yearly)
    with transaction.atomic():
        series.full_clean()
        validate_series(series)
        create_all(actor=actor, objects=[series], verb="open_number_series")
    return series


def reserve_number(*, actor: Actor, series: NumberSeries, year: int) -> Number:
    """The next number of the series in that year, for this caller and nobody else: one more than
    the highest that was taken or that a text bears."""
    validate_year(year)
    with transaction.atomic():
        standing = _locked(series)
        return _take(actor, standing, year, highest_known(standing, year) + 1, "reserve_number")


def give_number(*, actor: Actor, number: Number, work: Work) -> NumberUse:
    """A reserved number becomes that of a text, for ever, and is printed on it. The text is of the
    series' kind and body and bears no other number."""
    with transaction.atomic():
        _locked(number.series)
        _refuse_used(number)
        text = Work.objects.select_for_update().get(pk=work.pk)
        validate_given(number, text)
        _refuse_borne(number, text)
        if not text.number:
            change = Change(work, {"number": ""}, {"number": number.printed})
            change_all(actor=actor, changes=[change], verb="give_number")
        use = NumberUse(number=number, fate=NumberFate.GIVEN, work=work)
        return _use(actor, use, "give_number")


def number_text(*, actor: Actor, series: NumberSeries, year: int, work: Work) -> NumberUse:
    """Reserve the next number and give it, in one step: a refusal leaves no gap."""
    with transaction.atomic():
        number = reserve_number(actor=actor, series=series, year=year)
        return give_number(actor=actor, number=number, work=work)


def void_number(*, actor: Actor, number: Number, reason: Text) -> NumberUse:
    """A reserved number is given to no text, for a reason. It is never reserved again."""
    with transaction.atomic():
        _locked(number.series)
        _refuse_used(number)
        use = NumberUse(number=number, fate=NumberFate.VOID, reason=reason)
        return _use(actor, use, "void_number")


def explain_gap(
    *, actor: Actor, series: NumberSeries, year: int, number: int, reason: Text
) -> NumberUse:
    """Say why no text bears a number of which nothing was known, below the highest one: it is void,
    and is never given. Raises ValidationError for a number that is no such gap."""
    validate_year(year)
    with transaction.atomic():
        standing = _locked(series)
        missing = {
            line.number
            for line in number_lines(standing, year)
            if line.standing is Standing.MISSING
        }
        if number not in missing:
            refuse("number", _("This number is no unexplained gap of the series in that year."))
        taken = _take(actor, standing, year, number, "explain_gap")
        return void_number(actor=actor, number=taken, reason=reason)


def _locked(series: NumberSeries) -> NumberSeries:
    """The series, read again and locked until the transaction ends: those who number at once do it
    one after the other. On SQLite the transaction itself is the lock (BEGIN IMMEDIATE)."""
    rows = NumberSeries.objects.select_for_update(of=("self",)).select_related("kind", "body")
    return rows.get(pk=series.pk)


def _take(actor: Actor, series: NumberSeries, year: int, number: int, verb: str) -> Number:
    cycle = cycle_of(series, year)
    taken = Number(
        ref=derived_ref([series.ref, str(cycle) if cycle else "", str(number)]),
        series=series,
        cycle=cycle,
        year=year,
        number=number,
        printed=print_number(series.pattern, number=number, year=year, body=series.code),
        reserved_by=actor.ref,
    )
    create_all(actor=actor, objects=[taken], verb=verb)
    return taken


def _use(actor: Actor, use: NumberUse, verb: str) -> NumberUse:
    use.full_clean()
    create_all(actor=actor, objects=[use], ref_of=lambda row: row.number.ref, verb=verb)
    return use


def _refuse_used(number: Number) -> None:
    used = NumberUse.objects.filter(number=number).select_related("work").first()
    if used is None:
        return
    if used.fate == NumberFate.VOID:
        refuse("number", _("The number %(number)s is void: reserve another."), number=str(number))
    message = _("The number %(number)s was given to “%(work)s”: reserve another.")
    params = {"number": str(number), "work": used.work.ref if used.work else ""}
    raise ValidationError({"number": ValidationError(message, code="used", params=params)})


def _refuse_borne(number: Number, work: Work) -> None:
    """A text that was recorded since the number was reserved may have come with it."""
    lines = number_lines(number.series, number.year)
    others = [one for one in lines[number.number - 1].works if one.pk != work.pk]
    if others:
        refuse(
            "number",
            _("“%(work)s” bears the number %(number)s: reserve another, and void this one."),
            work=others[0].ref,
            number=str(number),
        )
