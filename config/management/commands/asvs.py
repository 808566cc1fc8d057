"""Counts the points of ASVS that are proved, and fails when a named proof is not there."""

from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from config import asvs


class Command(BaseCommand):
    help = "Đếm các yêu cầu ASVS 5.0 đã có bằng chứng; báo lỗi khi bằng chứng nêu tên không còn."

    def handle(self, *args: Any, **options: Any) -> None:
        rows = asvs.points(settings.BASE_DIR / asvs.TABLE)
        counts = asvs.counts(rows)
        for chapter, (proved, all_) in counts.items():
            self.stdout.write(f"V{chapter} {proved}/{all_}")
        proved, all_ = (sum(column) for column in zip(*counts.values(), strict=True))
        self.stdout.write(f"ASVS {proved}/{all_}")
        left = Counter(row.state for row in rows if row.state in ("open", "office"))
        self.stdout.write(f"còn mở {left['open']}, do cơ quan vận hành làm {left['office']}")
        faults = list(asvs.faults(rows))
        if faults:
            raise CommandError("\n".join(faults))
