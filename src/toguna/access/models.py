"""Users, as far as an actor is needed; roles and scopes come with the desk."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser

from toguna.record.actor import Actor


class User(AbstractUser):
    """A person who signs in. The ledger knows a user by number, never by name."""

    def as_actor(self) -> Actor:
        """The actor to hand to a room's actions."""
        return Actor(ref=f"user:{self.pk}", label=self.get_full_name() or self.get_username())
