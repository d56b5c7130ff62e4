"""A roadmap as rows that can be frozen: what a snapshot holds, and how it is proved."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from toguna.institutions.models import Party
from toguna.kernel.standpoint import Standpoint
from toguna.record.ledger.canonical import canonical_json
from toguna.record.values import plain
from toguna.roadmap.models import Assertion, Roadmap, Snapshot
from toguna.roadmap.queries.lines import ActionLine, roadmap_lines

FORMAT = "toguna.roadmap.v1"


def snapshot_content(
    roadmap: Roadmap, standpoint: Standpoint, *, scope: Party | None = None
) -> dict[str, Any]:
    """The public lines of a roadmap as JSON without fractions: texts, lists and objects, dates as
    EDTF, days in ISO 8601, references by identifier; null where nothing is stated. As many queries
    as `roadmap_lines`."""
    return {
        "format": FORMAT,
        "roadmap": roadmap.ref,
        "as_of": plain(standpoint.as_of),
        "known_on": plain(standpoint.known_on),
        "scope": scope.ref if scope else None,
        "actions": [_row(line) for line in roadmap_lines(roadmap, standpoint, scope=scope)],
    }


def digest_of(content: Mapping[str, Any]) -> str:
    """The SHA-256, in lower-case hexadecimal, of the canonical JSON (RFC 8785) of a content."""
    return hashlib.sha256(canonical_json(content)).hexdigest()


def is_intact(snapshot: Snapshot) -> bool:
    """Whether a snapshot's content is still the one that its digest was made of."""
    return digest_of(snapshot.content) == snapshot.digest


def _row(line: ActionLine) -> dict[str, Any]:
    action = line.action
    return {
        "ref": action.ref,
        "category": action.category.ref,
        "title": plain(action.title),
        "origin": str(action.origin),
        "planned": action.planned.edtf,
        "responsible": [one.ref for one in action.responsible.all()],
        "lifecycle": _assertion(line.lifecycle),
        "completion": _assertion(line.completion),
        "schedule": str(line.schedule) if line.schedule else None,
        "reporting": [
            {"party": one.party.ref, "round": one.round.ref, "state": str(one.state)}
            for one in line.reporting
        ],
        "freshness": str(line.freshness),
        "last_known": plain(line.last_known),
    }


def _assertion(assertion: Assertion | None) -> dict[str, Any] | None:
    if assertion is None:
        return None
    return {
        "ref": assertion.ref,
        "revision": assertion.revision,
        "value": assertion.value,
        "scope": assertion.scope.ref,
        "statement": plain(assertion.statement),
        "valid": assertion.valid.edtf,
        "known": plain(assertion.known),
        "known_inferred": assertion.known_inferred,
        "grade": str(assertion.grade),
        "act": assertion.act.ref if assertion.act else None,
        "work": assertion.work.ref if assertion.work else None,
        "passage": assertion.passage.address,
    }
