"""What is raised when someone tries to rewrite what was written once."""

from __future__ import annotations

from django.utils.translation import gettext as _


class AppendOnlyError(TypeError):
    """An update or a delete of rows that are written once. A mistake of the caller, not of the
    data: hence a `TypeError`."""

    @classmethod
    def for_model(cls, verbose_name: str) -> AppendOnlyError:
        """The error for a model, by its name as people read it."""
        return cls(
            _(
                "“%(name)s” is written once: a row is never changed or deleted. "
                "Write a new row that corrects or supersedes it."
            )
            % {"name": verbose_name}
        )
