"""Those responsible report: a round is opened, a report submitted, sent back, accepted."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from toguna.institutions.evidence import Evidence, Text, state_fact, state_revision
from toguna.institutions.models import Party
from toguna.record.actor import Actor
from toguna.roadmap.enums import ReportStep
from toguna.roadmap.models import Report, ReportingRound, Roadmap
from toguna.roadmap.rules import can_follow
from toguna.roadmap.validators import VALIDATORS


def open_round(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    roadmap: Roadmap,
    title: Text,
    opens: date,
    due: date,
) -> ReportingRound:
    """Those responsible for a roadmap's actions report from `opens` to `due`, both included."""
    round = ReportingRound(ref=ref, roadmap=roadmap, title=title, opens=opens, due=due)
    return state_fact(
        round, actor=actor, verb="open_round", evidence=evidence, validators=VALIDATORS
    )


def submit_report(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    round: ReportingRound,
    party: Party,
    day: date,
    note: Text = "",
) -> Report:
    """A party submits its report, for the first time or after it was sent back. Late is possible,
    before the round opens is not."""
    step = Report(ref=ref, round=round, party=party, step=ReportStep.SUBMITTED, day=day, note=note)
    return _take(step, actor, "submit_report", evidence)


def send_back_report(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    round: ReportingRound,
    party: Party,
    day: date,
    note: Text,
) -> Report:
    """A submitted report goes back to the party; the note says what is missing."""
    step = Report(ref=ref, round=round, party=party, step=ReportStep.SENT_BACK, day=day, note=note)
    return _take(step, actor, "send_back_report", evidence)


def accept_report(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    round: ReportingRound,
    party: Party,
    day: date,
    note: Text = "",
) -> Report:
    """A submitted report is accepted: it is closed."""
    step = Report(ref=ref, round=round, party=party, step=ReportStep.ACCEPTED, day=day, note=note)
    return _take(step, actor, "accept_report", evidence)


REFUSALS = {
    None: _("“%(party)s” has submitted nothing in this round yet."),
    ReportStep.SUBMITTED: _("The report of “%(party)s” is submitted: accept it or send it back."),
    ReportStep.SENT_BACK: _("The report of “%(party)s” was sent back: submit it again."),
    ReportStep.ACCEPTED: _("The report of “%(party)s” is accepted: the round is closed for it."),
}


def _take(step: Report, actor: Actor, verb: str, evidence: Evidence) -> Report:
    with transaction.atomic():
        # Two steps at the same time would both follow the same one: the second one waits.
        ReportingRound.objects.select_for_update().get(pk=step.round.pk)
        steps = Report.objects.current().filter(round=step.round, party=step.party)
        last = steps.order_by("day", "id").last()
        if not can_follow(step.step, last.step if last else None):
            message = REFUSALS[ReportStep(last.step) if last else None]
            raise ValidationError(message, code="step", params={"party": step.party.ref})
        if last is not None and step.day < last.day:
            raise ValidationError(
                {
                    "day": ValidationError(
                        _("The step before was taken on %(day)s: this one cannot be earlier."),
                        code="reversed",
                        params={"day": last.day.isoformat()},
                    )
                }
            )
        return state_revision(
            step, actor=actor, verb=verb, evidence=evidence, validators=VALIDATORS
        )
