"""load_units: the real provinces and communes of Viet Nam, today's and those before 1/7/2025, with their three lines."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from danvan.core.formats import number, text_date
from danvan.units.loading.accounts import accounts_workbook
from danvan.units.loading.load import Loaded, known_provinces, load
from danvan.units.models import Level


class Command(BaseCommand):
    """Writes what is missing and checks its own counts; a second run writes nothing."""

    help = str(_("Nạp đơn vị hành chính và ba hệ thống tổ chức: cả nước, hoặc một tỉnh cùng các đơn vị trước sắp xếp."))

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--province", default="", help=_("mã tỉnh hiện nay; bỏ trống là cả nước"))
        parser.add_argument(
            "--accounts", type=Path, help=_("ghi tệp Excel để điền tài khoản của các đơn vị trong tỉnh")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        province, accounts = options["province"], options["accounts"]
        if province and province not in known_provinces():
            raise CommandError(_("Không có tỉnh mã %(code)s. Các mã: %(codes)s.") % self._codes(province))
        if accounts and not province:
            raise CommandError(_("--accounts cần đi cùng --province."))
        loaded = load(province)
        self._say(loaded)
        if not loaded.is_right:
            raise CommandError(
                _("Số đơn vị trong cơ sở dữ liệu không khớp với danh mục. Chạy check_units để xem chỗ sai.")
            )
        if accounts:
            accounts.write_bytes(accounts_workbook(province))
            self.stdout.write(_("Tệp tài khoản để điền: %(file)s") % {"file": accounts})

    def _say(self, loaded: Loaded) -> None:
        self.stdout.write(
            _("Đã ghi %(territories)s địa bàn, %(units)s đơn vị, %(successions)s quan hệ kế thừa.")
            % {
                "territories": number(loaded.territories),
                "units": number(loaded.units),
                "successions": number(loaded.successions),
            }
        )
        for (day, level), count in loaded.counted.items():
            words = {"day": text_date(day), "level": Level(level).label, "count": number(count)}
            self.stdout.write(
                _("Ngày %(day)s, %(level)s: %(count)s, đúng danh mục.") % words
                if count == loaded.expected[day, level]
                else _("Ngày %(day)s, %(level)s: %(count)s, KHÔNG đúng danh mục.") % words
            )

    def _codes(self, province: str) -> dict[str, str]:
        codes = ", ".join(f"{code} {name}" for code, name in known_provinces().items())
        return {"code": province, "codes": codes}
