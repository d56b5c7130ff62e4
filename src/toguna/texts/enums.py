"""Closed lists that the computation of a text's axes depends on."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LifeStage(models.TextChoices):
    """What an act did to a text."""

    ANNOUNCED = "announced", _("Announced")
    DRAFTING = "drafting", _("Being drafted")
    DRAFTED = "drafted", _("Drafted")
    EXAMINED = "examined", _("Examined")
    FINALISED = "finalised", _("Finalised")
    APPROVED = "approved", _("Approved")
    ADOPTED = "adopted", _("Adopted")
    SIGNED = "signed", _("Signed")
    RATIFIED = "ratified", _("Ratified")
    DEPOSITED = "deposited", _("Instrument deposited")
    IN_FORCE = "in-force", _("Entered into force")
    AMENDED = "amended", _("Amended")
    REPEALED = "repealed", _("Repealed")
    CORRECTED = "corrected", _("Corrected")
    PUBLISHED = "published", _("Published")


class ForceClause(models.TextChoices):
    """When the text says that it enters into force; empty where the clause is not known."""

    ON_ADOPTION = "on-adoption", _("On its adoption")
    ON_SIGNATURE = "on-signature", _("On its signature")
    ON_DEPOSITS = "on-deposits", _("When enough instruments are deposited")
    ON_DATE = "on-date", _("On a date")


class NegotiationState(models.TextChoices):
    NOT_STATED = "not-stated", _("Not stated")
    DRAFTING = "drafting", _("Being drafted")
    DRAFTED = "drafted", _("Drafted")
    EXAMINED = "examined", _("Examined")
    CONCLUDED = "concluded", _("Concluded")


class AdoptionState(models.TextChoices):
    NOT_STATED = "not-stated", _("Not stated")
    NOT_ADOPTED = "not-adopted", _("Not yet adopted")
    ADOPTED = "adopted", _("Adopted")
    SIGNED = "signed", _("Signed")


class RatificationState(models.TextChoices):
    NOT_STATED = "not-stated", _("Not stated")
    PARTIAL = "partial", _("By some states")
    COMPLETE = "complete", _("By every contracting state")


class ForceState(models.TextChoices):
    NOT_STATED = "not-stated", _("Not stated")
    NOT_IN_FORCE = "not-in-force", _("Not in force")
    IN_FORCE = "in-force", _("In force")
    REPEALED = "repealed", _("Repealed")


class LifeState(models.TextChoices):
    """How far a text has come, in one word for a register: the farthest that its axes tell. It
    replaces none of them: a text in force can still be unratified by a state."""

    NEGOTIATION = "negotiation", _("Being drafted or negotiated")
    CONCLUDED = "concluded", _("Negotiated, adoption not stated")
    ADOPTED = "adopted", _("Adopted or signed")
    RATIFICATION = "ratification", _("Being ratified")
    RATIFIED = "ratified", _("Ratified by every contracting state")
    IN_FORCE = "in-force", _("In force")
    REPEALED = "repealed", _("Repealed")
    NOT_STATED = "not-stated", _("Not stated")


class NumberFate(models.TextChoices):
    """What became of a reference number that was taken from a series."""

    GIVEN = "given", _("Given to a text")
    VOID = "void", _("Void")
