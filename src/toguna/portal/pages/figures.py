"""What the words and figures of the site mean. The lists are those of the code: a word that is
added to one without a meaning fails here and in the tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from toguna.portal.contexts.about import AboutPage, Meaning, Section
from toguna.portal.contexts.parts import Fact, Link, Status, Text
from toguna.portal.frames import frame_of, list_name
from toguna.portal.pages.meanings import (
    COMPLETION,
    FRESHNESS,
    GRADES,
    LIFECYCLE,
    ORIGINS,
    PASSAGES,
    REPORTING,
    SCHEDULE,
    VALUES,
)
from toguna.portal.pages.telling import choice, fact
from toguna.portal.queries.sourcing import passage_counts, sources
from toguna.portal.scene import Scene
from toguna.record.enums import PassageStatus
from toguna.roadmap.queries import FRESH_MONTHS


def figures_page(scene: Scene) -> AboutPage:
    """Two queries and the frame's."""
    lead = _(
        "There is no single traffic light here. Where an action stands is told on separate axes, "
        "each with who states it and on what evidence."
    )
    return AboutPage(
        frame=frame_of(scene, Text(list_name("figures")), description=lead),
        lead=lead,
        sections=(
            *_stated_axes(),
            *_computed_axes(),
            _grades(),
            _silence(),
            _indicators(),
            _origins(),
            _times(scene),
            _dates(),
            _passages(scene),
        ),
    )


def _meanings(meanings: Mapping[TextChoices, str | Promise]) -> tuple[Meaning, ...]:
    """Every word of a closed list, in its order. Raises KeyError for one without a meaning."""
    every: Iterable[TextChoices] = type(next(iter(meanings)))
    return tuple(Meaning(choice(member), str(meanings[member])) for member in every)


def _stated_axes() -> tuple[Section, ...]:
    return (
        Section(
            "lifecycle",
            _("Lifecycle"),
            (_("Where an action stands in its course, as a source states it."),),
            meanings=_meanings(LIFECYCLE),
        ),
        Section(
            "completion",
            _("Completion"),
            (
                _(
                    "How much of it is done, as a source states it. No percentage is made of "
                    "these words, and the assessment of the whole is never an average of those "
                    "of the states: it is a statement of its own."
                ),
            ),
            meanings=_meanings(COMPLETION),
        ),
    )


def _computed_axes() -> tuple[Section, ...]:
    months = {"months": FRESH_MONTHS}
    return (
        Section(
            "schedule",
            _("Schedule"),
            (
                _(
                    "Computed from the planned date, on the day of the page. Where no source gives "
                    "a date nothing is said, and an action that was cancelled has no schedule."
                ),
            ),
            meanings=_meanings(SCHEDULE),
        ),
        Section(
            "reporting",
            _("Reporting"),
            (_("Whether those responsible have reported in the round that counts on that day."),),
            meanings=_meanings(REPORTING),
        ),
        Section(
            "freshness",
            _("Freshness"),
            (
                ngettext(
                    "Computed: after %(months)s month without any new statement, a page says that "
                    "there is no recent information. That says nothing of the action itself.",
                    "Computed: after %(months)s months without any new statement, a page says that "
                    "there is no recent information. That says nothing of the action itself.",
                    FRESH_MONTHS,
                )
                % months,
            ),
            meanings=_meanings(FRESHNESS),
        ),
    )


def _grades() -> Section:
    return Section(
        "grades",
        _("Grades of evidence"),
        (
            _(
                "Every statement is attributed: “as stated by …” names who published it. Its grade "
                "says what kind of evidence it is. A grade judges the kind of evidence, not the "
                "good faith of those who give it."
            ),
        ),
        meanings=_meanings(GRADES),
    )


def _silence() -> Section:
    return Section(
        "not-reported",
        _("“Not reported”"),
        (
            _(
                "It means that no source states anything on that point. It is not zero, it is not "
                "“not started”, and it is never filled in nor counted as either."
            ),
        ),
        meanings=(Meaning(Status(_("Not reported"), "not-reported"), _("No source states it.")),),
    )


def _indicators() -> Section:
    return Section(
        "progress",
        _("Indicators and progress"),
        (
            _(
                "Progress is (actual − baseline) ÷ (target − baseline). It is below 0 % when "
                "things went back, above 100 % when the target is passed, and it is not given "
                "when one of the three is missing."
            ),
            _(
                "A change of a percentage is labelled: from 20 % to 30 % is 10 percentage points, "
                "and a rise of 50 per cent, relative."
            ),
        ),
        meanings=_meanings(VALUES),
    )


def _origins() -> Section:
    return Section(
        "origin",
        _("Origin of an action"),
        (_("Why an action is in the record."),),
        meanings=_meanings(ORIGINS),
    )


def _times(scene: Scene) -> Section:
    return Section(
        "times",
        _("Three times"),
        (
            _(
                "Each fact has three times, which are never confused: since when it is true; on "
                "which day a source made it public (marked where that day is inferred); and when "
                "it was written into this record, by the clock of the machine alone."
            ),
            _(
                "“As of a day” shows what was true by that day, with all that is known now. “As "
                "was known on a day” shows only what sources had made public by then. Any page "
                "can be seen from another day, and its links keep it."
            ),
        ),
        links=(_list(scene, "dates"), _list(scene, "changes"), _list(scene, "timeline")),
    )


def _dates() -> Section:
    return Section(
        "dates",
        _("Uncertain dates"),
        (
            _(
                "A date is as precise as its source: a day, a month, a year, a span, one day "
                "within a span, or unknown. No day is invented. A thing that was planned for a "
                "day now past, and of which nothing was said since, is “planned, not confirmed”."
            ),
        ),
    )


def _passages(scene: Scene) -> Section:
    """How many passages were read, and what became of each."""
    counted = Counter(passage_counts(scene.standpoint))
    number = sources(scene.standpoint).count()
    documents = ngettext("%(number)s document", "%(number)s documents", number)
    rows: list[Fact] = [*fact(_("Sources"), documents % {"number": number})]
    for status in PassageStatus:
        rows += fact(str(status.label).capitalize(), str(counted[status]))
    return Section(
        "passages",
        _("Passages"),
        (
            _(
                "Every paragraph of every source has been read, and each is accounted for: its "
                "facts are in the record, or it is context for others, or it was left out with "
                "the reason. What does not add up within the sources is kept visible."
            ),
        ),
        facts=tuple(rows),
        meanings=_meanings(PASSAGES),
        links=(_list(scene, "sources"), _list(scene, "discrepancies")),
    )


def _list(scene: Scene, name: str) -> Link:
    return Link(Text(list_name(name)), scene.address(name))
