"""The catalogues of translated messages: extract, update, compile, check.

    python scripts/messages.py [ROOM …]    update every .po file and compile its .mo file
    python scripts/messages.py --check     change nothing; exit 1 with what is not in order

Each room keeps its words: src/toguna/<room>/locale/<language>/LC_MESSAGES/. The .mo files are
committed, so that a machine without gettext or this script has its interface in French.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

LANGUAGES = ("fr",)
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    **{f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext")},
    "npgettext_lazy": DEFAULT_KEYWORDS["npgettext"],
    "gettext_noop": None,
}
# Header lines that no one fills, or that would make two runs differ; git has names and dates.
VOLATILE = re.compile(
    rb'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date'
    rb"|Last-Translator|Language-Team|Generated-By):.*\n",
    re.MULTILINE,
)
STILL = datetime(2000, 1, 1, tzinfo=UTC)
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sdrf]|\{\w*\}")


@dataclass(frozen=True)
class Room:
    """One catalogue: the folders that its words come from, and its text domain."""

    name: str
    folder: Path
    sources: tuple[Path, ...]
    domain: str

    def po(self, language: str) -> Path:
        return self.folder / "locale" / language / "LC_MESSAGES" / f"{self.domain}.po"

    def mo(self, language: str) -> Path:
        return self.po(language).with_suffix(".mo")


def rooms(root: Path) -> list[Room]:
    """Every room below `root`. The command line speaks before Django is loaded: its own domain,
    shared with the scripts."""
    found = []
    for folder in sorted((root / "src" / "toguna").iterdir()):
        if not (folder / "__init__.py").exists():
            continue
        if folder.name == "cli":
            found.append(Room("cli", folder, (folder, root / "scripts"), "cli"))
        else:
            found.append(Room(folder.name, folder, (folder,), "django"))
    return found


def extract_template(
    file: IO[bytes], keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[int, Any, Any, Any]]:
    """The messages of a Django template, in the shape of Babel's extraction methods."""
    code = templatize(file.read().decode())
    # What surrounds a message becomes filler whose indentation no Python tokenizer would accept.
    flat = "\n".join(line.lstrip() for line in code.split("\n"))
    yield from extract_python(BytesIO(flat.encode()), keywords, comment_tags, options)


METHODS: list[tuple[str, str | Callable[..., Any]]] = [
    ("**/migrations/**.py", "ignore"),
    ("**.py", "python"),
    ("**/templates/**.html", extract_template),
    ("**/templates/**.txt", extract_template),
    ("**/templates/**.xml", extract_template),
]


def extracted(room: Room, root: Path) -> Catalog:
    """The messages in the code and templates of `room`, each with the files that hold it."""
    catalogue = Catalog(charset="utf-8")
    for source in room.sources:
        found = extract_from_dir(
            source,
            method_map=METHODS,  # type: ignore[arg-type]  # extract() takes functions too
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        )
        for name, _line, message, comments, context in found:
            place = (source / name).relative_to(root).as_posix()
            catalogue.add(message, None, [(place, 1)], auto_comments=comments, context=context)
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The .po file of `catalogue`: sorted, without line numbers or dates, so that it changes only
    when a message does."""
    buffer = BytesIO()
    write_po(
        buffer,
        catalogue,
        width=100,
        sort_output=True,
        ignore_obsolete=True,
        include_lineno=False,
        omit_header=False,
    )
    return VOLATILE.sub(b"", buffer.getvalue())


def read(path: Path, language: str) -> Catalog:
    """The catalogue at `path`; an empty one if there is none yet."""
    if path.exists():
        with path.open("rb") as file:
            return read_po(file, locale=language, charset="utf-8")
    return Catalog(locale=language, charset="utf-8", header_comment=HEADER)


HEADER = """\
# SPDX-License-Identifier: EUPL-1.2
# Updated by "make messages"; the translations are written by hand."""


def compiled(catalogue: Catalog) -> bytes:
    """The .mo file of `catalogue`, the same for the same catalogue."""
    catalogue.creation_date = catalogue.revision_date = STILL
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def update(room: Room, root: Path, language: str) -> str:
    """Bring the .po and .mo files of `room` up to date; a line that says how it stands."""
    template = extracted(room, root)
    path = room.po(language)
    if not len(template) and not path.exists():
        return f"{room.name}: no message"
    catalogue = read(path, language)
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.header_comment = HEADER
    catalogue.fuzzy = False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written(catalogue))
    catalogue = read(path, language)
    room.mo(language).write_bytes(compiled(catalogue))
    missing = sum(1 for message in catalogue if message.id and not is_translated(message))
    return f"{room.name}: {len(catalogue)} messages, {missing} to translate"


def forms(message: Message) -> list[str]:
    """The translation of `message`: one form, or one a plural; empty where there is none."""
    if message.string is None or isinstance(message.string, str):
        return [message.string or ""]
    return list(message.string)


def is_translated(message: Message) -> bool:
    """Has `message` all its forms in the language, reviewed by a person?"""
    return all(forms(message)) and not message.fuzzy


def problems(room: Room, root: Path, language: str) -> Iterator[str]:
    """What is not in order in the catalogue of `room`, one sentence each."""
    template = extracted(room, root)
    path = room.po(language)
    catalogue = read(path, language)
    place = path.relative_to(root).as_posix()
    wanted = {key(message): message for message in template if message.id}
    held = {key(message): message for message in catalogue if message.id}
    for name in sorted(wanted.keys() - held.keys()):
        yield f"{place}: lacks {name[0]!r}: run “make messages” and translate it"
    for name in sorted(held.keys() - wanted.keys()):
        yield f"{place}: {name[0]!r} is no longer in the code: run “make messages”"
    for name, message in sorted(held.items()):
        if not is_translated(message):
            yield f"{place}: {name[0]!r} is not translated"
        elif not same_placeholders(message):
            yield f"{place}: the translation of {name[0]!r} has other placeholders"
    if held and not is_compiled(room.mo(language), catalogue):
        yield f"{room.mo(language).relative_to(root).as_posix()}: not compiled: run “make messages”"


def key(message: Message) -> tuple[str, str]:
    """What tells two messages apart: the text (its singular) and the context."""
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return singular, message.context or ""


def same_placeholders(message: Message) -> bool:
    """Does each form hold the placeholders of the original? A singular may do without its count."""
    originals = [message.id] if isinstance(message.id, str) else list(message.id)
    wanted = [placeholders(original) for original in originals]
    return all(placeholders(form) in wanted for form in forms(message))


def placeholders(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def is_compiled(path: Path, catalogue: Catalog) -> bool:
    """Does the .mo file at `path` say the same as `catalogue`? Headers aside: they name tools."""
    if not path.exists():
        return False
    return sayings(path.read_bytes()) == sayings(compiled(catalogue))


def sayings(mo: bytes) -> dict[Any, str]:
    """The messages and translations of a .mo file, without its header."""
    held: dict[Any, str] = dict(GNUTranslations(BytesIO(mo))._catalog)  # type: ignore[attr-defined]  # no public reader
    held.pop("", None)
    return held


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help="all of them, if none is named")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    arguments = parser.parse_args()
    root = arguments.root.resolve()
    chosen = [room for room in rooms(root) if not arguments.rooms or room.name in arguments.rooms]
    pairs = [(room, language) for room in chosen for language in LANGUAGES]
    if not arguments.check:
        for room, language in pairs:
            sys.stdout.write(f"{update(room, root, language)}\n")
        return 0
    found = [line for room, language in pairs for line in problems(room, root, language)]
    for line in found:
        sys.stderr.write(f"{line}\n")
    if not found:
        sys.stdout.write("catalogues: complete and compiled\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
