"""The decision that sets a body up, as a draft: its articles as offices word them, and the list of members as its annex.
What the house does not know (căn cứ, the signer, the number) is left to whoever finishes the text.
"""

from dataclasses import replace

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from danvan.committees.models import Committee
from danvan.committees.queries import Roll
from danvan.core import clock
from danvan.core.formats import text_date
from danvan.documents.models import Document, DocumentStage
from danvan.papers.heads import attached_to
from danvan.papers.paper import Annex, Block, Form, Letterhead, Paper, Table, Text
from danvan.papers.symbols import symbol_behind
from danvan.units.letterheads import letterhead

# So many of the host's newest papers are looked at for its letters.
LOOKED_AT = 50


def decision_of(committee: Committee, roll: Roll, documents: QuerySet[Document]) -> Paper:
    """The draft; `documents` are those in whose light it is drawn up: what its reader may see."""
    # A paper is Vietnamese whatever language its reader's pages have.
    with translation.override("vi"):
        head = head_of(committee, documents)
        return Paper(
            head,
            _("Về việc thành lập %(name)s") % {"name": committee.name},
            _("Quyết định"),
            blocks=articles(committee, roll),
            recipients=[_("Như Điều 3"), _("Lưu Văn phòng") if head.form == Form.PARTY else _("Lưu: VT")],
            annexes=[Annex(_("Danh sách thành viên"), attached_to(head, _("Quyết định")), lists(roll))],
        )


def head_of(committee: Committee, documents: QuerySet[Document]) -> Letterhead:
    """The head of the host's papers; its number as on its own decisions, blank until it is signed."""
    plain = letterhead(committee.host, clock.today())
    own = documents.filter(issuers__unit=committee.host).exclude(stage=DocumentStage.DRAFT)
    symbols = list(own.order_by("-signed_on", "-pk").values_list("symbol", flat=True)[:LOOKED_AT])
    symbol = symbol_behind(plain.form, "QĐ", symbols)
    return replace(plain, symbol=symbol, number=committee.symbol, day=committee.signed_on)


def articles(committee: Committee, roll: Roll) -> list[Block]:
    """Whom it sets up, for how long, who keeps it, who carries it out."""
    named = {"name": committee.name, "count": f"{len(roll.now):02d}"}
    first = _("Thành lập %(name)s gồm %(count)s thành viên (danh sách kèm theo).") % named
    term = _("%(name)s hoạt động từ ngày %(day)s") % {**named, "day": text_date(committee.from_on)}
    if committee.last_day:
        term += _(" đến hết ngày %(day)s") % {"day": text_date(committee.last_day)}
    if committee.standing_office:
        term += _("; cơ quan thường trực là %(office)s") % {"office": committee.standing_office.name}
    carried = _(
        "Các cơ quan, đơn vị liên quan và thành viên có tên tại danh sách chịu trách nhiệm thi hành Quyết định này."
    )
    return [
        Text(_("Điều 1. %(words)s") % {"words": first}),
        Text(_("Điều 2. %(words)s") % {"words": f"{term}."}),
        Text(_("Điều 3. %(words)s") % {"words": carried}),
    ]


def lists(roll: Roll) -> list[Block]:
    """The members in the order of their seats, each in the post by which the decision names them; then who follows which
    units, where anybody does.
    """
    heads = [_("TT"), _("Họ và tên"), _("Chức vụ, đơn vị công tác"), _("Tham gia"), _("Nhiệm vụ")]
    rows = [
        (
            f"{number:02d}",
            member.name,
            member.post_words,
            member.role_words,
            member.tasks_words,
        )
        for number, member in enumerate(roll.now, 1)
    ]
    table = Table(heads, rows, widths=(10, 34, 48, 28, 40), centred=(0,))
    following = [(member, roll.follows[member.pk]) for member in roll.now if member.pk in roll.follows]
    if not following:
        return [table]
    shares = [
        (f"{number:02d}", member.name, "; ".join(row.unit.name for row in rows))
        for number, (member, rows) in enumerate(following, 1)
    ]
    title = Text(_("Phân công theo dõi đơn vị"), bold=True, indent=False)
    said = [_("TT"), _("Họ và tên"), _("Đơn vị theo dõi")]
    return [table, title, Table(said, shares, widths=(10, 40, 110), centred=(0,))]
