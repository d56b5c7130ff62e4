"""Every verb of every room has the right that whoever asks for it must have.

The desk asks for that right before it calls the verb. A verb that is new, and not here, fails.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil

from toguna.access.enums import Ability

ROOMS = (
    "record",
    "institutions",
    "access",
    "acts",
    "texts",
    "meetings",
    "roadmap",
    "exchange",
)

RIGHTS: dict[Ability, str] = {
    Ability.KEEP_INSTITUTIONS: """
        institutions.add_party institutions.confer_mandate institutions.delegate_power
        institutions.end_mandate institutions.relate_parties institutions.withdraw_member
    """,
    Ability.RECORD_ACTS: """
        acts.add_participation acts.interpret_act acts.record_act acts.restate_act
    """,
    Ability.RECORD_TEXTS: """
        texts.adopt_text texts.amend_text texts.bring_into_force texts.correct_text
        texts.deposit_instrument texts.ratify_text texts.record_stage texts.register_text
        texts.relate_texts texts.repeal_text texts.sign_text
    """,
    Ability.NUMBER_TEXTS: """
        texts.explain_gap texts.give_number texts.number_text texts.open_number_series
        texts.reserve_number texts.void_number
    """,
    Ability.PREPARE_MEETINGS: """
        meetings.add_to_programme meetings.cancel_item meetings.climb_item meetings.move_item
        meetings.open_chain meetings.open_meeting meetings.open_series meetings.put_on_agenda
        meetings.reinstate_item meetings.schedule_item
    """,
    Ability.RECORD_OUTCOMES: "meetings.record_outcome",
    Ability.RELEASE_PROGRAMME: "meetings.release_programme",
    Ability.KEEP_ROADMAP: """
        roadmap.add_action roadmap.add_category roadmap.add_indicator roadmap.open_roadmap
        roadmap.open_round roadmap.take_snapshot
    """,
    Ability.ASSERT_PROGRESS: "roadmap.assert_progress roadmap.record_value",
    Ability.CORRECT: "roadmap.correct_assertion roadmap.correct_value",
    Ability.SUBMIT_REPORTS: "roadmap.submit_report",
    Ability.ACCEPT_REPORTS: "roadmap.accept_report roadmap.send_back_report",
    Ability.IMPORT: "exchange.import_dataset",
    Ability.RENAME: "record.rename",
    Ability.MANAGE_ACCOUNTS: """
        access.close_account access.erase_account access.open_account access.reopen_account
    """,
    Ability.GIVE_ROLES: """
        access.add_role access.appoint_stand_in access.change_grants access.end_role
        access.ensure_roles access.give_role access.revoke_role access.revoke_stand_in
    """,
}

MACHINERY = {
    # How every room writes its rows: called by the verbs, never by a plane.
    "record.append",
    "record.append_many",
    "record.change_all",
    "record.create_all",
    "record.remove_all",
    "access.revoke",
}


def verbs_of(room: str) -> set[str]:
    """The public functions of a room's actions that take an actor; of `record`, those of all its
    modules, as it has no actions of its own."""
    package = importlib.import_module(f"toguna.{room}")
    found = set()
    for info in pkgutil.walk_packages(package.__path__, f"toguna.{room}."):
        if ".migrations" in info.name or not (room == "record" or ".actions" in info.name):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            own = inspect.isfunction(value) and value.__module__ == info.name
            if own and not name.startswith("_") and "actor" in inspect.signature(value).parameters:
                found.add(f"{room}.{name}")
    return found


def test_every_verb_has_its_right() -> None:
    verbs = {verb for room in ROOMS for verb in verbs_of(room)}
    mapped = [verb for listed in RIGHTS.values() for verb in listed.split()]
    assert len(mapped) == len(set(mapped))
    assert verbs - MACHINERY == set(mapped)
