"""The models of the demonstration: four years of them, told by the acts that people use."""

from collections import Counter

import pytest
from django.core.management import call_command

from danvan.appraisals.models import Decision, Sitting
from danvan.demonstration.pictures import landscape
from danvan.exemplars.models import Copying, CopyingStage, Exemplar, Recognition, Remark, RemarkKind, Stage
from danvan.exemplars.queries.copies import origins_of
from danvan.files.models import Attachment

pytestmark = pytest.mark.django_db


def test_there_are_some_six_hundred_over_four_years_in_every_stage(story):
    years = Counter(Exemplar.objects.values_list("year", flat=True))

    assert sorted(years) == [2023, 2024, 2025, 2026]
    assert 590 <= years.total() <= 640
    assert set(Exemplar.objects.values_list("stage", flat=True)) == set(Stage)


def test_a_panel_announced_one_sitting_and_three_are_under_way(story):
    sittings = Sitting.objects.order_by("pk")

    told = [(each.stage, [*each.cases.order_by("pk").values_list("stage", "exemplar__stage")]) for each in sittings]
    assert told == [
        ("counted", [("released", "recognised"), ("released", "not_recognised")]),
        ("counted", [("decided", "appraising")]),
        ("voting", [("opened", "appraising")]),
        ("preparing", [("waiting", "reported")]),
    ]
    assert [*Decision.objects.order_by("pk").values_list("stage", flat=True)] == ["announced", "signed"]


def test_one_recognition_was_withdrawn_by_a_document(story):
    withdrawn = Recognition.objects.exclude(withdrawn_on=None)

    told = [(each.exemplar.stage, each.withdrawn_basis) for each in withdrawn.select_related("exemplar")]
    assert told == [("withdrawn", "Quyết định số 61-QĐ/BCĐ")]


def test_two_climbed_to_the_top(story):
    above = Exemplar.objects.exclude(elevated_from=None).select_related("level", "elevated_from__level")

    climbed = [(each.elevated_from.level.code, each.level.code, each.stage) for each in above]
    assert climbed == [("xa", "tinh", "recognised")] * 2


def test_one_was_copied_over_three_generations(story):
    last = Copying.objects.get(stage=CopyingStage.TAKEN_OVER)

    assert [each.unit.name for each in (last, *origins_of(last.origin))] == [
        "Sở Nội vụ tỉnh Sông Mẫu",
        "Đảng ủy UBND tỉnh Sông Mẫu",
        "Đảng ủy xã Khe Mây",
    ]


def test_some_fell_silent_and_what_the_rules_see_was_seen(story):
    seen = set(Remark.objects.values_list("kind", flat=True))

    assert Exemplar.objects.exclude(fading_since=None).count() == 3
    assert {RemarkKind.LAST_HOUR, RemarkKind.SIMILAR_TEXT} <= seen


def test_a_dozen_come_with_a_photo_and_one_shows_that_of_another_place(story):
    photos = Attachment.objects.filter(owner_type="exemplars.exemplar", role="photo")
    remark = Remark.objects.get(kind=RemarkKind.SAME_PHOTO)

    shown = {each.owner_id: bytes(each.blob.picture_hash) for each in photos.select_related("blob")}
    assert (len(shown), photos.count(), photos.filter(thumbnail=None).exists()) == (12, 12, False)
    assert {remark.exemplar_id, remark.about_id} <= set(shown)
    assert remark.exemplar.receiver.name == remark.about.receiver.name


def test_every_picture_is_another_and_the_same_whenever_it_is_drawn():
    drawn = [landscape(number) for number in range(12)]

    assert (len(set(drawn)), [landscape(number) for number in range(12)] == drawn) == (12, True)


def test_what_is_counted_of_them_is_what_their_records_say(story, capsys):
    call_command("check_funnel")

    assert capsys.readouterr().out.startswith("0 sai")
