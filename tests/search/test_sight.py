"""What may not be seen is neither found nor counted nor proposed, whatever hides it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from tests.search.conftest import NOW, Ask, complete, refs
from toguna.acts.models import Act, Participation
from toguna.institutions.models import Mandate, Party, Relation
from toguna.meetings.models import Meeting
from toguna.record.models import Source
from toguna.roadmap.models import Action, Category
from toguna.search.actions import rebuild
from toguna.search.enums import Kind
from toguna.search.models import Entry

AFTER = datetime(2131, 2, 1, tzinfo=UTC)


def test_what_is_sealed_is_found_once_its_time_has_come(ask: Ask) -> None:
    assert refs(ask("dredging")) == []
    assert set(refs(ask("sealed", at=AFTER))) == {"act:sealed-talks", "action:sealed-dredging"}


def test_what_is_sealed_is_not_counted(ask: Ask) -> None:
    now = {group.kind: group.total for group in ask("waterways").groups}
    then = {group.kind: group.total for group in ask("waterways", at=AFTER).groups}

    assert then[Kind.ACTION] == now[Kind.ACTION] + 1


def test_a_hidden_word_is_neither_proposed_nor_known(ask: Ask) -> None:
    answer = ask("dredgign")

    assert (answer.corrected, answer.left_out, answer.total) == ((), ("dredgign",), 0)
    assert ask("dredging").left_out == ("dredging",)
    assert ask("dredgign", at=AFTER).corrected == (("dredgign", "dredging"),)


def test_the_desk_finds_everything(ask: Ask) -> None:
    assert set(refs(ask("sealed", desk=True))) == {"act:sealed-talks", "action:sealed-dredging"}


def test_what_was_never_validated_is_found_at_the_desk_alone(ask: Ask) -> None:
    Party.objects.filter(ref="osei-tam").update(validated_at=None, validated_by="")
    rebuild()

    assert refs(ask("osei", at=AFTER)) == []
    assert refs(ask("osei", desk=True))[0] == "person:osei-tam"


HIDING = {
    "a holder": (Party, {"ref": "osei-tam"}, "osei", "office:chair"),
    "a mandate": (Mandate, {"ref": "chair-corrow"}, "osei", "office:chair"),
    "a participant": (Party, {"ref": "bessin"}, "bessin", "act:fisheries-adoption"),
    "a category": (Category, {}, "canal", "action:canal"),
    "an act": (Act, {"ref": "council-2031"}, "patrol", "outcome:joint-patrol"),
}


@pytest.mark.parametrize("hidden", HIDING)
def test_what_leads_through_something_hidden_is_not_found_by_it(ask: Ask, hidden: str) -> None:
    model, which, words, ref = HIDING[hidden]
    assert ref in refs(ask(words))
    model.objects.filter(**which).update(public_from=datetime(2131, 1, 1, tzinfo=UTC))
    rebuild()

    assert ref not in refs(ask(words))
    assert ref in refs(ask(words, at=AFTER))


def test_a_hidden_participation_names_nobody(ask: Ask) -> None:
    """The act stays, and is no longer found by the words of who took part."""
    party = Party.objects.get(ref="mira-holt")
    act = Act.objects.get(ref="lighthouse-lighting")
    Participation.objects.create(
        ref="hidden-part",
        act=act,
        party=party,
        role=Participation.objects.all()[0].role,
        known=date(2031, 3, 5),
        validated_by="user:1",
        validated_at=timezone.now(),
        public_from=datetime(2131, 1, 1, tzinfo=UTC),
    )
    rebuild()

    assert "act:lighthouse-lighting" not in refs(ask("mira holt"))
    assert "act:lighthouse-lighting" in complete(ask("lighthouse"))
    assert "act:lighthouse-lighting" in refs(ask("mira holt", at=AFTER))


def test_a_meeting_whose_meeting_is_hidden_is_an_act(ask: Ask) -> None:
    Meeting.objects.all().update(public_from=datetime(2131, 1, 1, tzinfo=UTC))
    rebuild()

    assert "act:council-2031" in refs(ask("council march"))
    assert "meeting:council-2031" in refs(ask("council march", at=AFTER))


def test_a_state_whose_membership_is_hidden_is_a_partner(ask: Ask) -> None:
    Relation.objects.filter(subject__ref="corrow").update(
        public_from=datetime(2131, 1, 1, tzinfo=UTC)
    )
    rebuild()

    assert "partner:corrow" in refs(ask("corrow"))
    assert "institution:corrow" in refs(ask("corrow", at=AFTER))


def test_what_is_no_longer_public_is_gone(ask: Ask) -> None:
    Action.objects.filter(ref="patrol").update(public_until=datetime(2031, 8, 1, tzinfo=UTC))
    rebuild()

    assert "action:patrol" in refs(ask("patrol"))
    assert "action:patrol" not in refs(ask("patrol", at=AFTER))
    assert "action:patrol" in refs(ask("patrol", at=AFTER, desk=True))


def test_as_was_known_on_a_day(ask: Ask) -> None:
    before, after = date(2031, 3, 10), date(2031, 6, 30)

    assert "act:deposit-almer" not in refs(ask("deposits", known_on=before))
    assert "act:deposit-almer" in refs(ask("deposits", known_on=after))
    assert refs(ask("council", known_on=date(2030, 1, 1))) == []


def test_words_known_later_do_not_find_what_was_known_before(ask: Ask) -> None:
    """The canal is known since March; that half of it is dug, since June."""
    action = Action.objects.get(ref="canal")
    words = [one.statement for one in action.assertions.all()]
    assert words
    entries = Entry.objects.filter(owner="roadmap.action", ref="canal", is_public=True)

    assert "action:canal" in refs(ask("canal", known_on=date(2031, 3, 10)))
    assert entries.filter(known_until__isnull=True).count() >= 1


def test_as_of_a_day(ask: Ask) -> None:
    day = date(2031, 3, 10)

    assert "act:deposit-almer" not in refs(ask("almer", as_of=day))
    assert "act:deposit-almer" in refs(ask("almer", as_of=date(2031, 5, 2)))
    assert "meeting:council-2031" in refs(ask("council", as_of=day))
    assert "outcome:joint-patrol" not in refs(ask("patrol", as_of=date(2031, 3, 1)))
    assert "text:fisheries-protocol" not in refs(ask("protocol", as_of=date(2031, 3, 1)))


def test_a_source_that_has_not_appeared_is_not_found(ask: Ask) -> None:
    Source.objects.filter(ref="gazette").update(known=date(2031, 8, 1))
    rebuild()

    assert "source:gazette" not in refs(ask("gazette", at=NOW))
    assert "source:gazette" in refs(ask("gazette", at=AFTER))


def test_whoever_asks_may_limit_a_kind(ask: Ask) -> None:
    none = Act.objects.none()

    assert "act:deposit-almer" not in refs(ask("deposits", limits={Kind.ACT: none}))
