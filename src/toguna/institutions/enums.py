"""Closed lists that rules depend on; open vocabularies are rows (kernel.Term)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartyKind(models.TextChoices):
    STATE = "state", _("State")
    BODY = "body", _("Body")
    PERSON = "person", _("Person")
    ORGANISATION = "organisation", _("Outside organisation")


class DelegationKind(models.TextChoices):
    PERMITTED = "permitted", _("May be delegated")
    MADE = "made", _("Delegated")
