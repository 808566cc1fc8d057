"""Django's part of starting, in one process: `python -m scripts.prepare migrate collectstatic …`, each a management command.

Each step is a command line of its own: `migrate "load_units --province 01"`.
"""

import os
import shlex
import sys
from collections.abc import Sequence

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command, get_commands
from django.db import DatabaseError

from scripts.say import INTERRUPTED, is_full, stop

QUIET = {"migrate": ["-v0"], "collectstatic": ["--noinput", "-v0", "--clear"]}


def main(steps: Sequence[str]) -> None:
    """Does the steps in order; a step that cannot be done stops with its own sentence."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    step = ""
    try:
        django.setup()
        for step in steps:
            name, *arguments = shlex.split(step)
            if name in get_commands():
                call_command(name, *QUIET.get(name, []), *arguments)
    except KeyboardInterrupt:
        # Whoever started us says so.
        raise SystemExit(INTERRUPTED) from None
    except (CommandError, ImproperlyConfigured) as error:
        stop(str(error))
    except (DatabaseError, OSError) as error:
        if is_full(error):
            stop("Đĩa đã đầy. Dọn bớt chỗ rồi chạy lại lệnh này.")
        stop(f"Bước “{step}” chưa xong: {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
