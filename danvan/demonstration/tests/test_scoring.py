"""The demonstration shows what communes are scored by, and how the next version differs."""

import pytest

from danvan.scoring.differences import differences
from danvan.scoring.models import CriteriaSet
from danvan.scoring.queries.outlines import outline_of
from danvan.scoring.soundness import is_sound

pytestmark = pytest.mark.django_db


def test_one_set_is_settled_and_its_next_version_is_being_written(story):
    settled, later = CriteriaSet.objects.order_by("number")

    assert [(each.stage, each.number, each.office.name) for each in (settled, later)] == [
        ("settled", 1, "UBND tỉnh Sông Mẫu"),
        ("draft", 2, "UBND tỉnh Sông Mẫu"),
    ]
    assert settled.keeper.name == "Sở Nội vụ tỉnh Sông Mẫu"
    assert is_sound(outline_of(settled))
    assert [each.label[:3] for each in differences(outline_of(settled), outline_of(later))] == ["2.2"]
