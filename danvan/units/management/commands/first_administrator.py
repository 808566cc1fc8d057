"""Opens a new house: makes the first administrator's account in a unit and prints its invitation."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from danvan.core import clock
from danvan.core.acting import SYSTEM
from danvan.core.errors import Refused
from danvan.units.actions.holdings import open_account
from danvan.units.models import Role, Unit


class Command(BaseCommand):
    help = "Lập tài khoản quản trị đầu tiên của một đơn vị và in liên kết mời, dùng một lần trong bảy ngày."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, help="mã đơn vị mà người này quản trị, cùng các đơn vị bên dưới")
        parser.add_argument("--username", required=True, help="tên đăng nhập, ví dụ an.tv")
        parser.add_argument("--full-name", required=True, help="họ và tên")

    def handle(self, *args: Any, unit: str, username: str, full_name: str, **options: Any) -> None:
        place = Unit.objects.filter(code=unit.strip()).first()
        if place is None:
            raise CommandError(f"Không có đơn vị nào mang mã “{unit}”. Xem mã trong danh mục đơn vị.")
        named = {"username": username, "full_name": full_name, "role": Role.ADMINISTRATOR}
        try:
            user, token = open_account(
                place, by=SYSTEM, from_on=clock.today(), basis="Lập khi cài đặt hệ thống", **named
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Đã lập tài khoản {user.username} cho {user.full_name}, quản trị {place.name}.")
        self.stdout.write("Mở liên kết này để đặt mật khẩu:")
        self.stdout.write(settings.SITE_ADDRESS + reverse("accounts:invitation", args=[token]))
