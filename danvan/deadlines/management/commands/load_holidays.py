"""`manage.py load_holidays`: enters the holidays that ship with the house; a second run enters nothing."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from danvan.core.acting import SYSTEM
from danvan.deadlines.actions import load_holidays
from danvan.deadlines.imports import shipped_entries


class Command(BaseCommand):
    help = "Ghi các ngày nghỉ lễ, nghỉ Tết, nghỉ bù, làm bù kèm theo phần mềm vào lịch làm việc."

    def handle(self, *args: Any, **options: Any) -> None:
        """Loads, and says how many days were new."""
        count = load_holidays(shipped_entries(), by=SYSTEM)
        self.stdout.write(_("Lịch làm việc: ghi mới %(count)s ngày.") % {"count": count})
