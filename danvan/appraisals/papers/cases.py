"""What is printed of one case: the record of a visit and the sheet of appraisal, each filled, or blank for the pen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from danvan.appraisals.models import Case, Criterion, Marking, Sheet, Visit
from danvan.appraisals.papers.heads import head_of
from danvan.appraisals.papers.rows import named, subject_words
from danvan.appraisals.wording import mark_words, sheet_sum
from danvan.committees.models import Member
from danvan.core.formats import letter_date, text_date
from danvan.core.points import points_words
from danvan.documents.models import Document
from danvan.exemplars.amounts import said
from danvan.exemplars.models import Goal, LaterResource, Resource
from danvan.papers.paper import Block, Heading, Paper, Signature, Table, Text

DOTS = "…………"
# As many as fill a line of the body.
LINE = "…" * 32
# Two lines are as high as a hand writes.
EMPTY = f"{DOTS}\n{DOTS}"
EMPTY_ROWS = 4
TICKED, OPEN = "☒", "☐"


@dataclass(frozen=True)
class Facts:
    """What both papers tell of a case. `members` sit on the panel and do not stay out of it; `named` is false where the
    individual's name is not for this reader. `year` is the one whose result goals and resources tell of, where one was sent.
    """

    case: Case
    members: Sequence[Member]
    year: int | None = None
    goals: Sequence[Goal] = ()
    resources: Sequence[Resource | LaterResource] = ()
    rows: Sequence[Criterion] = ()
    named: bool = True
    said: Mapping[int, int | bool] = field(default_factory=dict)


def visit_record(facts: Facts, readable: QuerySet[Document], visit: Visit | None = None) -> Paper:
    """The record of a visit; without one everything that is found on the spot is left to the pen."""
    case = facts.case
    who = list(visit.who.all()) if visit else []
    blocks: list[Block] = [
        Text(_opening(case, visit)),
        Heading(_("I. THÀNH PHẦN")),
        Heading(_("1. Đoàn thẩm định"), 2),
        *([Text(f"- {member.name}, {member.role_words}") for member in who] or _lines(3)),
        Heading(_("2. Đại diện đơn vị, cá nhân được thẩm định"), 2),
        *_lines(2),
        Heading(_("II. MÔ HÌNH, ĐIỂN HÌNH ĐƯỢC THẨM ĐỊNH")),
        *_told(facts),
        _goals(facts),
        Heading(_("III. KẾT QUẢ THẨM ĐỊNH")),
        *([Text(visit.findings)] if visit else _lines(8)),
        Heading(_("IV. Ý KIẾN CỦA ĐƠN VỊ, CÁ NHÂN ĐƯỢC THẨM ĐỊNH")),
        *_lines(3),
        Heading(_("V. NGƯỜI THAM GIA KÝ TÊN")),
        _signed_by(who or facts.members, _("Đại diện đơn vị, cá nhân được thẩm định")),
        Text(
            _(
                "Biên bản đã đọc lại cho những người có mặt cùng nghe và thống nhất; lập thành 02 bản, mỗi bên giữ 01 bản."
            )
        ),
    ]
    head = head_of(case.sitting.office, "BB", readable)
    return Paper(head, _about(_("Thẩm định thực tế"), case), _("Biên bản"), blocks=blocks)


def sheet_paper(facts: Facts, readable: QuerySet[Document], sheet: Sheet | None = None) -> Paper:
    """A sheet as it stands; without one it is left to the pen."""
    case, sitting = facts.case, facts.case.sitting
    own = sheet is not None and not sheet.is_joint
    signer = sheet.signed_by_name if sheet else ""
    opinion = sheet.opinion.strip() if sheet else ""
    hands: list[Block] = [Heading(_("III. THÀNH VIÊN THAM GIA THẨM ĐỊNH")), _signed_by(facts.members)]
    blocks: list[Block] = [
        Heading(_("I. MÔ HÌNH, ĐIỂN HÌNH ĐƯỢC THẨM ĐỊNH")),
        *_told(facts),
        _goals(facts),
        Heading(_("II. ĐÁNH GIÁ THEO TIÊU CHÍ")),
        _marks(facts, blank=sheet is None),
        *_total(facts, blank=sheet is None),
        *([] if own else hands),
        Heading(_("III. NHẬN XÉT") if own else _("IV. NHẬN XÉT")),
        *([Text(opinion)] if opinion else _lines(5)),
    ]
    head = head_of(sitting.office, "PTĐ", readable)
    kind = _("Phiếu thẩm định") if own else _("Phiếu thẩm định chung")
    post = _("Người chấm") if own else _("Người ký phiếu")
    return Paper(
        head,
        _about("", case),
        kind,
        bases=[_("Căn cứ %(basis)s") % {"basis": sitting.criteria.basis}],
        blocks=blocks,
        signature=Signature(post=post, name=signer),
    )


def _opening(case: Case, visit: Visit | None) -> str:
    words = {
        "day": letter_date(visit.on) if visit else _("ngày …… tháng …… năm …………"),
        "panel": case.sitting.panel.name,
        "name": case.exemplar.name,
        "place": DOTS * 2,
    }
    return _("Hôm nay, %(day)s, tại %(place)s, %(panel)s thẩm định thực tế “%(name)s”.") % words


def _about(what: str, case: Case) -> str:
    words = _("mô hình, điển hình “Dân vận khéo” %(level)s năm %(year)d") % {
        "level": case.sitting.level.name,
        "year": case.sitting.year,
    }
    return f"{what} {words}" if what else words[:1].upper() + words[1:]


def _told(facts: Facts) -> list[Text]:
    model = facts.case.exemplar
    who = named(model) if facts.named else subject_words(model)
    days = [text_date(day) if day else DOTS for day in (model.starts_on, model.ends_on)]
    raised = "; ".join(f"{said(each.amount)} {each.unit.words}" for each in facts.resources)
    rows = [
        (_("Tên mô hình, điển hình"), model.name),
        (_("Chủ thể"), f"{who} ({model.get_subject_display()})" if facts.named else who),
        (_("Đơn vị"), model.unit.name),
        (_("Lĩnh vực"), model.field.name if model.field else DOTS),
        (_("Thời gian thực hiện"), _("từ %(first)s đến %(last)s") % {"first": days[0], "last": days[1]}),
        (_of_year(_("Nguồn lực đã huy động"), facts.year), raised or DOTS),
    ]
    return [Text(f"- {label}: {words}") for label, words in rows]


def _of_year(words: str, year: int | None) -> str:
    return _("%(words)s năm %(year)d") % {"words": words, "year": year} if year else words


def _goals(facts: Facts) -> Table:
    """Goals as the unit told them, with an empty column for what is found."""
    reported = _of_year(_("Đơn vị báo cáo"), facts.year)
    heads = [_("TT"), _("Mục tiêu"), _("Đơn vị tính"), _("Kế hoạch"), reported, _("Thẩm định thực tế")]
    body = [
        [str(number), goal.words, goal.unit_of_measure, said(goal.planned), said(goal.achieved), ""]
        for number, goal in enumerate(facts.goals, 1)
    ]
    empty = [[str(number), EMPTY, *[""] * 4] for number in range(1, EMPTY_ROWS + 1)]
    return Table(heads, body or empty, widths=(10, 56, 24, 22, 26, 28), numeric=(3, 4), centred=(0,))


def _marks(facts: Facts, *, blank: bool) -> Table:
    if facts.case.sitting.criteria.marking == Marking.POINTS:
        heads = [_("TT"), _("Tiêu chí"), _("Điểm tối đa"), _("Điểm chấm")]
        body = [
            [str(number), row.words, points_words(row.most), mark_words(facts.said.get(row.pk))]
            for number, row in enumerate(facts.rows, 1)
        ]
        return Table(heads, body, widths=(10, 100, 26, 26), numeric=(2, 3), centred=(0,))
    heads = [_("TT"), _("Tiêu chí"), _("Đạt"), _("Chưa đạt")]
    body = [
        [str(number), row.words, *(_box(facts.said.get(row.pk), met, blank) for met in (True, False))]
        for number, row in enumerate(facts.rows, 1)
    ]
    return Table(heads, body, widths=(10, 112, 18, 22), centred=(0, 2, 3))


def _box(answer: int | bool | None, met: bool, blank: bool) -> str:
    return TICKED if not blank and answer is met else OPEN


def _total(facts: Facts, *, blank: bool) -> list[Text]:
    words = DOTS if blank or not facts.said else sheet_sum(dict(facts.said))
    most = sum(row.most or 0 for row in facts.rows)
    if most:
        return [Text(_("Tổng điểm: %(sum)s trên %(most)s.") % {"sum": words, "most": points_words(most)}, bold=True)]
    return [Text(_("Cộng: %(sum)s.") % {"sum": words}, bold=True)]


def _signed_by(members: Iterable[Member], other: str = "") -> Table:
    """Who was there, each with room for a hand."""
    several = [f"{member.name}\n{member.role_words}" for member in members] + ([f"{other}\n{DOTS}"] if other else [])
    body = [[str(number), name, ""] for number, name in enumerate(several, 1)]
    return Table([_("TT"), _("Họ và tên, chức danh"), _("Chữ ký")], body, widths=(10, 100, 52), centred=(0,))


def _lines(count: int) -> list[Text]:
    return [Text(LINE, indent=False) for _each in range(count)]
