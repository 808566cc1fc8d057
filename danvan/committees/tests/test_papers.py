"""The draft of the decision, and the list of members as a workbook."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from danvan.committees.exports import members_sheet
from danvan.committees.models import Seat
from danvan.committees.papers import decision_of
from danvan.committees.queries import roll_of
from danvan.committees.tests.factories import BEGUN, CommitteeFactory, FollowsFactory, MemberFactory, recorded
from danvan.core.exports.sheets import workbook
from danvan.documents.models import Document
from danvan.papers.paper import Form, Table
from danvan.units.models import Line
from danvan.units.tests.factories import KindFactory, UnitFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 24)
HEADS = [
    "TT",
    "Vai trò",
    "Họ và tên",
    "Chức vụ",
    "Đơn vị",
    "Nhiệm vụ được phân công",
    "Đơn vị theo dõi",
    "Tham gia từ ngày",
]


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(TODAY)


@pytest.fixture
def committee():
    """A body of a Party committee with a head, a member who follows two units, and one who left."""
    party = KindFactory(code="tinh-uy", line=Line.PARTY)
    made = CommitteeFactory(
        name="Ban Chỉ đạo tỉnh",
        host=UnitFactory(name="Tỉnh ủy Sông Thử", kind=party),
        to_on=date(2031, 1, 1),
        symbol="",
        signed_on=None,
    )
    MemberFactory(committee=made, role=Seat.HEAD, name="Lò Văn Đầu", post_words="Phó Bí thư Tỉnh ủy")
    member = MemberFactory(committee=made, name="Lò Thị Hai", post_words="Phó Chủ tịch", tasks_words="Theo dõi cụm 1")
    for name in ("Đảng ủy xã B", "Đảng ủy xã A"):
        FollowsFactory(member=member, unit=UnitFactory(name=name))
    MemberFactory(committee=made, name="Người đã thôi", to_on=date(2026, 2, 1))
    return made


def drawn(committee):
    return decision_of(committee, roll_of(committee, TODAY), Document.objects.all())


def test_the_draft_sets_the_body_up_for_its_term(committee):
    committee.standing_office = UnitFactory(name="Ban A")

    paper = drawn(committee)

    assert (paper.type_name, paper.subject) == ("Quyết định", "Về việc thành lập Ban Chỉ đạo tỉnh")
    assert [block.text for block in paper.blocks] == [
        "Điều 1. Thành lập Ban Chỉ đạo tỉnh gồm 02 thành viên (danh sách kèm theo).",
        "Điều 2. Ban Chỉ đạo tỉnh hoạt động từ ngày 01/01/2026 đến hết ngày 31/12/2030; cơ quan thường trực là Ban A.",
        "Điều 3. Các cơ quan, đơn vị liên quan và thành viên có tên tại danh sách chịu trách nhiệm thi hành Quyết định này.",
    ]


def test_its_annex_names_the_members_and_who_follows_which_units(committee):
    (annex,) = drawn(committee).annexes

    members, share = [block for block in annex.blocks if isinstance(block, Table)]
    assert list(members.rows) == [
        ("01", "Lò Văn Đầu", "Phó Bí thư Tỉnh ủy", "Trưởng ban", ""),
        ("02", "Lò Thị Hai", "Phó Chủ tịch", "Ủy viên", "Theo dõi cụm 1"),
    ]
    assert list(share.rows) == [("01", "Lò Thị Hai", "Đảng ủy xã A; Đảng ủy xã B")]


def test_nobody_follows_anything_so_the_annex_is_one_table():
    committee = MemberFactory().committee

    (annex,) = drawn(committee).annexes

    assert [type(block) for block in annex.blocks] == [Table]


def test_the_number_is_blank_before_the_signing_and_stands_in_the_host_s_own_letters(committee):
    recorded(committee.host, "07-KH/TU")

    before = drawn(committee).letterhead
    committee.symbol, committee.signed_on = "15-QĐ/TU", BEGUN
    after = drawn(committee).letterhead

    assert (before.form, before.symbol, before.number, before.day) == (Form.PARTY, "-QĐ/TU", "", None)
    assert (after.number, after.day) == ("15-QĐ/TU", BEGUN)


def test_the_workbook_has_one_row_a_member_of_the_day_and_no_telephone(committee):
    file = workbook(members_sheet(committee, roll_of(committee, TODAY)))

    rows = [list(row) for row in load_workbook(io.BytesIO(file)).active.iter_rows(values_only=True)]
    at = rows.index(HEADS)
    shown = [[*row[:7], row[7].date()] for row in rows[at + 1 :]]
    host = committee.host.name
    assert shown == [
        [1, "Trưởng ban", "Lò Văn Đầu", "Phó Bí thư Tỉnh ủy", host, None, None, BEGUN],
        [2, "Ủy viên", "Lò Thị Hai", "Phó Chủ tịch", host, "Theo dõi cụm 1", "Đảng ủy xã A; Đảng ủy xã B", BEGUN],
    ]


def test_a_name_that_begins_like_a_formula_stays_text():
    member = MemberFactory(name="=1+1")

    file = workbook(members_sheet(member.committee, roll_of(member.committee, TODAY)))

    cells = [cell for row in load_workbook(io.BytesIO(file)).active.iter_rows() for cell in row]
    (said,) = [cell for cell in cells if "1+1" in str(cell.value)]
    assert said.data_type == "s"
