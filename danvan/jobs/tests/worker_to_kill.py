"""A worker in a process of its own, which stops in the middle of writing an import and waits to be killed.

It says when half of the rows stand in its transaction.
"""

import signal
import sys

import django
from django.core.management import call_command

if __name__ == "__main__":
    django.setup()

    from danvan.accounts.models import User
    from danvan.core import acting
    from danvan.core.acting import Acting
    from danvan.jobs.tests import sheets
    from danvan.workflow.tests.letters.models import Letter

    def write_half(rows, *, by, progress):
        Letter.objects.bulk_create(Letter(stage="draft", subject=row["subject"]) for row in rows[: len(rows) // 2])
        sys.stdout.write(f"{Letter.objects.count()} of {len(rows)}\n")
        sys.stdout.flush()
        signal.pause()

    acting.found_by(lambda user_id, holding_id: Acting(User.objects.get(pk=user_id), holding_id))
    object.__setattr__(sheets.LETTERS, "apply", write_half)
    call_command("work", batch=True)
