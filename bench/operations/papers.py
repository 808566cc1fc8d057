"""Word files: a plan out of the database, and a công văn with a list of units, against a bare docxtpl that fills the same
words into a template of the same looks and asks no database.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from docxtpl import DocxTemplate

from bench.country import top_of_country
from bench.in_force import plan_of
from bench.site import settled
from bench.versus import Line, at_most, versus
from danvan.core import clock
from danvan.core.action import action
from danvan.documents.models import Document
from danvan.papers.paper import Annex, Form, Letterhead, Paper, Pictures, Signature, Table, Text
from danvan.papers.writer import write
from danvan.plans.models import Plan, Target, Task
from danvan.plans.papers import paper_of
from danvan.units.models import Unit

NEEDS_DATABASE = True
TARGETS, TASKS, UNITS, MANY = 12, 30, 92, 4_000
SENTENCE = "Rà soát, công khai đầy đủ thủ tục hành chính; trả lời phản ánh, kiến nghị của Nhân dân đúng thời hạn"
HEAD = Letterhead(Form.STATE, "Sở Nội vụ", "Ủy ban nhân dân tỉnh", symbol="/SNV-XDCQ", year=2026)
SIGNED = Signature("", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Văn Mẫu")


def compare() -> Iterator[Line]:
    plan = planned(top_of_country())
    settled()
    yield versus("plan-as-word", lambda: from_database(plan.pk), bare_plan(plan), at_most(3))
    for name, count in (("letter-with-92-units", UNITS), ("letter-with-4000-units", MANY)):
        yield versus(name, partial(written, rows(count)), bare_letter(rows(count)), at_most(3))


def from_database(pk: int) -> bytes:
    """The plan as its page fetches it, and its paper."""
    plan = Plan.objects.select_related("issuer", "drafting_office", "document").get(pk=pk)
    return write(paper_of(plan, Document.objects.all()))


def bare_plan(plan: Plan) -> "Bare":
    """A template in which each paragraph of the plan's body is one of a list."""
    paper = paper_of(plan, Document.objects.all())
    texts = [block.text for block in paper.blocks if not isinstance(block, Table | Pictures)]
    looped = [Text("{%p for text in texts %}"), Text("{{ text }}"), Text("{%p endfor %}"), Text("Hết")]
    return Bare(write(replace(paper, blocks=looped)), {"texts": texts})


def bare_letter(units: Sequence[Sequence[str]]) -> "Bare":
    """A template in which each row of the annex is one of a list."""
    cells = [f"{{{{ row.{column} }}}}" for column in range(len(units[0]))]
    blank = [""] * (len(cells) - 1)
    looped = [["{%tr for row in rows %}", *blank], cells, ["{%tr endfor %}", *blank]]
    return Bare(write(letter(looped)), {"rows": units})


class Bare:
    """docxtpl as its own pages show it: the template opened, filled, saved."""

    def __init__(self, template: bytes, said: dict[str, object]) -> None:
        self.template, self.said = template, said

    def __call__(self) -> bytes:
        template, out = DocxTemplate(io.BytesIO(self.template)), io.BytesIO()
        template.render(self.said, autoescape=True)
        template.save(out)
        return out.getvalue()


def written(units: Sequence[Sequence[str]]) -> bytes:
    return write(letter(units))


def letter(units: Sequence[Sequence[str]]) -> Paper:
    """A công văn that urges, its list as the annex."""
    listed = Table(["TT", "Đơn vị", "Nội dung", "Số liệu"], units, widths=(10, 60, 65, 30), numeric=(3,), centred=(0,))
    annex = Annex("Danh sách đơn vị chưa báo cáo", "(Kèm theo Công văn này)", [listed])
    return Paper(
        HEAD,
        "đôn đốc báo cáo kết quả",
        blocks=[Text(SENTENCE)] * 3,
        signature=SIGNED,
        recipients=["Lưu: VT"],
        annexes=[annex],
    )


def rows(count: int) -> list[list[str]]:
    return [
        [str(n), f"Ủy ban nhân dân xã Mẫu {n}", "Kết quả đối thoại với Nhân dân", f"{n}"] for n in range(1, count + 1)
    ]


@action
def planned(top: Unit) -> Plan:
    """A plan of a dozen targets and thirty tasks."""
    plan, today = plan_of(top, issued=False), clock.today()
    Target.objects.bulk_create(
        Target(plan=plan, words=SENTENCE, section=f"mục II.{n}", order=n) for n in range(TARGETS)
    )
    Task.objects.bulk_create(
        Task(plan=plan, words=SENTENCE, lead_words="Sở Nội vụ", due_on=today, order=n) for n in range(TASKS)
    )
    return plan
