"""A numbered release: the working programme, frozen."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from toguna.institutions.evidence import Text
from toguna.meetings.models import Chain, Release, ReleasedSlot, Slot
from toguna.meetings.queries.programme import change_between
from toguna.record.actor import Actor
from toguna.record.changes import create_all

COPIED = ("date", "starts", "ends", "place", "room", "cancelled")


def release_programme(*, actor: Actor, chain: Chain, note: Text = "") -> Release:
    """Freeze the working programme of a chain under the next number, every slot as it stands,
    cancelled ones included. Raises ValidationError when nothing is scheduled, or when nothing
    changed since the last release."""
    with transaction.atomic():
        # Two releases at the same time would take the same number: the second one waits.
        Chain.objects.select_for_update().get(pk=chain.pk)
        working = Slot.objects.filter(item__meeting__chain=chain)
        slots = list(working.select_related("item", "place").order_by("ref"))
        last = Release.objects.filter(chain=chain).order_by("-number").first()
        _refuse_nothing(slots, last)
        release = Release(chain=chain, number=last.number + 1 if last else 1, note=note)
        release.full_clean()
        name = f"{chain.ref}-{release.number}"
        create_all(actor=actor, objects=[release], ref_of=lambda _r: name, verb="release_programme")
        create_all(
            actor=actor,
            objects=[_frozen(slot, release) for slot in slots],
            ref_of=lambda slot: f"{name}-{slot.item.ref}",
            verb="release_programme",
        )
    return release


def _refuse_nothing(slots: list[Slot], last: Release | None) -> None:
    if not slots:
        raise ValidationError(
            _("Nothing is scheduled: schedule an item before releasing the programme."),
            code="empty",
        )
    if last is None:
        return
    before = {slot.item_id: slot for slot in ReleasedSlot.objects.filter(release=last)}
    now = {slot.item_id: slot for slot in slots}
    if not any(change_between(before.get(key), now.get(key)) for key in {*before, *now}):
        raise ValidationError(
            _("Nothing changed since release %(number)d: change a slot before releasing."),
            code="unchanged",
            params={"number": last.number},
        )


def _frozen(slot: Slot, release: Release) -> ReleasedSlot:
    copied = {name: getattr(slot, name) for name in COPIED}
    return ReleasedSlot(release=release, item=slot.item, **copied)
