"""What is printed of a decision: the submission, the draft with its list, the names for certificates."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.appraisals.actions.announcing import title_of
from danvan.appraisals.models import Decision, DecisionKind, Line
from danvan.appraisals.papers.heads import head_of, sent_to
from danvan.appraisals.papers.rows import lists_of, names_table
from danvan.documents.models import Document
from danvan.papers.heads import attached_to
from danvan.papers.paper import Annex, Block, Paper, Text

VERBS = {
    DecisionKind.RECOGNISE: gettext_lazy("Công nhận"),
    DecisionKind.OUTSTANDING: gettext_lazy("Chọn là tiêu biểu"),
    DecisionKind.WITHDRAW: gettext_lazy("Thôi công nhận"),
}


def submission(decision: Decision, lines: Sequence[Line], readable: QuerySet[Document]) -> Paper:
    """Asks the deciding office to decide."""
    office = decision.sitting.office if decision.sitting else decision.office
    head = head_of(office, "TTr", readable)
    blocks: list[Block] = [
        Text(_("%(office)s trình xem xét, quyết định với danh sách kèm theo:") % {"office": office.name})
    ]
    if decision.sitting:
        panel = {"panel": decision.sitting.panel.name, "minutes": decision.sitting.minutes_symbol or "…………"}
        blocks.append(Text(_("Kết quả xét của %(panel)s tại Biên bản số %(minutes)s.") % panel))
    blocks.append(Text(_("Kính trình xem xét, quyết định.")))
    annex = Annex(_("Danh sách đề nghị"), attached_to(head, _("Tờ trình")), lists_of(lines))
    to = [decision.office.name]
    return Paper(
        head, title_of(decision), _("Tờ trình"), to=to, blocks=blocks, recipients=sent_to(head), annexes=[annex]
    )


def paper_of(decision: Decision, lines: Sequence[Line], readable: QuerySet[Document]) -> Paper:
    """The draft of the decision, with collectives and individuals in lists apart."""
    head = head_of(decision.office, "QĐ", readable, decision.symbol, decision.signed_on)
    named = {
        "verb": VERBS[DecisionKind(decision.kind)],
        "count": len(lines),
        "level": decision.level.name,
        "year": decision.year,
    }
    first = (
        _("%(verb)s %(count)02d mô hình, điển hình “Dân vận khéo” %(level)s năm %(year)d (danh sách kèm theo).") % named
    )
    articles = [
        first,
        _("Quyết định này có hiệu lực từ ngày ký."),
        _("Các cơ quan, đơn vị liên quan và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành."),
    ]
    blocks: list[Block] = [
        Text(_("Điều %(number)d. %(words)s") % {"number": number, "words": words})
        for number, words in enumerate(articles, 1)
    ]
    annex = Annex(_("Danh sách"), attached_to(head, _("Quyết định")), lists_of(lines))
    return Paper(
        head,
        title_of(decision),
        _("Quyết định"),
        blocks=blocks,
        recipients=sent_to(head, [_("Như Điều 3")]),
        annexes=[annex],
    )


def certificates(decision: Decision, lines: Sequence[Line], readable: QuerySet[Document]) -> Paper:
    """The names for certificates, as they are to stand there."""
    head = head_of(decision.office, "DS", readable)
    table: list[Block] = [names_table(lines)] if lines else [Text(_("Chưa có mô hình nào."))]
    return Paper(
        head,
        title_of(decision),
        _("Danh sách in giấy chứng nhận"),
        blocks=table,
        recipients=sent_to(head, [_("Bộ phận in")]),
    )
