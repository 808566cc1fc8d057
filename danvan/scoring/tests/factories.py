"""Criteria sets for tests."""

import factory

from danvan.scoring.actions.sets import write_rows
from danvan.scoring.models import CriteriaSet, SetStage
from danvan.scoring.outline import Band, Criterion, Effect, Fact, Grade, Group, GroupKind, Outline
from danvan.units.tests.factories import UnitFactory

SMALL = Outline(
    base=10_000,
    groups=(
        Group(
            GroupKind.BASE,
            "1",
            "Tổ chức thực hiện",
            10_000,
            (
                Criterion(
                    "1.1", "Ban hành kế hoạch đúng hạn", 4000, grades=(Grade(4000, "Đúng hạn"), Grade(0, "Không"))
                ),
                Criterion("1.2", "Đối thoại với Nhân dân", 6000, waived_when="đơn vị không có dân cư"),
            ),
        ),
        Group(GroupKind.BONUS, "2", "Điểm thưởng", 300, (Criterion("2.1", "Có mô hình được công nhận", 300),)),
    ),
    bands=(Band("Tốt", 8000, no_zero=True, falls_to="Khá", is_good=True), Band("Khá", 5000), Band("Yếu", 0)),
    facts=(Fact("khien_trach", "Người đứng đầu bị khiển trách", Effect.CAP, "Khá"),),
)


class CriteriaSetFactory(factory.django.DjangoModelFactory):
    """A sound set that is being written, of three bands; `outline` gives it other lines."""

    class Meta:
        model = CriteriaSet
        skip_postgeneration_save = True

    office = factory.SubFactory(UnitFactory)
    keeper = factory.SelfAttribute("office")
    stage = SetStage.DRAFT
    name = "Tiêu chí chấm điểm công tác dân vận"
    basis = "Quyết định số 12/QĐ-UBND"
    from_year = 2026
    base = 10_000

    @factory.post_generation
    def outline(criteria, create, extracted, **kwargs):
        criteria.first = criteria
        criteria.save()
        criteria.kinds.add(criteria.office.kind)
        write_rows(criteria, extracted or SMALL)
