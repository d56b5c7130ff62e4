"""Whom a record concerns: states, bodies, pillars. A right that is limited to one's own state, body
or pillar is compared with these.

Rooms above this one say it of their models themselves (`declare`, from their `AppConfig.ready`),
so that this room imports none of them. A model that nobody declared concerns nobody: only who may
act anywhere may then act on it.
"""

from toguna.access.concerns.declaring import NOBODY, Paths, declare, declared_models, paths_of
from toguna.access.concerns.finding import Concerns, concerns_of, rows_concerning

__all__ = [
    "NOBODY",
    "Concerns",
    "Paths",
    "concerns_of",
    "declare",
    "declared_models",
    "paths_of",
    "rows_concerning",
]
