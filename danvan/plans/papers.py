"""A plan as the paper that is signed: what stands on record, in the order in which plans are written, and not a word more.

Sections that the plan does not hold (aims, means) are left to whoever finishes the text. Each line keeps the section by
which people cite it.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils import translation

from danvan.core import clock
from danvan.core.formats import text_date
from danvan.documents.models import Document, DocumentStage, Family, Purpose, Relation
from danvan.documents.models.clauses import KEPT
from danvan.papers import names, signing
from danvan.papers.counting import roman
from danvan.papers.paper import Block, Form, Heading, Letterhead, Paper, Text
from danvan.papers.symbols import symbol_behind
from danvan.plans.actions.plans import TYPE_NAMES
from danvan.plans.models import Plan, PlanForm, ReportingClause, Task

ABBREVIATIONS = {"Kế hoạch": "KH", "Chương trình": "CTr"}
# So many of an issuer's newest papers are looked at for its letters.
LOOKED_AT = 50
PURPOSES = {Purpose.REPORT, Purpose.CARRY_OUT, Purpose.COOPERATE, Purpose.INFORM}
_OPENING = re.compile(r"^(?:-\s*)?(?:căn cứ|thực hiện|triển khai|theo|trên cơ sở|xét)\b", re.IGNORECASE)
_MARK = re.compile(r"^[-–•+]\s+")


def paper_of(plan: Plan, documents: QuerySet[Document]) -> Paper:
    """The plan's paper; `documents` are those in whose light it is drawn up: what its reader may see. Number and day stay
    blank until it is issued.
    """
    # A paper is Vietnamese whatever language its reader's pages have.
    with translation.override("vi"):
        kind = type_name(plan)
        return Paper(
            letterhead_of(plan, kind, documents),
            plan.title,
            kind,
            bases=bases_of(plan),
            blocks=[opening_of(plan, kind), *numbered(plan, sections_of(plan, kind))],
            signature=signing.signature(plan.signer_position, plan.signer),
            recipients=recipients_of(plan),
        )


def type_name(plan: Plan) -> str:
    """As its signed paper is called, else as its form says."""
    said = plan.document.type_name if plan.issued_on and plan.document else ""
    return said or TYPE_NAMES[PlanForm(plan.form)]


def form_of(plan: Plan) -> Form:
    return Form.PARTY if plan.family == Family.PARTY else Form.STATE


def letterhead_of(plan: Plan, kind: str, documents: QuerySet[Document]) -> Letterhead:
    """Issuer and body above it, number, place and day."""
    form, issued, above = form_of(plan), plan.document if plan.issued_on else None, above_of(plan)
    symbols, place = learnt(plan, documents)
    return Letterhead(
        form,
        names.below(issuer_of(plan), above),
        above,
        symbol=symbol_behind(form, ABBREVIATIONS.get(kind, "KH"), symbols),
        place=(issued.place if issued else "") or place or home_of(plan),
        year=clock.today().year,
        number=issued.symbol if issued else "",
        day=plan.issued_on,
    )


def issuer_of(plan: Plan) -> str:
    """The issuer by its full name; of an issued plan, by the name it had then."""
    first = plan.document.issuers.first() if plan.issued_on and plan.document else None
    return names.written_out(first.words if first else plan.issuer.name)


def above_of(plan: Plan) -> str:
    """The body above the issuer, where the form names one."""
    above = plan.issuer.parent
    if above is None or above.line != plan.issuer.line or names.stands_alone(plan.issuer.name):
        return ""
    return names.written_out(above.name)


def learnt(plan: Plan, documents: QuerySet[Document]) -> tuple[list[str], str]:
    """The numbers of the issuer's papers, the newest first, and the place they were last signed at."""
    own = documents.filter(issuers__unit=plan.issuer, family=plan.family).exclude(stage=DocumentStage.DRAFT)
    found = list(own.order_by("-signed_on", "-pk").values_list("symbol", "place")[:LOOKED_AT])
    return [symbol for symbol, _place in found], next((place for _symbol, place in found if place), "")


def home_of(plan: Plan) -> str:
    """The place of the issuer's territory; one named by a number is named with its kind."""
    home = plan.issuer.territory
    if home is None:
        return ""
    return home.full_name if home.name.isdecimal() else home.name


def bases_of(plan: Plan) -> list[str]:
    """What the signed paper rests on, then the documents that the plan carries out, each once."""
    cited = plan.document.citations.filter(relation=Relation.BASIS, clause__state__in=KEPT) if plan.document else ()
    rests = [opened("Căn cứ", each.words) for each in cited]
    return list(dict.fromkeys([*rests, *(opened("Thực hiện", each.words) for each in plan.commissions.all())]))


def opened(word: str, words: str) -> str:
    return words if _OPENING.match(words) else f"{word} {words}"


def opening_of(plan: Plan, kind: str) -> Text:
    """Who issues it; a chapter says of which section of the wider plan it is."""
    chapter = f" ({plan.section})" if plan.form == PlanForm.CHAPTER else ""
    return Text(f"{issuer_of(plan)} ban hành {kind}{chapter} với các nội dung như sau:")


Section = tuple[str, list[Block]]


def sections_of(plan: Plan, kind: str) -> list[Section]:
    """What the plan holds today, in the usual order."""
    today = clock.today()
    reports = plan.reporting_clauses.on(today).select_related("channel")
    return [
        ("Chỉ tiêu", [block for place, row in enumerate(plan.targets.on(today), 1) for block in point(place, row)]),
        ("Nhiệm vụ", [block for place, row in enumerate(plan.tasks.on(today), 1) for block in task(place, row)]),
        ("Thời gian thực hiện", period(plan, kind)),
        ("Chế độ báo cáo", [block for place, row in enumerate(reports, 1) for block in report(place, row)]),
        ("Tổ chức thực hiện", carried_by(plan)),
    ]


def numbered(plan: Plan, sections: Iterable[Section]) -> list[Block]:
    """The sections that hold something, counted in Roman as the form writes it."""
    mark = "-" if form_of(plan) is Form.PARTY else "."
    held = [(title, blocks) for title, blocks in sections if blocks]
    return [
        block
        for place, (title, blocks) in enumerate(held, 1)
        for block in (Heading(f"{roman(place)}{mark} {title.upper()}"), *blocks)
    ]


def point(place: int, row: Any) -> list[Block]:
    """A line under its number, with the section by which it is cited."""
    words = _MARK.sub("", row.words.strip()).rstrip(" .;,:")
    cited = f" ({row.section})" if row.section else ""
    return [Text(f"{place}. {words}{cited}.")]


def task(place: int, row: Task) -> list[Block]:
    """A task, who leads it, who works along, by when."""
    due = row.due_words or (f"chậm nhất ngày {text_date(row.due_on)}" if row.due_on else "")
    return point(place, row) + facts(
        ("Chủ trì", row.lead_words), ("Phối hợp", row.cooperating_words), ("Thời hạn", due)
    )


def report(place: int, row: ReportingClause) -> list[Block]:
    """A report that is owed: to whom and through whom, when, over which days."""
    through = f" (qua {row.channel.name})" if row.channel else ""
    to = f"{row.addressee_words}{through}".strip()
    return point(place, row) + facts(("Gửi", to), ("Thời hạn", row.due_words), ("Số liệu", window(row)))


def window(row: ReportingClause) -> str:
    begins, ends = row.window_starts_on, row.window_ends_on
    return " ".join(
        [*([f"từ ngày {text_date(begins)}"] if begins else []), *([f"đến hết ngày {text_date(ends)}"] if ends else [])]
    )


def period(plan: Plan, kind: str) -> list[Block]:
    """The days of the plan, then its phases."""
    whole = f"{kind} thực hiện từ ngày {text_date(plan.starts_on)} đến hết ngày {text_date(plan.last_day)}."
    phases = []
    for place, row in enumerate(plan.phases.on(clock.today()), 1):
        first = f"từ ngày {text_date(row.starts_on)}" if row.starts_on else ""
        last = f"đến hết ngày {text_date(row.last_day)}" if row.last_day else ""
        phases += point(place, row) + facts(("Thời gian", f"{first} {last}".strip()))
    return [Text(whole), *phases]


def carried_by(plan: Plan) -> list[Block]:
    """Whom it binds, in its own words, and which office sees to it."""
    bound = "; ".join(each.words.strip(" .;") for each in plan.bindings.all())
    office = plan.drafting_office.name if plan.drafting_office_id != plan.issuer_id else ""
    return facts(("Đơn vị thực hiện", bound), ("Cơ quan tham mưu, theo dõi", office))


def facts(*said: tuple[str, str]) -> list[Block]:
    """What is known, one line each."""
    return [Text(f"- {label}: {words.strip().rstrip(' .;,')}.") for label, words in said if words.strip(" .;,")]


def recipients_of(plan: Plan) -> list[str]:
    """As the signed paper lists them; else those the plan binds, and the file."""
    printed = list(plan.document.recipients.all()) if plan.issued_on and plan.document else []
    if printed:
        return [purposed(each) for each in printed]
    bound = [words for each in plan.bindings.all() for words in each.words.split(";") if words.strip(" .,")]
    kept = "Lưu Văn phòng" if form_of(plan) is Form.PARTY else "Lưu: VT"
    return [*(words.strip()[:1].upper() + words.strip()[1:] for words in bound), kept]


def purposed(recipient: Any) -> str:
    """ "Thường trực Tỉnh ủy (để báo cáo)"."""
    said = recipient.purpose in PURPOSES and not recipient.words.rstrip().endswith(")")
    return f"{recipient.words} ({recipient.get_purpose_display()})" if said else recipient.words
