"""The address on which the site is served: read from the command line, free or not.

Standard library only: the installer asks the same questions before it downloads anything.
"""

from __future__ import annotations

import errno
import socket
from gettext import gettext as _

from toguna.cli.exits import Exit, Stop

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
HIGHEST_PORT = 65535
NEIGHBOURS = 50


def port_number(text: str) -> int:
    """The port that `text` names, 1 to 65535. Raises `Stop` (wrong use) otherwise."""
    # isdigit alone accepts digits of every script, int() too: a port is written in ASCII.
    if text.isascii() and text.isdigit() and 1 <= int(text) <= HIGHEST_PORT:
        return int(text)
    raise Stop(
        Exit.WRONG_USE,
        _("“{text}” is not a port: choose a number from 1 to {highest}, such as {example}.").format(
            text=text, highest=HIGHEST_PORT, example=DEFAULT_PORT
        ),
    )


def address_family(host: str) -> socket.AddressFamily:
    """IPv6 when the address is written with colons, IPv4 otherwise."""
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def is_free(host: str, port: int) -> bool:
    """Can a server listen on this address now? Other faults than "in use" are raised."""
    with socket.socket(address_family(host), socket.SOCK_STREAM) as candidate:
        # A server that stopped a moment ago leaves connections behind; they do not count.
        candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            candidate.bind((host, port))
            candidate.listen(1)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise
    return True


def require_free(host: str, port: int) -> None:
    """Raise `Stop` (environment) when nothing can listen on `host` and `port`, saying why."""
    try:
        free = is_free(host, port)
    except OSError as error:
        raise cannot_listen(host, port, error) from error
    if not free:
        raise port_taken(host, port)


def port_taken(host: str, port: int) -> Stop:
    """The refusal that names a free port to use instead."""
    return Stop(
        Exit.ENVIRONMENT,
        _(
            "Port {port} of {host} is already in use. Stop the programme that uses it, or choose "
            "another port: “make run PORT={free}” or “toguna demo --port {free}”."
        ).format(port=port, host=host, free=free_neighbour(host, port)),
    )


def cannot_listen(host: str, port: int, error: OSError) -> Stop:
    """The refusal for an address on which this machine or this user cannot listen."""
    if error.errno in (errno.EACCES, errno.EPERM):
        sentence = _(
            "Port {port} is reserved to the administrator of this machine: choose a port above "
            "1023, such as “make run PORT={example}”."
        )
    else:
        sentence = _(
            "This machine cannot listen on {host} ({reason}): give one of its own addresses, "
            "such as --host {local}."
        )
    return Stop(
        Exit.ENVIRONMENT,
        sentence.format(
            host=host,
            port=port,
            reason=error.strerror or error,
            example=DEFAULT_PORT,
            local=DEFAULT_HOST,
        ),
    )


def free_neighbour(host: str, port: int) -> int:
    """The next free port above `port`, else one that the system picks."""
    for candidate in range(max(port + 1, 1024), min(port + NEIGHBOURS, HIGHEST_PORT) + 1):
        if is_free(host, candidate):
            return candidate
    with socket.socket(address_family(host), socket.SOCK_STREAM) as any_port:
        any_port.bind((host, 0))
        chosen: int = any_port.getsockname()[1]
        return chosen
