"""What roles can give, and how far: closed lists, as code asks for each by its name."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Ability(models.TextChoices):
    """One right, as the desk asks for it. Which role has it is a row (`Grant`).

    Whoever needs another one adds it here, to the sets below where it reads or administers, to
    the shipped roles and to the matrix of the tests, which fails until it is there.
    """

    READ_RECORD = "read-record", _("read the record, what is not public included")
    READ_EMBARGOED = "read-embargoed", _("read validated articles before their time")
    READ_LEDGER = "read-ledger", _("read and verify the ledger")
    READ_ACCOUNTS = "read-accounts", _("see accounts, roles and stand-ins")
    EXPORT = "export", _("take lists out as tables")

    ADD_SOURCES = "add-sources", _("add sources and their passages")
    KEEP_LISTS = "keep-lists", _("keep vocabularies, places and discrepancies")
    KEEP_INSTITUTIONS = "keep-institutions", _("keep parties, offices, mandates and powers")
    RECORD_ACTS = "record-acts", _("record acts and what became of them")
    RECORD_TEXTS = "record-texts", _("record texts and their life")
    NUMBER_TEXTS = "number-texts", _("give reference numbers")
    PREPARE_MEETINGS = "prepare-meetings", _("prepare meetings, agendas and programmes")
    RECORD_OUTCOMES = "record-outcomes", _("record the outcomes of meetings")
    RELEASE_PROGRAMME = "release-programme", _("release a programme")
    KEEP_ROADMAP = "keep-roadmap", _("keep roadmaps, their actions and reporting rounds")
    ASSERT_PROGRESS = "assert-progress", _("state how far an action is")
    SUBMIT_REPORTS = "submit-reports", _("submit a report")
    ACCEPT_REPORTS = "accept-reports", _("accept reports, or send them back")
    WRITE_ARTICLES = "write-articles", _("write articles and add images")
    REVIEW = "review", _("review what is submitted")
    TRANSLATE = "translate", _("translate")
    CORRECT = "correct", _("correct what was recorded or published")
    VALIDATE = "validate", _("validate")
    PUBLISH = "publish", _("publish, schedule and put under embargo")
    RENAME = "rename", _("change identifiers")
    IMPORT = "import", _("bring tables in")

    MANAGE_ACCOUNTS = "manage-accounts", _("open, close and erase accounts")
    GIVE_ROLES = "give-roles", _("give and revoke roles and stand-ins, and change what roles give")


class Reach(models.TextChoices):
    """How far a right goes: everywhere, or to what concerns the scope of the assignment."""

    ANYWHERE = "anywhere", _("Anywhere")
    OWN_STATE = "own-state", _("Own state")
    OWN_BODY = "own-body", _("Own body")
    OWN_PILLAR = "own-pillar", _("Own pillar")


class Nature(models.TextChoices):
    """What a role is for. No row can give a role, nor a person, rights of two natures: who keeps
    accounts touches no content, who audits changes nothing."""

    CONTENT = "content", _("Work on the record")
    OVERSIGHT = "oversight", _("Oversight")
    ADMINISTRATION = "administration", _("Administration")


READING = frozenset(
    {
        Ability.READ_RECORD,
        Ability.READ_EMBARGOED,
        Ability.READ_LEDGER,
        Ability.READ_ACCOUNTS,
        Ability.EXPORT,
    }
)
"""The rights that change nothing."""

ADMINISTERING = frozenset({Ability.MANAGE_ACCOUNTS, Ability.GIVE_ROLES})

PERMITTED: dict[Nature, frozenset[Ability]] = {
    Nature.CONTENT: frozenset(Ability) - ADMINISTERING,
    Nature.OVERSIGHT: READING,
    Nature.ADMINISTRATION: ADMINISTERING | {Ability.READ_ACCOUNTS},
}
"""What a role of each nature can give at most, whatever its rows say."""


class Refusal(models.TextChoices):
    """Why something is not allowed."""

    INACTIVE = "inactive", _("This account is closed: ask an administrator to open it again.")
    NO_ROLE = "no-role", _("You hold no role at this time: ask an administrator for one.")
    NOT_GRANTED = "not-granted", _("None of your roles gives this right: %(ability)s.")
    ELSEWHERE = "elsewhere", _("Your role gives this right for %(scopes)s only: %(ability)s.")
    ENDED = "ended", _("You had this right until %(until)s (UTC): %(ability)s.")
    NOT_HOLDER = (
        "not-holder",
        _("Only the holder of a role, or an administrator, appoints a stand-in for it."),
    )
