"""Recounts every year of every model from its records and says which differ."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from danvan.exemplars.models import ExemplarYear
from danvan.exemplars.tallies.recounting import differing, missing


class Command(BaseCommand):
    help = "Đếm lại từng năm của mọi mô hình từ hồ sơ gốc và kê các năm sai lệch."

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = 0
        for each in differing():
            wrong += 1
            self.stdout.write(
                _("mô hình %(exemplar)s, năm %(year)s: đang ghi %(kept)s, đếm lại %(counted)s")
                % {"exemplar": each.exemplar, "year": each.year, "kept": each.kept, "counted": each.counted}
            )
        for exemplar, year in missing():
            wrong += 1
            told = {"exemplar": exemplar, "year": year}
            self.stdout.write(_("mô hình %(exemplar)s, năm %(year)s: có hồ sơ mà chưa được đếm") % told)
        rows = ExemplarYear.objects.count()
        self.stdout.write(_("%(wrong)d sai trên %(rows)d năm của mô hình.") % {"wrong": wrong, "rows": rows})
        if wrong:
            raise CommandError(_("Có năm đếm sai. Đề nghị báo người quản trị."))
