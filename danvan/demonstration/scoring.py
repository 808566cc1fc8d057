"""What the demonstration's communes are scored by: one set settled by the leader, and its next version being written."""

from dataclasses import replace
from datetime import date

from danvan.core import clock
from danvan.demonstration.people import People
from danvan.scoring import editing
from danvan.scoring.actions import sets
from danvan.scoring.models import CriteriaSet
from danvan.scoring.published import examples
from danvan.scoring.queries.outlines import outline_of
from danvan.units.models import Unit

BEGUN, CHANGED = date(2026, 1, 15), date(2026, 5, 20)
RULE, OFFICE, JUDGED = "2579-qd-ubnd-2025", "UBND tỉnh Sông Mẫu", "UBND xã Khe Mây"
NAME, BASIS = "Tiêu chí chấm điểm, xếp loại công tác dân vận của UBND các xã, phường", "Quyết định số 15/QĐ-UBND"


def lay_down_criteria(people: People) -> None:
    """The department writes the set of the province's committee, whose leader settles it; in May it is to change."""
    officer, leader = people["sonoivu.cv"], people["ubndtinh.ld"]
    office, judged = Unit.objects.get(name=OFFICE), Unit.objects.get(name=JUDGED)
    facts = {"name": NAME, "basis": f"{BASIS} ngày 15/01/2026", "from_year": 2026}
    with clock.frozen(BEGUN):
        made = sets.begin(office, facts, examples()[RULE].outline, by=officer, kinds=[judged.kind])
        sets.press(made, "settle", by=leader)
    with clock.frozen(CHANGED):
        _change(sets.begin_version(made, by=officer), people)


def _change(later: CriteriaSet, people: People) -> None:
    outline = outline_of(later)
    asked = next(each for each in outline.criteria() if each.number == "2.2")
    changed = replace(asked, words="Người đứng đầu đối thoại với Nhân dân ít nhất hai lần trong năm", is_sample=False)
    outline = editing.put(outline, "criterion", changed, was=asked.number)
    sets.write(later, outline, by=people["sonoivu.cv"], version=later.version)
