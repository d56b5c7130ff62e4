#!/bin/sh
# Runs "$@" with a Python of this machine that can build the environment: 3.11 or newer, with venv
# and pip for it (ensurepip). PYTHON=... names one; else the first that fits of those below.
# Exit 3 with one sentence when there is none.

language="${TOGUNA_LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}"

refuse() { # in French, in English
    case "$language" in
        fr | fr_* | fr.* | fr@* | FR) printf '%s\n' "$1" >&2 ;;
        *) printf '%s\n' "$2" >&2 ;;
    esac
    exit 3
}

too_old=
without_venv=
for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    path=$(command -v "$name") || continue
    version=$("$path" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    if ! "$path" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        too_old="${too_old:-$version}"
    elif ! "$path" -c 'import venv, ensurepip' 2>/dev/null; then
        without_venv="${without_venv:-$version}"
    else
        exec "$path" "$@"
    fi
done

if [ -n "$without_venv" ]; then
    refuse "Python $without_venv est installé sans son module venv. Installez-le, puis relancez la commande ; sous Debian : apt install python$without_venv-venv" \
        "Python $without_venv is installed without its venv module. Install it and run the command again; on Debian: apt install python$without_venv-venv"
fi
if [ -n "$too_old" ]; then
    refuse "Python $too_old est trop ancien : il faut Python 3.11 ou plus récent. Installez-le, puis relancez la commande ; sous Debian 12 ou 13 : apt install python3 python3-venv. S’il est ailleurs : PYTHON=/chemin/de/python3" \
        "Python $too_old is too old: Python 3.11 or newer is needed. Install it and run the command again; on Debian 12 or 13: apt install python3 python3-venv. If it is elsewhere: PYTHON=/path/to/python3"
fi
refuse "Python est introuvable${PYTHON:+ ($PYTHON)} : il faut Python 3.11 ou plus récent. Installez-le, puis relancez la commande ; sous Debian 12 ou 13 : apt install python3 python3-venv. S’il est ailleurs : PYTHON=/chemin/de/python3" \
    "Python is not found${PYTHON:+ ($PYTHON)}: Python 3.11 or newer is needed. Install it and run the command again; on Debian 12 or 13: apt install python3 python3-venv. If it is elsewhere: PYTHON=/path/to/python3"
