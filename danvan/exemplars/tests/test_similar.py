"""Which models are like one, and who is told."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.core import clock
from danvan.core.action import action
from danvan.exemplars.actions.watching import to_trace, trace, watch
from danvan.exemplars.models import Remark, RemarkKind, Stage
from danvan.exemplars.queries.likenesses import named_alike, similar
from danvan.exemplars.tests.factories import DossierFactory, ExemplarFactory
from danvan.files.models import Attachment, Blob, Role
from danvan.likeness.models import Part, Trace
from danvan.plans.tests.scenes import said
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

NAME = "Đường hoa thay cỏ dại ở thôn bản"
WORDS = (
    "Ven trục đường liên thôn cỏ dại mọc kín, người dân đổ rác bừa bãi. Chi hội vận động mỗi nhà nhận một đoạn, "
    "trồng hoa mười giờ và chuỗi ngọc, thứ bảy hằng tuần cùng dọn vệ sinh, cuối tháng các tổ chấm chéo cho nhau."
)
OTHER = (
    "Hợp tác xã chuyển mười héc ta lúa một vụ sang trồng sen, ký bao tiêu với doanh nghiệp, tổ tiết kiệm cho vay vốn "
    "quay vòng, hộ nào lỡ vụ thì được bù giống, hết năm họp công khai sổ sách trước toàn thể xã viên."
)
watched = action(watch)


@pytest.fixture
def world(on_day):
    on_day(date(2026, 3, 2))
    return build()


def model(unit, name=NAME, words=WORDS, stage=Stage.SUBMITTED, **values):
    """A model with the words of its registration; traced once it was sent."""
    made = ExemplarFactory(unit=unit, name=name, stage=stage, **values)
    DossierFactory(exemplar=made, words={"why": words})
    if stage != Stage.DRAFT:
        trace(made)
    return made


def photo_of(exemplar, look):
    """A photo of a model that looks like this."""
    blob = Blob.of(look, "image/jpeg", clock.now(), look)
    blob.is_stored = True
    blob.save()
    told = {"owner_type": "exemplars.exemplar", "owner_id": exemplar.pk, "role": Role.PHOTO, "name": "nha.jpg"}
    return Attachment.objects.create(blob=blob, added_by_name="", added_at=clock.now(), **told)


def names(found):
    return [(each.exemplar.name if each.exemplar else None, each.part) for each in found]


def test_an_author_is_told_of_models_they_may_see(world):
    theirs = model(world.commune, "Đường hoa thay cỏ dại ở thôn")
    draft = model(world.commune, stage=Stage.DRAFT)

    found = similar(draft, world.users["commune_officer"])

    assert [(each.exemplar, each.share, each.part) for each in found] == [(theirs, 100, Part.TEXT)]


def test_different_words_and_names_are_no_likeness(world):
    model(world.commune, "Cánh đồng sen không rác", OTHER)

    assert similar(model(world.commune, stage=Stage.DRAFT), world.users["commune_officer"]) == []


def test_common_phrases_of_a_form_are_no_likeness(world):
    model(world.commune, "Sen hồng", "Kinh phí xã hội hóa")

    draft = model(world.commune, "Camera an ninh", "Kinh phí xã hội hóa", stage=Stage.DRAFT)

    assert similar(draft, world.users["commune_officer"]) == []


def test_an_author_learns_nothing_of_a_model_out_of_sight(world):
    browser = world.browser("commune_officer")
    draft = model(world.commune, stage=Stage.DRAFT)
    addresses = [f"/exemplars/similar/?name={NAME}&unit={world.commune.pk}", f"/exemplars/{draft.pk}/"]

    def read():
        with CaptureQueriesContext(connection) as queries:
            pages = [browser.get(address, headers={"HX-Request": "true"}) for address in addresses]
        return [without_keys(said(page)) for page in pages], len(queries)

    read()
    before = read()
    hidden = model(world.other_commune)

    assert read() == before
    assert names(similar(draft, world.users["committee_officer"], everything=True)) == [(hidden.name, Part.TEXT)]


def without_keys(page):
    """The page without what is new on every page: one-use keys."""
    return " ".join(word for word in page.split() if "value=" not in word)


def test_the_receiver_is_told_of_all_and_of_what_even_it_may_not_see_without_name(world):
    sent = model(world.commune, receiver=world.committee)
    model(world.other_commune, "Mô hình ở nơi khác")

    found = similar(sent, world.users["department_officer"], everything=True)

    assert names(found) == [(None, Part.TEXT)]


def test_levels_of_one_model_are_not_like_itself(world):
    below = model(world.commune)
    above = model(world.commune, elevated_from=below, root=below, stage=Stage.DRAFT)

    assert similar(above, world.users["commune_officer"]) == []


def test_names_are_looked_up_while_they_are_typed(world):
    model(world.commune)
    browser = world.browser("commune_officer")

    page = said(browser.get("/exemplars/similar/", {"name": "Đường hoa thay cỏ dại thôn bản"}))

    assert "Đã có mô hình tên gần giống" in page
    assert "Đã có" not in said(browser.get("/exemplars/similar/", {"name": "Đường"}))
    assert "Đã có" not in said(world.browser("nobody").get("/exemplars/similar/", {"name": NAME}))


def test_one_name_and_three_are_the_same_questions(world):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            found = named_alike(NAME, world.commune, world.users["commune_officer"])
        return len(found), len(queries)

    model(world.commune)
    asked()
    one = asked()
    for _more in range(2):
        model(world.commune)

    assert (one[0], asked()) == (1, (3, one[1]))


def test_the_same_photo_made_smaller_and_saved_again_is_noticed(world):
    look = bytes(range(16))
    nearly = bytes([look[0] ^ 3, *look[1:]])
    first, second = model(world.commune, "Sen", OTHER), model(world.commune, stage=Stage.DRAFT)
    photo_of(first, look)
    photo_of(second, nearly)
    trace(first)

    trace(second)

    remark = Remark.objects.get()
    told = (remark.exemplar, remark.about, remark.kind, remark.facts)
    assert told == (second, first, RemarkKind.SAME_PHOTO, {"photo": 1, "other": 1})


def test_what_is_sent_is_traced_and_remarked_and_what_is_taken_back_leaves_no_trace(world):
    first, second = model(world.commune), model(world.commune, stage=Stage.DRAFT)

    watched(second, "submit")

    assert list(Remark.objects.values_list("exemplar", "about", "kind")) == [(second.pk, first.pk, "similar_text")]
    watched(second, "take_back")
    assert set(Trace.objects.values_list("object_id", flat=True)) == {first.pk}


def test_a_version_in_words_of_its_own_takes_an_untouched_remark_back(world):
    first, second = model(world.commune), model(world.commune)
    assert Remark.objects.filter(exemplar=second, about=first).exists()

    second.dossiers.get().texts.update(words=OTHER)
    watched(second, "submit")

    assert Remark.objects.count() == 0


def test_no_trace_keeps_a_word(world):
    model(world.commune)

    kept = b"".join(bytes(each.signature) for each in Trace.objects.all())
    assert [word.encode() in kept for word in WORDS.split()] == [False] * len(WORDS.split())


def test_models_that_came_without_being_sent_here_are_traced_at_night(world):
    imported = ExemplarFactory(unit=world.commune, stage=Stage.RECOGNISED)
    ExemplarFactory(unit=world.commune, stage=Stage.DRAFT)

    assert list(to_trace()) == [imported]
