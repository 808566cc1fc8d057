"""The workbook in which an office writes down who is to have an account: a row for each unit, the people left blank."""

from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.exports import Column, Sheet, workbook
from danvan.units.models import Role, Territory, Unit

COLUMNS = (
    Column(_("mã đơn vị"), 14),
    Column(_("tên đơn vị"), 44),
    Column(_("họ và tên"), 26),
    Column(_("chức danh"), 24),
    Column(_("vai trò"), 16),
    Column(_("thư điện tử"), 28),
    Column(_("điện thoại"), 16),
    Column(_("ghi chú"), 24),
)


def accounts_workbook(province: str) -> bytes:
    """The .xlsx of the units open today in a province, by its code."""
    today = clock.today()
    territory = Territory.objects.filter(level="province", code=province, closed_on__isnull=True).get()
    units = Unit.objects.open_on(today).in_territory(territory).in_order().values_list("code", "name")
    blank = [""] * (len(COLUMNS) - 2)
    return workbook(
        Sheet(
            name=_("Tài khoản"),
            title=_("Danh sách đề nghị lập tài khoản: %(name)s") % {"name": territory.full_name},
            notes=[
                _(
                    "Mỗi người một dòng; thêm dòng cho người thứ hai của một đơn vị. Dòng để trống họ và tên được bỏ qua."
                ),
                _("Vai trò: %(roles)s.") % {"roles": ", ".join(str(label) for label in Role.labels)},
            ],
            columns=COLUMNS,
            rows=[[code, name, *blank] for code, name in units],
        )
    )
