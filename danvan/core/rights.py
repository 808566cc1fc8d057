"""The one rights table: for every route, method and stage, what each person of a known cast is answered.

Each app says its rows in a module `rights`; `check_rights` fails where a route has none, and the tests knock at every
door with real accounts. The cast stands around one plan-like record: the committee that issues, the department that
drafts, a commune that is bound and one that is not, the Party committee of the same territory, a closed predecessor.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.module_loading import autodiscover_modules

CAST = {
    "anonymous": "người chưa đăng nhập",
    "nobody": "tài khoản chưa được giao vai trò",
    "administrator": "quản trị của cơ quan ban hành",
    "committee_officer": "chuyên viên cơ quan ban hành",
    "committee_leader": "lãnh đạo cơ quan ban hành",
    "committee_auditor": "kiểm tra, giám sát của cơ quan ban hành",
    "department_officer": "chuyên viên cơ quan tham mưu",
    "department_leader": "lãnh đạo cơ quan tham mưu",
    "sibling_officer": "chuyên viên cơ quan ngang cấp",
    "commune_officer": "cán bộ xã được giao",
    "commune_leader": "lãnh đạo xã được giao",
    "commune_deputy": "người thay lãnh đạo xã được giao",
    "commune_former": "cán bộ xã đã hết vai trò",
    "other_commune_officer": "cán bộ xã không được giao",
    "party_officer": "chuyên viên cấp ủy cùng địa bàn",
    "remit_officer": "chuyên viên cơ quan được giao theo dõi xã",
    "predecessor_officer": "cán bộ của xã cũ đã kết thúc",
}
PEOPLE = frozenset(CAST) - {"anonymous"}


@dataclass(frozen=True)
class Row:
    """What a route answers: `answers` by member of the cast, `others` to the rest; strangers are sent to sign in.

    `on` names the record and stage that stand there ("plan draft"), so that the test can set it up.
    """

    route: str
    method: str = "GET"
    on: str = ""
    answers: Mapping[str, int] = field(default_factory=dict)
    others: int = 404
    anonymous: int = 302

    def answer(self, member: str) -> int:
        """The status this member of the cast gets."""
        if member == "anonymous":
            return self.anonymous
        return self.answers.get(member, self.others)


_rows: list[Row] = []


def add(*rows: Row) -> None:
    """Adds an app's rows."""
    _rows.extend(rows)


def everyone(route: str, method: str = "GET", status: int = 200) -> Row:
    """A door open to strangers: signing in, the pages of errors."""
    return Row(route, method, others=status, anonymous=status)


def signed_in(route: str, method: str = "GET", on: str = "", status: int = 200) -> Row:
    """A door open to everybody who is signed in."""
    return Row(route, method, on, others=status)


def only(route: str, method: str = "GET", on: str = "", *members: str, status: int = 200, others: int = 404) -> Row:
    """A door open to some of the cast; the rest are told there is nothing (404) or that it is not theirs (403)."""
    return Row(route, method, on, dict.fromkeys(members, status), others)


# The board of samples, which is there only while the house is being built.
OWN = [everyone("core:look")]


def rows() -> list[Row]:
    """All rows of all apps."""
    autodiscover_modules("rights")
    return [*OWN, *_rows]


def rows_of(app: str) -> list[Row]:
    """The rows of one app's routes."""
    return [row for row in rows() if row.route.split(":")[0] == app]


def routes() -> Iterator[str]:
    """The name of every route of the house; a route without a name shows its pattern."""
    return _routes(get_resolver().url_patterns, "")


def _routes(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _routes(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}" if pattern.name else str(pattern.pattern)


def without_row() -> list[str]:
    """Routes nobody said who may use."""
    known = {row.route for row in rows()}
    return sorted(route for route in set(routes()) if route not in known)
