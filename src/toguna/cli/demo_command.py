"""`toguna demo`: from nothing to the site on this machine."""

from __future__ import annotations

import ipaddress
import os
import sys
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path

from toguna.cli import ports
from toguna.cli.dataset_commands import print_problems, require_folder, write
from toguna.cli.datasets import default_dataset, is_read_in, read_in
from toguna.cli.environment import configure, machine_faults
from toguna.cli.exits import Exit, Stop


def demo_command(*, host: str, port: int, data: Path | None) -> Exit:
    """Migrate, import what changed, and serve until Ctrl-C."""
    # First with the standard library alone: the answer comes before the second that Django takes.
    ports.require_free(host, port)
    # Before the settings are read: feeds and calendars hold whole addresses.
    os.environ.setdefault("TOGUNA_ADDRESS", f"http://{host_name(host)}:{port}")
    configure()
    from django.conf import settings

    from toguna.cli.server import ending_on_sigterm, serve, take_port

    refuse_strangers(host)
    directory = data or default_dataset(Path(settings.BASE_DIR))
    require_folder(directory)
    with machine_faults(), ending_on_sigterm(), take_port(host, port) as server:
        announce(_("Preparing the database…"))
        migrate()
        announce(_("Reading the dataset {name}…").format(name=directory.name))
        if not import_changes(directory):
            return Exit.REFUSED
        serve(server, lambda: announce_address(host, port))
    return Exit.DONE


def migrate() -> None:
    """Bring the tables to this version. Silent; runs the checks of the database, and raises
    `Stop` (refused) with what they found."""
    from django.core.management import CommandError, call_command

    try:
        call_command("migrate", verbosity=0, interactive=False, skip_checks=False)
    except CommandError as error:
        raise Stop(Exit.REFUSED, str(error)) from error


def import_changes(directory: Path) -> bool:
    """Import `directory` unless it is what was imported last, and print how much it changed.

    False, with the problems printed, if it is refused.
    """
    from toguna.exchange.problems import DatasetRefused

    if is_read_in(directory):
        return True
    try:
        report = read_in(directory)
    except DatasetRefused as refusal:
        print_problems(refusal.problems)
        return False
    counted = (report.created, report.changed, report.superseded)
    count = sum(sum(counts.values()) for counts in counted)
    announce(
        ngettext(
            "{count} record was read or changed.", "{count} records were read or changed.", count
        ).format(count=count)
    )
    return True


def refuse_strangers(host: str) -> None:
    """Raise `Stop` (wrong use) before the development settings are shown to a network.

    They print settings and source code in error pages.
    """
    from django.conf import settings

    if settings.DEBUG and not is_this_machine(host):
        raise Stop(
            Exit.WRONG_USE,
            _(
                "The development settings serve this machine only ({local}). To serve {host}, set "
                "DJANGO_SETTINGS_MODULE=config.settings.production and what it asks for."
            ).format(local=ports.DEFAULT_HOST, host=host),
        )


def is_this_machine(host: str) -> bool:
    """Is `host` an address that only this machine can reach?"""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def host_name(host: str) -> str:
    """`host` as it stands in an address (RFC 3986, 3.2.2)."""
    return f"[{host}]" if ":" in host else host


def announce_address(host: str, port: int) -> None:
    announce(
        _("The site is at http://{name}:{port}/ (Ctrl-C ends it)").format(
            name=host_name(host), port=port
        )
    )


def announce(line: str) -> None:
    """Print `line` now, even into a pipe."""
    write(line)
    sys.stdout.flush()
