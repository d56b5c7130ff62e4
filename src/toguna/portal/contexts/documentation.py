"""The documentation of the contexts, derived from them: `docs/portal-contexts.md`.

python -m toguna.portal.contexts.documentation > docs/portal-contexts.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from inspect import cleandoc, getmembers, isclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from toguna.portal.contexts import (
    about,
    changes,
    circle,
    confederation,
    design,
    facets,
    follow,
    ground,
    home,
    page,
    parts,
    programme,
    records,
    roadmap,
    search,
    timeline,
    who,
)
from toguna.portal.contexts.page import Page

MODULES = (
    page,
    design,
    facets,
    follow,
    ground,
    home,
    confederation,
    programme,
    records,
    roadmap,
    search,
    who,
    circle,
    changes,
    timeline,
    about,
    parts,
)
HEAD = """\
# What each public page is given

Each page of the portal renders one frozen dataclass of plain values, built before its template is:
a template asks the database nothing. This file is derived from `toguna.portal.contexts` by
`python -m toguna.portal.contexts.documentation`; a test holds the two together.
"""


def contexts() -> list[type[Any]]:
    """Every dataclass of the contexts: the pages by template, then the parts by name."""
    found = {
        value
        for module in MODULES
        for _name, value in getmembers(module, isclass)
        if is_dataclass(value) and value.__module__ == module.__name__
    }
    return sorted(found, key=lambda one: (not is_page(one), template_of(one), one.__name__))


def is_page(context: type[Any]) -> bool:
    return issubclass(context, Page) and context is not Page


def template_of(context: type[Any]) -> str:
    return str(getattr(context, "template", ""))


def documented(context: type[Any]) -> Iterator[tuple[str, str, str]]:
    """The fields of a context: name, type, what it holds ("" where nothing says so)."""
    hints = get_type_hints(context, include_extras=True)
    for one in fields(context):
        hint = hints[one.name]
        note = hint.__metadata__[0] if get_origin(hint) is Annotated else ""
        yield one.name, type_name(hint), note


def type_name(hint: Any) -> str:
    """A type as it is written in code, without its module."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return type_name(inner[0])
    if hint == parts.Value:
        return "Value"
    if origin is tuple:
        return f"tuple[{type_name(inner[0])}, ...]"
    if inner:
        return " | ".join(type_name(one) for one in inner)
    return "None" if hint is type(None) else str(hint.__name__)


def documentation() -> str:
    """The whole file."""
    lines = [HEAD]
    for context in contexts():
        lines.append(f"## {context.__name__}\n")
        if is_page(context):
            lines.append(f"`{template_of(context)}`\n")
        lines.append(f"{cleandoc(context.__doc__ or '')}\n")
        lines += [f"- `{name}`: {kind}. {note}" for name, kind, note in documented(context)]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    sys.stdout.write(documentation())
