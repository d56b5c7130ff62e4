"""The words of the standard library's argparse that a person can meet, for our catalogue.

argparse looks them up in the current text domain, which is ours (see `language`). They are listed
here so that extraction finds them; a contract test compares them with argparse itself.
"""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802  (the name that extraction tools look for)
    """Mark `message` for translation without translating it now."""
    return message


WORDS = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("%(heading)s:"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("expected one argument"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
)
