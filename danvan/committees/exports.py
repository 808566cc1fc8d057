"""The list of members as a workbook, as an office sends it on."""

from django.utils.translation import gettext as _

from danvan.committees.models import Committee
from danvan.committees.queries import Roll
from danvan.core.exports.sheets import Column, Sheet
from danvan.core.formats import text_date


def members_sheet(committee: Committee, roll: Roll) -> Sheet:
    """One row a member of the day shown: as what, who, from where, charged with what, following whom. No telephone."""
    columns = [
        Column(_("TT"), 6),
        Column(_("Vai trò"), 22),
        Column(_("Họ và tên"), 28),
        Column(_("Chức vụ"), 36),
        Column(_("Đơn vị"), 36),
        Column(_("Nhiệm vụ được phân công"), 50),
        Column(_("Đơn vị theo dõi"), 50),
        Column(_("Tham gia từ ngày"), 14),
    ]
    rows = [
        (
            number,
            member.role_words,
            member.name,
            member.post_words,
            member.unit.name,
            member.tasks_words,
            "; ".join(row.unit.name for row in roll.follows.get(member.pk, ())),
            member.from_on,
        )
        for number, member in enumerate(roll.now, 1)
    ]
    notes = [_("Danh sách ngày %(day)s") % {"day": text_date(roll.day)}]
    return Sheet(_("Thành viên"), columns, rows, title=committee.name, notes=notes)
