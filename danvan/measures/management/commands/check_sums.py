"""Recounts every gauge from the records and says which rows differ."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from danvan.measures.actions.rebuilding import check, rebuild
from danvan.measures.models import Gauge, Standing


class Command(BaseCommand):
    help = "Tính lại mọi chỉ tiêu từ hồ sơ gốc và kê các dòng sai lệch."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--repair",
            action="store_true",
            help="ghi lại các dòng sai: chỉ tiêu đang tính theo số tính lại, chỉ tiêu đã chốt theo số liệu khi chốt",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        look = rebuild if options["repair"] else check
        wrong = [row for gauge in Gauge.objects.order_by("pk") for row in look(gauge)]
        for each in wrong:
            self.stdout.write(
                _("chỉ tiêu %(gauge)s, đơn vị %(unit)s: đang ghi %(kept)s, tính lại %(counted)s")
                % {"gauge": each.gauge, "unit": each.unit, "kept": each.kept, "counted": each.counted}
            )
        for row in Standing.objects.filter(failed=True).order_by("gauge", "unit"):
            self.stdout.write(
                _("chỉ tiêu %(gauge)s, đơn vị %(unit)s: chưa đếm được, giữ số lần trước. Đề nghị xem nhật ký máy chủ.")
                % {"gauge": row.gauge_id, "unit": row.unit_id}
            )
        rows = Standing.objects.count()
        self.stdout.write(_("%(wrong)d sai trên %(rows)d dòng.") % {"wrong": len(wrong), "rows": rows})
        if wrong and not options["repair"]:
            raise CommandError(_("Có dòng sai. Chạy lại với --repair để ghi theo số tính lại."))
        if any(check(gauge) for gauge in Gauge.objects.filter(pk__in={each.gauge for each in wrong})):
            raise CommandError(_("Số liệu đã chốt không khớp với các phần của nó. Đề nghị khôi phục từ bản sao lưu."))
