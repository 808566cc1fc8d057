"""Opens a new house: makes the first administrator's account in a unit and prints its invitation."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from danvan.accounts.actions.invitations import create_invited_account
from danvan.accounts.models import User
from danvan.core import clock
from danvan.core.acting import SYSTEM
from danvan.core.errors import Refused
from danvan.units.actions.holdings import open_account, refuse_taken
from danvan.units.models import Role, Unit


class Command(BaseCommand):
    help = "Lập tài khoản quản trị đầu tiên của một đơn vị và in liên kết mời, dùng một lần trong bảy ngày."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--unit",
            default="",
            help="mã đơn vị mà người này quản trị, cùng các đơn vị bên dưới; bỏ trống: chưa có vai trò",
        )
        parser.add_argument("--username", required=True, help="tên đăng nhập, ví dụ an.tv")
        parser.add_argument("--full-name", required=True, help="họ và tên")

    def handle(self, *args: Any, unit: str, username: str, full_name: str, **options: Any) -> None:
        place = Unit.objects.filter(code=unit.strip()).first()
        if unit and place is None:
            raise CommandError(f"Không có đơn vị nào mang mã “{unit}”. Xem mã trong danh mục đơn vị.")
        try:
            user, token = made(place, username=username, full_name=full_name)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        where = f"quản trị {place.name}" if place else "chưa có vai trò nào"
        self.stdout.write(f"Đã lập tài khoản {user.username} cho {user.full_name}, {where}.")
        self.stdout.write("Mở liên kết này để đặt mật khẩu:")
        self.stdout.write(settings.SITE_ADDRESS + reverse("accounts:invitation", args=[token]))


def made(place: Unit | None, **person: str) -> tuple[User, str]:
    """The account and its invitation; an administrator where a unit was named."""
    if place is None:
        refuse_taken(person["username"], "", "")
        return create_invited_account(by=SYSTEM, **person)
    named: dict[str, Any] = {**person, "role": Role.ADMINISTRATOR, "basis": "Lập khi cài đặt hệ thống"}
    return open_account(place, by=SYSTEM, from_on=clock.today(), **named)
