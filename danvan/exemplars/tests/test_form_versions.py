"""A form is a version: prepared, put in use from a day, then locked; what was begun on it stays on it."""

from datetime import date

import pytest

from danvan.core.errors import Overtaken, Refused
from danvan.exemplars.actions import form_versions as acts
from danvan.exemplars.actions.registrations import draft
from danvan.exemplars.actions.rounds import make_round, press_round
from danvan.exemplars.headings import HeadingSaid, said_of
from danvan.exemplars.models import Form, Purpose
from danvan.exemplars.queries.dossiers import open_dossier
from danvan.exemplars.queries.form_versions import compared, use_of
from danvan.exemplars.queries.forms import form_for, form_today
from danvan.exemplars.tests.factories import DossierFactory, ExemplarFactory, RoundFactory, house_form, level
from danvan.exemplars.tests.keeping import a_province, proved
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.units.tests.factories import officer_of
from danvan.workflow.editing import Conflict

pytestmark = pytest.mark.django_db

TODAY, LATER = date(2026, 3, 2), date(2026, 6, 1)
REGISTRATION = Purpose.REGISTRATION
ONE = [HeadingSaid(1, "Vì sao cần làm", key="why")]


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


@pytest.fixture
def province():
    return a_province()


@pytest.fixture
def plan(province):
    return PlanFactory(issuer=province.board, drafting_office=province.board)


def put_in_use(form, by, from_on=TODAY, for_running=False):
    """A prepared form with one heading, put in use."""
    written = acts.write_headings(form, ONE, by=by, version=form.version)
    return acts.put_in_use(written, by=by, from_on=from_on, for_running=for_running, version=written.version)


def next_version(province, **how):
    """The next version of the house's form for registering, in use."""
    form = acts.begin_version(how.pop("plan", None), REGISTRATION, by=province.keeper)
    return put_in_use(form, province.keeper, **how)


def sent(form, **changes):
    """What the editor sends of a form as it is shown."""
    rows = {f"h{at}-{name}": value for at, each in enumerate(said_of(form.headings.all())) for name, value in row(each)}
    return {**rows, "version": form.version, "key": "k", "basis": form.basis, **changes}


def row(heading):
    ticked = [("kept", "on"), *([("required", "on")] if heading.required else [])]
    said_so = [("key", heading.key), ("place", heading.order), ("label", heading.label), ("hint", heading.hint)]
    return [*ticked, *said_so, ("longest", heading.longest)]


def test_the_next_version_begins_as_a_copy_and_nobody_writes_on_it_until_it_is_used(province):
    form = acts.begin_version(None, REGISTRATION, by=province.keeper)

    again = acts.begin_version(None, REGISTRATION, by=province.keeper)

    assert (form.number, again.pk, form.is_prepared) == (2, form.pk, True)
    assert said_of(form.headings.all()) == said_of(house_form().headings.all())
    assert form_today(REGISTRATION, None, LATER) == house_form()


def test_a_plan_takes_a_form_of_its_own_from_a_day_and_goes_back_to_that_of_the_house(province, plan, on_day):
    own = next_version(province, plan=plan, from_on=LATER)

    before, after = (form_today(REGISTRATION, plan, day) for day in (TODAY, LATER))
    on_day(LATER)
    acts.return_to_house(plan, REGISTRATION, by=province.keeper)

    assert (before, after, form_today(REGISTRATION, plan, LATER)) == (house_form(), own, house_form())


def test_a_version_in_use_is_locked_and_may_be_taken_back_until_something_was_begun_with_it(province):
    form = next_version(province)

    with pytest.raises(Refused, match="không sửa được nữa"):
        acts.write_headings(form, [], by=province.keeper, version=form.version)
    acts.recall(form, by=province.keeper)
    form.refresh_from_db()
    put_in_use(form, province.keeper)
    DossierFactory(form=form)

    with pytest.raises(Refused, match="không rút về được"):
        acts.recall(form, by=province.keeper)


def test_a_draft_stays_on_the_version_it_was_begun_with(province):
    facts = {"name": "Đường hoa", "subject": "collective", "level": level()}
    by = officer_of(province.commune)
    old = draft(province.commune, facts, by=by)

    form = next_version(province)
    new = draft(province.commune, {**facts, "name": "Bến nước"}, by=by)

    assert [open_dossier(each, REGISTRATION).form for each in (old, new)] == [house_form(), form]
    assert [(use_of(each).written, use_of(each).is_free) for each in (house_form(), form)] == [(1, False)] * 2


@pytest.mark.parametrize("for_running", [False, True])
def test_a_running_round_takes_a_later_version_only_where_that_was_meant(province, for_running):
    round = RoundFactory(office=province.board)
    model = ExemplarFactory(unit=province.commune, round=round)

    form = next_version(province, for_running=for_running)

    assert form_for(model, REGISTRATION) == (form if for_running else house_form())


def test_a_round_that_runs_on_the_house_s_form_takes_the_plan_s_own_where_that_was_meant(province, plan):
    model = ExemplarFactory(unit=province.commune, round=RoundFactory(office=province.board, plan=plan))

    own = next_version(province, plan=plan, for_running=True)
    next_version(province, for_running=True)

    assert form_for(model, REGISTRATION) == own


def test_a_round_being_prepared_takes_the_form_in_use_when_it_opens(province):
    days = {"opens_on": TODAY, "closes_on": LATER}
    round = make_round(by=province.keeper, name="Đợt 1", level=level(), year=2026, kind="main", **days)
    form = next_version(province)

    press_round(round, "open", by=province.keeper)

    round.refresh_from_db()
    assert (round.registration_form, round.result_form) == (form, house_form(Purpose.RESULT))


@pytest.mark.parametrize(("day", "sentence"), [(date(2026, 3, 1), "từ hôm nay"), (date(2026, 5, 1), "Phiên bản 2")])
def test_a_version_is_used_neither_in_the_past_nor_before_an_earlier_one(province, day, sentence):
    next_version(province, from_on=LATER)

    with pytest.raises(Refused, match=sentence):
        next_version(province, from_on=day)


def test_what_two_versions_say_otherwise_is_told_heading_by_heading():
    old = [
        HeadingSaid(at, name, key=key)
        for at, (name, key) in enumerate([("A", "why"), ("B", ""), ("C", ""), ("D", "")], 1)
    ]
    new = [
        HeadingSaid(1, "A mới", key="why", hint="Vì sao"),
        HeadingSaid(2, "E"),
        HeadingSaid(3, "D"),
        HeadingSaid(4, "C"),
    ]

    told = [(each.label, each.how, [name for name, _old, _new in each.changes]) for each in compared(old, new)]

    assert told[:2] == [("A mới", "sửa", ["mục", "gợi ý"]), ("E", "thêm", [])]
    assert [(each[1], each[2]) for each in told[2:]] == [("sửa", ["thứ tự"]), ("bỏ", [])]


def test_headings_are_relabelled_ordered_dropped_and_added_on_the_page(province):
    form = acts.begin_version(None, REGISTRATION, by=province.keeper)
    last = form.headings.count()
    own = {"label": "Sự tham gia của nhân dân", "kept": "on", "place": "1", "required": "on", "longest": "500"}
    changes = {"h0-label": "Vì sao làm", "h0-place": "2", **{f"h{last}-{name}": value for name, value in own.items()}}
    typed = {name: value for name, value in sent(form, **changes).items() if name != "h2-kept"}

    answer = province.browser.post(f"/forms/{form.pk}/headings/", typed)

    kept = [(each.label, each.key, each.kind) for each in form.headings.all()]
    assert (answer.status_code, len(kept)) == (302, last)
    assert kept[:2] == [("Sự tham gia của nhân dân", "", "text"), ("Vì sao làm", "why", "text")]
    assert ("how" in [key for _label, key, _kind in kept], kept[2][2]) == (False, "goals")
    assert "Nội dung, cách thức" in said(province.browser.get(f"/forms/{form.pk}/headings/"))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"h0-label": ""}, "Ghi tên mục"),
        ({"h0-longest": "30000"}, "20000"),
        ({"h0-label": "Lực  lượng"}, "hai mục cùng tên"),
        ({"h1-place": "đầu"}, "Thứ tự"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(province, changes, sentence):
    form = acts.begin_version(None, REGISTRATION, by=province.keeper)
    typed = sent(form, **{"h5-hint": "Gợi ý vừa gõ", **changes})

    answer = province.browser.post(f"/forms/{form.pk}/headings/", typed)

    shown = [words in said(answer) for words in (sentence, "Gợi ý vừa gõ")]
    assert (answer.status_code, shown, form.headings.filter(hint="Gợi ý vừa gõ").exists()) == (422, [True, True], False)


def test_a_key_that_the_house_does_not_know_is_no_meaning(province):
    form = acts.begin_version(None, REGISTRATION, by=province.keeper)

    province.browser.post(f"/forms/{form.pk}/headings/", sent(form, **{"h0-key": "tuy-y"}))

    assert form.headings.get(label="Thực trạng, lý do").key == ""


def test_of_two_who_write_the_same_version_the_second_is_shown_the_first_and_decides(province):
    form = acts.begin_version(None, REGISTRATION, by=province.keeper)
    mine = sent(form, **{"h0-label": "Lý do của tôi"})
    acts.write_headings(form, ONE, by=province.keeper, version=form.version)
    browser = province.browser

    stale = browser.post(f"/forms/{form.pk}/headings/", mine)
    decided = browser.post(f"/forms/{form.pk}/headings/", {**mine, "version": form.version + 1, "key": "k2"})

    shown = [words in said(stale) for words in ("1. Vì sao cần làm", "Lý do của tôi")]
    assert (stale.status_code, shown, decided.status_code) == (409, [True, True], 302)
    assert form.headings.first().label == "Lý do của tôi"


def test_the_same_form_sent_twice_is_done_once(province):
    form = acts.begin_version(None, REGISTRATION, by=province.keeper)

    answers = [province.browser.post(f"/forms/{form.pk}/headings/", sent(form)).status_code for _each in range(2)]

    assert answers == [302, 409]
    with pytest.raises(Overtaken):
        acts.begin_version(None, REGISTRATION, by=province.keeper, key="k")


def test_what_was_changed_since_the_page_was_shown_is_not_put_in_use_unseen(province):
    form = acts.begin_version(None, REGISTRATION, by=province.keeper)
    acts.write_headings(form, ONE, by=province.keeper, version=1)

    with pytest.raises(Conflict):
        acts.put_in_use(form, by=province.keeper, from_on=TODAY, for_running=False, version=1)


def test_the_page_of_a_version_tells_what_it_changed_and_that_drafts_stay_on_theirs(province):
    DossierFactory(form=house_form())
    form = next_version(province)
    browser = proved(browser_of(officer_of(province.commune)))

    page, old = said(browser.get(f"/forms/{form.pk}/")), said(browser.get(f"/forms/{house_form().pk}/"))

    assert ["Khác với phiên bản 1" in page, "Vì sao cần làm" in page, "thì viết tiếp" in page] == [True] * 3
    assert "<dt>Hồ sơ đang viết</dt><dd>1</dd>" in old


def test_who_may_register_in_a_round_reads_its_forms_though_the_plan_is_not_in_sight(province, plan):
    own = next_version(province, plan=plan)
    reader = browser_of(officer_of(province.commune))

    before = reader.get(f"/forms/{own.pk}/").status_code
    round = RoundFactory(office=province.board, plan=plan, registration_form=own)
    page = said(reader.get(f"/rounds/{round.pk}/"))

    assert (before, f'href="/forms/{own.pk}/"' in page, reader.get(f"/forms/{own.pk}/").status_code) == (404, True, 200)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_the_preview_asks_what_the_author_will_be_asked_and_sends_nothing(province, purpose):
    form = house_form(purpose)

    page = said(province.browser.get(f"/forms/{form.pk}/preview/"))

    assert all(heading.label in page for heading in form.headings.all())
    assert ("<form" in page, "bắt buộc khi gửi" in page) == (False, True)


def test_one_version_and_three_are_the_same_questions(province, plan):
    browser = province.browser
    next_version(province)
    pages = ["/forms/", f"/forms/{house_form().pk}/", f"/forms/{house_form().pk}/preview/"]
    one = [questions(browser, page) for page in pages]
    for _more in range(2):
        next_version(province)
        next_version(province, plan=PlanFactory(issuer=province.board, drafting_office=province.board))

    assert Form.objects.count() == 7
    assert [questions(browser, page) for page in pages] == one
