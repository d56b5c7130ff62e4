"""The roles that ship. They become rows once (`actions.ensure_roles`); from then on the rows say
what a role gives, and this table only what a new one begins with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from toguna.access.enums import Ability, Nature, Reach

Granted = tuple[Ability, Reach]


@dataclass(frozen=True, slots=True)
class ShippedRole:
    """A role as it begins; see `models.Role`."""

    ref: str
    name: str | Promise
    description: str | Promise
    nature: Nature
    grants: frozenset[Granted]
    by_state: bool = False
    by_body: bool = False
    by_pillar: bool = False


def _given(reach: Reach, abilities: Iterable[Ability]) -> frozenset[Granted]:
    return frozenset((ability, reach) for ability in abilities)


# What the secretariat alone does: it answers for the record as a whole.
_OF_THE_SECRETARIAT = frozenset(
    {
        Ability.KEEP_LISTS,
        Ability.NUMBER_TEXTS,
        Ability.RELEASE_PROGRAMME,
        Ability.SUBMIT_REPORTS,
        Ability.ACCEPT_REPORTS,
        Ability.VALIDATE,
        Ability.PUBLISH,
        Ability.RENAME,
        Ability.IMPORT,
    }
)
_OF_AN_EDITOR = frozenset(
    {
        Ability.READ_RECORD,
        Ability.READ_EMBARGOED,
        Ability.EXPORT,
        Ability.ADD_SOURCES,
        Ability.KEEP_INSTITUTIONS,
        Ability.RECORD_ACTS,
        Ability.RECORD_TEXTS,
        Ability.PREPARE_MEETINGS,
        Ability.RECORD_OUTCOMES,
        Ability.KEEP_ROADMAP,
        Ability.ASSERT_PROGRESS,
        Ability.WRITE_ARTICLES,
        Ability.REVIEW,
        Ability.TRANSLATE,
        Ability.CORRECT,
    }
)
_OF_A_COMMITTEE = frozenset(
    {
        Ability.READ_RECORD,
        Ability.READ_EMBARGOED,
        Ability.EXPORT,
        Ability.RECORD_ACTS,
        Ability.RECORD_TEXTS,
        Ability.ASSERT_PROGRESS,
        Ability.SUBMIT_REPORTS,
        Ability.CORRECT,
    }
)
_OF_A_FOCAL_POINT = frozenset(
    {
        Ability.READ_RECORD,
        Ability.READ_EMBARGOED,
        Ability.EXPORT,
        Ability.RECORD_ACTS,
        Ability.PREPARE_MEETINGS,
        Ability.ASSERT_PROGRESS,
        Ability.SUBMIT_REPORTS,
        Ability.WRITE_ARTICLES,
        Ability.CORRECT,
    }
)
# A source is everybody's: whoever states something adds what it cites.
_CITING = _given(Reach.ANYWHERE, [Ability.ADD_SOURCES])

ROLES: tuple[ShippedRole, ...] = (
    ShippedRole(
        "secretariat",
        _("Permanent secretariat"),
        _("Keeps the whole record, validates it and publishes it."),
        Nature.CONTENT,
        _given(Reach.ANYWHERE, _OF_AN_EDITOR | _OF_THE_SECRETARIAT),
    ),
    ShippedRole(
        "editor",
        _("Editor"),
        _("Records and writes; what is recorded waits to be validated."),
        Nature.CONTENT,
        _given(Reach.ANYWHERE, _OF_AN_EDITOR),
    ),
    ShippedRole(
        "national-committee",
        _("Member of a national committee"),
        _("Records, states and reports for one state."),
        Nature.CONTENT,
        _given(Reach.OWN_STATE, _OF_A_COMMITTEE) | _CITING,
        by_state=True,
    ),
    ShippedRole(
        "focal-point",
        _("Focal point"),
        _("States, reports and writes for one body or one pillar."),
        Nature.CONTENT,
        _given(Reach.OWN_BODY, _OF_A_FOCAL_POINT)
        | _given(Reach.OWN_PILLAR, _OF_A_FOCAL_POINT)
        | _CITING,
        by_body=True,
        by_pillar=True,
    ),
    ShippedRole(
        "newsroom",
        _("Newsroom"),
        _("Reads validated articles before their time."),
        Nature.CONTENT,
        _given(Reach.ANYWHERE, [Ability.READ_EMBARGOED]),
    ),
    ShippedRole(
        "translator",
        _("Translator"),
        _("Reads the record and translates it."),
        Nature.CONTENT,
        _given(Reach.ANYWHERE, [Ability.READ_RECORD, Ability.READ_EMBARGOED, Ability.TRANSLATE]),
    ),
    ShippedRole(
        "auditor",
        _("Auditor"),
        _("Reads everything, the ledger included, and changes nothing."),
        Nature.OVERSIGHT,
        _given(
            Reach.ANYWHERE,
            [
                Ability.READ_RECORD,
                Ability.READ_EMBARGOED,
                Ability.READ_LEDGER,
                Ability.READ_ACCOUNTS,
                Ability.EXPORT,
            ],
        ),
    ),
    ShippedRole(
        "administrator",
        _("Administrator"),
        _("Keeps accounts and gives roles; has no right to content."),
        Nature.ADMINISTRATION,
        _given(
            Reach.ANYWHERE, [Ability.READ_ACCOUNTS, Ability.MANAGE_ACCOUNTS, Ability.GIVE_ROLES]
        ),
    ),
)
