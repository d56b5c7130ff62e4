"""The command line of Toguna.

The composition layer: it calls the rooms and no room calls it. Importing this package loads the
standard library only, so that an installer can use its messages before anything is installed;
Django is loaded by the commands that need it.
"""

from toguna.cli.main import main

__all__ = ["main"]
