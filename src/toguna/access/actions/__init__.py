"""What can be done in this room. Each verb checks, writes and tells the ledger in one transaction;
it raises ValidationError, and then nothing is written. Instants are aware.

Who may is asked before, of `rules`; what nobody may (a role for oneself, rights of two natures in
one hand) is refused here. The ledger names people by their key and holds nothing else of them.
"""

from toguna.access.actions.accounts import (
    close_account,
    erase_account,
    open_account,
    reopen_account,
)
from toguna.access.actions.grants import add_role, change_grants, ensure_roles
from toguna.access.actions.roles import end_role, give_role, revoke_role
from toguna.access.actions.stand_ins import appoint_stand_in, revoke_stand_in

__all__ = [
    "add_role",
    "appoint_stand_in",
    "change_grants",
    "close_account",
    "end_role",
    "ensure_roles",
    "erase_account",
    "give_role",
    "open_account",
    "reopen_account",
    "revoke_role",
    "revoke_stand_in",
]
