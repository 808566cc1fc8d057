"""The outline of a set out of its rows, in five questions whatever its size."""

from danvan.scoring.models import CriteriaSet, CriterionRow, GroupRow
from danvan.scoring.outline import Band, Criterion, Effect, Fact, Grade, Group, GroupKind, Outline, Scorer, Waived


def outline_of(criteria: CriteriaSet) -> Outline:
    """The set as values."""
    groups = criteria.groups.prefetch_related("criteria__grades")
    return Outline(
        base=criteria.base,
        groups=tuple(_group(row) for row in groups),
        bands=tuple(
            Band(row.name, row.least, row.no_zero, row.falls_to, row.is_open, row.is_good, row.is_sample)
            for row in criteria.bands.all()
        ),
        facts=tuple(
            Fact(row.code, row.words, Effect(row.effect), row.band, row.not_scored) for row in criteria.facts.all()
        ),
        waived=Waived(criteria.waived),
        above_base=criteria.above_base,
    )


def _group(row: GroupRow) -> Group:
    criteria = tuple(_criterion(each) for each in row.criteria.all())
    return Group(GroupKind(row.kind), row.number, row.words, row.most, criteria)


def _criterion(row: CriterionRow) -> Criterion:
    return Criterion(
        row.number,
        row.words,
        row.most,
        row.step,
        Scorer(row.scorer),
        row.needs_evidence,
        row.waived_when,
        row.measure,
        row.is_sample,
        tuple(Grade(grade.points, grade.words) for grade in row.grades.all()),
    )
