"""Two days that were written into the form of the page of changes, and where they lead.

A form without a script can send them only behind a question mark; they go on to the address that
they have.
"""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from toguna.portal.addresses import Narrowing, NotADay, address, read_day
from toguna.portal.contexts.changes import ChangePeriodsPage
from toguna.portal.pages.changes import FIELDS, periods_page
from toguna.portal.scene import Asked, scene_of

LONGEST = 40
"""Characters of a day, as it was written, that are shown again."""


def days_in(query: QueryDict, asked: Asked) -> tuple[str, str] | None:
    """The two days as they were written; None where the address says the days, or nobody wrote
    any."""
    first, last = FIELDS[asked.language]
    if asked.name != "changes" or asked.narrowing.days or not {first, last} & query.keys():
        return None
    return query.get(first, "").strip(), query.get(last, "").strip()


def answer(written: tuple[str, str], asked: Asked) -> HttpResponse | ChangePeriodsPage:
    """To the page between the two days, whichever was written first, from the same standpoint; or
    the choice of days again, which says what is wrong."""
    try:
        days = sorted(day for one in written if (day := read_day(one or None)) is not None)
    except NotADay as error:
        message = _("“%(day)s” is not a day that can be asked about.") % {"day": _shown(str(error))}
        return _again(asked, message, written)
    if len(days) < len(written):
        return _again(asked, _("Write both days."), written)
    narrowing = Narrowing(days=(days[0], days[-1]))
    return HttpResponseRedirect(
        address(asked.name, asked.language, asked.viewpoint, narrowing=narrowing)
    )


def _again(asked: Asked, message: str, written: tuple[str, str]) -> ChangePeriodsPage:
    first, last = map(_shown, written)
    return periods_page(scene_of(asked), message, (first, last))


def _shown(text: str) -> str:
    """What was written, as far as a page can show it."""
    return "".join(sign for sign in text[:LONGEST] if sign.isprintable())
