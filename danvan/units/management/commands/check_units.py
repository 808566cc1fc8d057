"""check_units: recounts the trees from their dated rows and names every contradiction."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.units.checking import faults
from danvan.units.models import Unit

SHOWN = 100


class Command(BaseCommand):
    """Answers with the number of units when all is well, else with what is wrong and a status that scripts notice."""

    help = str(_("Kiểm tra cây đơn vị: đường dẫn, vị trí, tên qua các thời kỳ, vòng lặp."))

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(faults(clock.today()))
        for fault in found[:SHOWN]:
            self.stderr.write(fault)
        if found:
            raise CommandError(_("Cây đơn vị có %(count)d chỗ sai.") % {"count": len(found)})
        self.stdout.write(_("Cây đơn vị đúng: %(count)d đơn vị.") % {"count": Unit.objects.count()})
