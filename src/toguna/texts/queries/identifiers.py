"""The FRBR identifiers of texts, for many at once."""

from __future__ import annotations

from collections.abc import Iterable

from toguna.institutions.queries import confederation
from toguna.kernel.standpoint import Standpoint
from toguna.texts.frbr import date_of, expression_uri, manifestation_uri, work_uri
from toguna.texts.models import Expression, Work
from toguna.texts.queries.life import lives


def identifiers(works: Iterable[Work], standpoint: Standpoint | None = None) -> dict[int, str]:
    """The identifier of each text, by primary key; one that has none is absent (see `frbr`).
    Three queries, whatever their number, when kind and author are at hand."""
    body = confederation(standpoint)
    if body is None:
        return {}
    found = list(works)
    written = lives(found, standpoint)
    named = {
        work.pk: work_uri(
            work, jurisdiction=body.jurisdiction, date=date_of(work, written[work.pk])
        )
        for work in found
    }
    return {pk: uri for pk, uri in named.items() if uri is not None}


def version_identifiers(
    work: Work, versions: Iterable[Expression], standpoint: Standpoint | None = None
) -> dict[Expression, tuple[str, dict[str, str]]]:
    """The identifier of each language version of a text, and of its files by their `ref`. Empty
    where the text has none. Three queries, when the versions come from `expressions`."""
    body = confederation(standpoint)
    if body is None:
        return {}
    date = date_of(work, lives([work], standpoint)[work.pk])
    found = {}
    for version in versions:
        version.work = work
        uri = expression_uri(version, jurisdiction=body.jurisdiction, date=date)
        if uri is None:
            continue
        files = {}
        for file in version.manifestations.all():
            file.expression = version
            name = manifestation_uri(file, jurisdiction=body.jurisdiction, date=date)
            files[file.ref] = name or ""
        found[version] = (uri, files)
    return found
