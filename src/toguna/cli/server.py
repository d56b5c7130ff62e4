"""The site served from this process, for one person's machine.

Django's own threading server, driven here rather than by `runserver`: the port is taken before
the long work, one Ctrl-C is a quiet end, and a reader who leaves is not a trace on the screen.
"""

from __future__ import annotations

import errno
import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import (
    ThreadedWSGIServer,
    WSGIRequestHandler,
    get_internal_wsgi_application,
)

from toguna.cli import ports


def take_port(host: str, port: int) -> ThreadedWSGIServer:
    """A server that listens on `host` and `port` but answers nothing yet.

    Raises `Stop` (environment) when the port is taken or the address is not this machine's.
    """
    try:
        return ThreadedWSGIServer((host, port), WSGIRequestHandler, ipv6=":" in host)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise ports.port_taken(host, port) from error
        raise ports.cannot_listen(host, port, error) from error


def serve(server: ThreadedWSGIServer, ready: Callable[[], None]) -> None:
    """Serve the site until Ctrl-C or SIGTERM. `ready` is called once before the first answer."""
    server.set_app(StaticFilesHandler(get_internal_wsgi_application()))
    # Each answered request is a line of no use here; warnings and errors remain. After the
    # application is loaded, which configures the logs again.
    logging.getLogger("django.server").setLevel(logging.WARNING)
    try:
        ready()
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        # A second Ctrl-C while the interpreter ends would print a trace after a clean stop.
        signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def ending_on_sigterm() -> Iterator[None]:
    """Make SIGTERM end the work as Ctrl-C does: transactions rolled back, no trace."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
