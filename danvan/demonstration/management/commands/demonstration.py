from typing import Any

from django.core.management.base import BaseCommand, CommandError

from danvan.core.errors import Refused
from danvan.demonstration.making import make, stands


class Command(BaseCommand):
    """Makes the demonstration where it does not stand yet."""

    help = "Tạo dữ liệu mẫu: một tỉnh không có thật, với đơn vị, tài khoản và bốn kế hoạch."

    def handle(self, *args: Any, **options: Any) -> None:
        if stands():
            return
        try:
            make()
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
