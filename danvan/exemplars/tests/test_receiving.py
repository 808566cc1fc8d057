"""A registration is sent, answered heading by heading, taken in; a result is reported and judged."""

from datetime import date

import pytest

from danvan.exemplars.actions.receiving import accept, send_back
from danvan.exemplars.actions.sending import submit
from danvan.exemplars.models import Came, Dossier, DossierText, ExemplarYear, RoundStage, Stage
from danvan.exemplars.queries.dossiers import open_dossier
from danvan.exemplars.tests.factories import DossierFactory, RoundFactory, consent_of, level, remit_over
from danvan.exemplars.tests.registering import fill, heading, sent
from danvan.units.models import Act
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

UNIT, RECEIVER = "commune_officer", "committee_officer"


@pytest.fixture
def world(on_day):
    on_day(date(2026, 3, 2))
    return build()


@pytest.fixture
def round(world):
    """The committee receives until the end of March."""
    return RoundFactory(office=world.committee)


@pytest.fixture
def exemplar(world, round):
    """A complete draft of the commune in that round."""
    exemplar = DossierFactory(exemplar__unit=world.commune).exemplar
    fill(exemplar, round=round)
    return exemplar


def press(world, member, exemplar, address, **form):
    """What a member is answered, and the stage afterwards."""
    exemplar.refresh_from_db()
    typed = {"version": exemplar.version, **form}
    answer = world.browser(member).post(f"/exemplars/{exemplar.pk}/{address}/", typed)
    exemplar.refresh_from_db()
    return answer


def move(world, member, exemplar, name, **form):
    press(world, member, exemplar, "stage", move=name, **form)
    return exemplar.stage


def words_under(dossier, key):
    return DossierText.objects.get(dossier=dossier, heading__key=key).words


def test_a_registration_goes_to_the_office_of_its_round(world, round, exemplar):
    answer = press(world, UNIT, exemplar, "sending")

    assert (answer.status_code, exemplar.stage, exemplar.receiver) == (302, Stage.SUBMITTED, world.committee)
    [dossier] = exemplar.dossiers.all()
    assert dossier.submitted_by_id == world.users[UNIT].pk
    assert words_under(dossier, "goals") == "Làm đường hoa: 2 km"


def test_a_registration_without_a_required_heading_is_not_sent(world, exemplar):
    DossierText.objects.filter(heading__key="why").update(words="  ")

    answer = press(world, UNIT, exemplar, "sending")

    assert (answer.status_code, exemplar.stage) == (422, Stage.DRAFT)
    assert "Thực trạng, lý do" in answer.content.decode()


def test_the_same_registration_sent_twice_is_one_registration(world, exemplar):
    form = {"version": exemplar.version, "key": "một lần"}
    browser = world.browser(UNIT)

    answers = [browser.post(f"/exemplars/{exemplar.pk}/sending/", form).status_code for _twice in range(2)]

    assert (answers, Dossier.objects.count()) == ([302, 409], 1)


def test_a_returned_registration_lets_only_the_commented_headings_change(world, exemplar):
    press(world, UNIT, exemplar, "sending")
    why = heading(exemplar.dossiers.get(), "why")

    answer = press(world, RECEIVER, exemplar, "receiving", **{f"c{why.pk}": "Ghi rõ số hộ còn đổ rác"})

    assert (answer.status_code, exemplar.stage) == (302, Stage.RETURNED)
    page = world.browser(UNIT).get(f"/exemplars/{exemplar.pk}/form/").content.decode()
    assert "Ghi rõ số hộ còn đổ rác" in page
    how = heading(exemplar.dossiers.first(), "how")
    typed = sent(exemplar, why="18 hộ còn đổ rác") | {f"h{how.pk}": "Lén sửa", "g0-words": "Mục tiêu khác"}
    world.browser(UNIT).post(f"/exemplars/{exemplar.pk}/form/", typed)
    first, second = exemplar.dossiers.order_by("number")
    assert (words_under(first, "why"), words_under(second, "why")) == ("Nội dung Thực trạng, lý do", "18 hộ còn đổ rác")
    assert words_under(second, "how") == "Nội dung Nội dung, cách thức"
    assert [goal.words for goal in exemplar.goals.all()] == ["Làm đường hoa"]


def test_taking_back_does_not_open_what_was_not_asked_about(world, exemplar):
    press(world, UNIT, exemplar, "sending")
    why = heading(exemplar.dossiers.get(), "why")
    press(world, RECEIVER, exemplar, "receiving", **{f"c{why.pk}": "Ghi rõ"})
    press(world, UNIT, exemplar, "sending")
    move(world, UNIT, exemplar, "take_back")

    page = world.browser(UNIT).get(f"/exemplars/{exemplar.pk}/form/").content.decode()

    how = heading(exemplar.dossiers.first(), "how")
    assert (f'name="h{why.pk}"' in page, f'name="h{how.pk}"' in page) == (True, False)


def test_the_receiver_sees_what_changed_since_it_was_returned(world, exemplar):
    press(world, UNIT, exemplar, "sending")
    why = heading(exemplar.dossiers.get(), "why")
    press(world, RECEIVER, exemplar, "receiving", **{f"c{why.pk}": "Ghi rõ số hộ"})
    world.browser(UNIT).post(f"/exemplars/{exemplar.pk}/form/", sent(exemplar, why="18 hộ"))
    press(world, UNIT, exemplar, "sending")

    page = world.browser(RECEIVER).get(f"/exemplars/{exemplar.pk}/receiving/").content.decode()

    assert "<del>Nội dung Thực trạng, lý do</del>" in page
    assert ("<ins>18 hộ</ins>" in page, "Ghi rõ số hộ" in page) == (True, True)


def test_a_registration_is_not_returned_without_a_word(world, exemplar):
    press(world, UNIT, exemplar, "sending")

    answer = press(world, RECEIVER, exemplar, "receiving")

    assert (answer.status_code, exemplar.stage) == (422, Stage.SUBMITTED)
    assert "ý kiến ở ít nhất một mục" in answer.content.decode()


def test_a_registration_past_the_deadline_keeps_its_words_and_asks_for_a_reason(world, exemplar, on_day):
    on_day(date(2026, 4, 2))

    asked = press(world, UNIT, exemplar, "sending")
    kept = (asked.status_code, exemplar.stage, words_under(exemplar.dossiers.get(), "why"))
    press(world, UNIT, exemplar, "sending", reason="Mưa lũ cuối tháng 3")

    assert "Đã quá hạn nhận đăng ký" in asked.content.decode()
    assert kept == (422, Stage.DRAFT, "Nội dung Thực trạng, lý do")
    assert (exemplar.stage, exemplar.late_reason) == (Stage.SUBMITTED, "Mưa lũ cuối tháng 3")


def test_an_answer_to_what_was_asked_is_never_late(world, round, exemplar, on_day):
    press(world, UNIT, exemplar, "sending")
    why = heading(exemplar.dossiers.get(), "why")
    press(world, RECEIVER, exemplar, "receiving", **{f"c{why.pk}": "Ghi rõ"})
    round.stage = RoundStage.CLOSED
    round.save()
    on_day(date(2026, 4, 20))

    press(world, UNIT, exemplar, "sending")

    assert (exemplar.stage, exemplar.late_reason) == (Stage.SUBMITTED, "")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"opens_on": date(2026, 3, 10)}, "nhận đăng ký từ ngày"),
        ({"stage": RoundStage.CLOSED, "late_allowed": False}, "không còn nhận đăng ký"),
        ({"selector": {"units": [1]}}, "không dành cho đơn vị"),
        ({"direct": False}, "đã được cấp dưới công nhận"),
    ],
)
def test_a_round_says_why_it_does_not_take_a_registration(world, round, exemplar, change, sentence):
    for name, value in change.items():
        setattr(round, name, value)
    round.save()

    answer = press(world, UNIT, exemplar, "sending")

    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)


def test_in_no_round_it_goes_to_the_one_office_with_a_remit_for_its_level(world, exemplar):
    fill(exemplar, round=None, came=Came.ELEVATION)
    refused = press(world, UNIT, exemplar, "sending").status_code
    remit_over(world.sibling, world.commune, Act.RECEIVE, at=level())

    press(world, UNIT, exemplar, "sending")

    assert (refused, exemplar.stage, exemplar.receiver) == (422, Stage.SUBMITTED, world.sibling)


def test_a_model_registers_at_the_province_where_the_round_allows_it(world, exemplar):
    fill(exemplar, round=RoundFactory(office=world.committee, level=level("tinh")), level=level("tinh"))

    press(world, UNIT, exemplar, "sending")

    assert (exemplar.level, exemplar.receiver) == (level("tinh"), world.committee)


def test_an_individual_is_sent_only_with_their_consent(world, exemplar):
    fill(exemplar, subject="individual", person_name="Lò Thị Mẫu")
    without = press(world, UNIT, exemplar, "sending").status_code
    consent_of(exemplar)

    press(world, UNIT, exemplar, "sending")

    assert (without, exemplar.stage) == (422, Stage.SUBMITTED)


def test_accepted_it_counts_as_registered_from_that_day(world, exemplar):
    press(world, UNIT, exemplar, "sending")

    assert move(world, RECEIVER, exemplar, "accept") == Stage.ACCEPTED

    assert exemplar.registered_on == date(2026, 3, 2)
    assert [*ExemplarYear.objects.values_list("year", "registered_on")] == [(2026, date(2026, 3, 2))]


def test_nobody_takes_in_what_they_wrote(world, exemplar):
    submit(exemplar, by=world.by(UNIT))
    exemplar.refresh_from_db()
    world.browser(RECEIVER).get(f"/exemplars/{exemplar.pk}/receiving/")

    assert move(world, UNIT, exemplar, "accept") == Stage.SUBMITTED


def test_a_model_is_carried_out_reported_returned_and_judged(world, exemplar):
    submit(exemplar, by=world.by(UNIT))
    accept(exemplar, by=world.by(RECEIVER))
    stages = [move(world, UNIT, exemplar, "begin"), move(world, UNIT, exemplar, "pause", reason="Chờ đất")]
    stages.append(move(world, UNIT, exemplar, "resume"))
    press(world, UNIT, exemplar, "result/beginning")
    dossier = fill(exemplar)
    goal = exemplar.goals.get()
    typed = sent(exemplar, "result") | {f"a{goal.pk}-achieved": "1,5"}
    world.browser(UNIT).post(f"/exemplars/{exemplar.pk}/result/", typed)
    stages.append(move(world, UNIT, exemplar, "report"))
    done = heading(dossier, "done")
    press(world, RECEIVER, exemplar, "receiving", **{f"c{done.pk}": "Ghi rõ ai làm"})
    stages.append(exemplar.stage)
    stages.append(move(world, UNIT, exemplar, "report"))
    press(world, RECEIVER, exemplar, "effect", effective="1")

    living = [Stage.UNDER_WAY, Stage.PAUSED, Stage.UNDER_WAY, Stage.REPORTED, Stage.UNDER_WAY, Stage.REPORTED]
    goal.refresh_from_db()
    year = ExemplarYear.objects.get()
    assert (stages, goal.achieved) == (living, 1500)
    assert (year.carried_on, year.reported_on, year.effective_on) == (date(2026, 3, 2),) * 3


def test_to_finish_or_fit_no_longer_asks_for_a_reason(world, exemplar):
    submit(exemplar, by=world.by(UNIT))
    accept(exemplar, by=world.by(RECEIVER))

    without = move(world, UNIT, exemplar, "find_unsuitable")
    with_reason = move(world, UNIT, exemplar, "find_unsuitable", reason="Thôn đã sáp nhập")

    assert (without, with_reason) == (Stage.ACCEPTED, Stage.UNSUITABLE)


def test_the_catalogue_shows_neither_comments_nor_returned_versions(world, exemplar):
    submit(exemplar, by=world.by(UNIT))
    why = heading(exemplar.dossiers.get(), "why")
    send_back(exemplar, {why.pk: "Ý kiến riêng"}, by=world.by(RECEIVER))
    submit(exemplar, by=world.by(UNIT))
    fill_later = {"stage": Stage.RECOGNISED, "home": world.committee.territory}
    for name, value in fill_later.items():
        setattr(exemplar, name, value)
    exemplar.save()
    first, second = exemplar.dossiers.order_by("number")
    browser = world.browser("other_commune_officer")

    answers = [browser.get(f"/exemplars/{exemplar.pk}/dossiers/{each.pk}/") for each in (first, second)]

    assert [answer.status_code for answer in answers] == [404, 200]
    assert "Ý kiến riêng" not in answers[1].content.decode()
    assert open_dossier(exemplar, "registration") is None
