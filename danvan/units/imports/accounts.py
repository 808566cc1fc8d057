"""People and their roles from Excel: checked whole, written by the same acts that write one."""

from collections.abc import Callable, Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.jobs.sheets import Column, Row, RowError, Sheet, register_sheet
from danvan.jobs.sheets.columns import Cell, code, day, email, one_of, text
from danvan.units.actions.holdings import give_holding, open_uninvited
from danvan.units.imports.people import Known, Wanted
from danvan.units.imports.places import Places
from danvan.units.models import Role
from danvan.units.models.holdings import APPROVING
from danvan.units.permissions import keeps_people_somewhere

NAME = "units.accounts"
MOST = 5_000


def telephone(cell: Cell) -> str:
    """A telephone; Excel takes the first zero from a number that is all digits."""
    value = text(30)(cell).removesuffix(".0")
    if not value.strip("+0123456789 .()-") == "" or sum(sign.isdigit() for sign in value) < 6:
        raise Refused(_("không phải số điện thoại"))
    return f"0{value}" if value.isdigit() and len(value) == 9 else value


def sign_in_name(cell: Cell) -> str:
    """A sign-in name as one account may bear it."""
    value = text(100)(cell).lower()
    plain = value.replace(".", "").replace("_", "").replace("-", "")
    if len(value) < 2 or not (plain.isascii() and plain.isalnum() and value[0].isalnum()):
        raise Refused(_("tên đăng nhập gồm chữ không dấu, số, dấu chấm hoặc gạch, ví dụ an.tv"))
    return value


COLUMNS = [
    Column(
        gettext_lazy("mã đơn vị"),
        "code",
        code(),
        help=gettext_lazy("hoặc ghi tên đơn vị ở cột bên"),
        example="S-01",
        width=16,
    ),
    Column(
        gettext_lazy("tên đơn vị"),
        "unit",
        text(300),
        help=gettext_lazy("khi không có mã: tên đầy đủ, trùng tên thì thêm tỉnh sau dấu phẩy"),
        example="Sở Nội vụ",
        width=44,
    ),
    Column(gettext_lazy("họ và tên"), "full_name", text(200), required=True, example="Trần Văn An", width=28),
    Column(
        gettext_lazy("tên đăng nhập"),
        "username",
        sign_in_name,
        help=gettext_lazy("trống thì lấy phần trước @ của thư điện tử"),
        example="an.tv",
        width=18,
    ),
    Column(
        gettext_lazy("thư điện tử"),
        "email",
        email,
        help=gettext_lazy("thư điện tử công vụ; cần có tên đăng nhập hoặc thư điện tử"),
        example="an.tv@coquan.gov.vn",
        width=28,
    ),
    Column(
        gettext_lazy("điện thoại"),
        "phone",
        telephone,
        help=gettext_lazy("số công vụ của riêng người này; số dùng chung thì để trống"),
        example="0203 382 1234",
        width=18,
    ),
    Column(gettext_lazy("chức danh"), "title", text(200), example="Chuyên viên", width=24),
    Column(
        gettext_lazy("vai trò"),
        "role",
        one_of({str(role.label): role.value for role in Role}),
        required=True,
        help=gettext_lazy("Lãnh đạo và Quản trị có hiệu lực sau khi người thứ hai xác nhận"),
        example="Chuyên viên",
        width=18,
    ),
    Column(gettext_lazy("từ ngày"), "from_on", day, help=gettext_lazy("trống là hôm nay"), example="", width=14),
    Column(gettext_lazy("đến trước ngày"), "to_on", day, help=gettext_lazy("trống nếu chưa biết"), width=14),
    Column(gettext_lazy("theo văn bản"), "basis", text(300), example="Quyết định số 12/QĐ-UBND", width=34),
    Column(gettext_lazy("ghi chú"), "note", text(1000), help=gettext_lazy("không được nhập"), width=24),
]


def allowed(by: Acting) -> bool:
    """Administrators in person; of which units is looked at row by row."""
    return keeps_people_somewhere(by)


def says_nothing(row: Row) -> bool:
    """A unit that stands there with nobody written beside it."""
    return not any(row.cells[at] for at, column in enumerate(COLUMNS) if column.key not in ("code", "unit", "note"))


def check(rows: Sequence[Row], by: Acting) -> Iterable[RowError]:
    """All that is wrong with all rows."""
    places, known = Places.for_rows(rows, by), Known.for_rows(rows)
    for row in rows:
        unit, wrong = places.of(row)
        if wrong:
            yield RowError(row.number, *wrong)
        wanted = Wanted.of(row, unit)
        yield from known.faults(wanted, by)
        known.take(wanted)


def summary(rows: Sequence[Row], by: Acting) -> list[str]:
    """How many people, how many new, how many roles wait for a second person."""
    known, places = Known.for_rows(rows), Places.for_rows(rows, by)
    wanted = [Wanted.of(row, places.of(row)[0]) for row in rows]
    new = {each.username for each in wanted if known.account_of(each) is None}
    waits = sum(each.role in APPROVING for each in wanted)
    lines = [_("Lập %(count)d tài khoản mới") % {"count": len(new)}, _("Giao %(count)d vai trò") % {"count": len(rows)}]
    if waits:
        words = ngettext(
            "%(count)d vai trò chờ người thứ hai xác nhận", "%(count)d vai trò chờ người thứ hai xác nhận", waits
        )
        lines.append(words % {"count": waits})
    return lines


def apply(rows: Sequence[Row], *, by: Acting, progress: Callable[[int, int], None]) -> str:
    """Opens the accounts and gives the roles one by one, as an administrator would; nobody is invited yet."""
    places, known = Places.for_rows(rows, by), Known.for_rows(rows)
    for number, row in enumerate(rows, start=1):
        wanted = Wanted.of(row, places.of(row)[0])
        person = known.account_of(wanted)
        if person is None:
            known.remember(open_uninvited(by=by, **wanted.person, **wanted.holding))
        else:
            give_holding(person, by=by, to_on=wanted.to_on, **wanted.holding)
        progress(number, len(rows))
    return _("Đã giao %(count)d vai trò. Mời lập phiếu mời cho các tài khoản mới.") % {"count": len(rows)}


ACCOUNTS = Sheet(
    name=NAME,
    title=gettext_lazy("Nhập tài khoản"),
    columns=COLUMNS,
    allowed=allowed,
    check=check,
    apply=apply,
    summary=summary,
    most_rows=MOST,
    address=lambda: reverse("people:invitations"),
    says_nothing=says_nothing,
    gives_rights=True,
)
register_sheet(ACCOUNTS)
