"""A newer form is out: who is writing on an earlier one reads it on the dossier's page and in a notice, and goes on; a
version rests on a paper, in words and where its maker sees it on the document of the register.
"""

from datetime import date

import pytest

from danvan.accounts.tests.factories import UserFactory
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.documents.tests.factories import recorded
from danvan.exemplars.actions import form_versions as acts
from danvan.exemplars.models import Dossier, Purpose, Stage
from danvan.exemplars.queries.forms import drafts_behind, form_today, newer_form
from danvan.exemplars.tests.factories import DossierFactory, ExemplarFactory, RoundFactory, house_form
from danvan.exemplars.tests.keeping import a_province, proved
from danvan.exemplars.tests.test_form_versions import next_version
from danvan.exemplars.tests.test_form_versions import sent as as_shown
from danvan.files.actions.purge import purge
from danvan.notifications.models import Notice
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.units.models import Level
from danvan.units.tests.factories import KindFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db

TODAY, LATER = date(2026, 3, 2), date(2026, 6, 1)
REGISTRATION, RESULT = Purpose.REGISTRATION, Purpose.RESULT
TOLD = "Mẫu mới được đưa vào dùng"


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


@pytest.fixture
def province():
    return a_province()


@pytest.fixture
def plan(province):
    return PlanFactory(issuer=province.board, drafting_office=province.board)


def written(unit, purpose=REGISTRATION, stage=Stage.DRAFT, later=False, form=None, **model):
    """A dossier that is being written."""
    exemplar = ExemplarFactory(unit=unit, stage=stage, **model)
    return DossierFactory(exemplar=exemplar, purpose=purpose, later=later, form=form or house_form(purpose))


def page_of(post, dossier):
    route = "form" if dossier.purpose == REGISTRATION else "result"
    return said(browser_of(post).get(f"/exemplars/{dossier.exemplar_id}/{route}/"))


def notices(post):
    return said(proved(browser_of(post)).get("/notices/"))


def new_result_form(province, for_running=False):
    form = acts.begin_version(None, RESULT, by=province.keeper)
    return acts.put_in_use(form, by=province.keeper, from_on=TODAY, for_running=for_running, version=form.version)


def test_the_author_of_a_draft_reads_on_its_page_that_a_newer_form_is_out_and_what_to_do(province):
    author, dossier = officer_of(province.commune), written(province.commune)
    before = page_of(author, dossier)

    form = next_version(province)

    page = page_of(author, dossier)
    assert "Đã có mẫu mới" not in before
    assert [
        words in page
        for words in (
            "Hồ sơ này viết theo mẫu chung, phiên bản 1; hồ sơ lập từ ngày 02/03/2026 viết theo mẫu chung, phiên bản 2",
            "cứ viết tiếp và gửi theo mẫu đang viết",
            f'href="/forms/{form.pk}/"',
        )
    ] == [True] * 3


def test_before_its_day_and_for_a_draft_begun_on_it_nothing_is_said(province, on_day):
    author, old = officer_of(province.commune), written(province.commune)
    form = next_version(province, from_on=LATER)
    new = written(province.commune, form=form)

    before = page_of(author, old)
    on_day(LATER)

    said_so = ["Đã có mẫu mới" in page for page in (before, page_of(author, old), page_of(author, new))]
    assert said_so == [False, True, False]


def test_the_author_of_a_later_year_s_result_is_told_too(province):
    dossier = written(
        province.commune, RESULT, Stage.RECOGNISED, later=True, round=RoundFactory(office=province.board), year=2025
    )

    new_result_form(province)

    assert "Đã có mẫu mới" in page_of(officer_of(province.commune), dossier)


def test_the_page_asks_the_same_with_one_newer_version_and_with_three(province):
    author, dossier = browser_of(officer_of(province.commune)), written(province.commune)
    next_version(province)
    address = f"/exemplars/{dossier.exemplar_id}/form/"
    one = questions(author, address)

    next_version(province), next_version(province)

    assert questions(author, address) == one


def test_a_unit_that_writes_on_an_earlier_version_is_told_once_and_others_are_not(province):
    author, other = officer_of(province.commune), officer_of(UnitFactory(parent=province.board))
    for _each in range(3):
        written(province.commune)
    DossierFactory(exemplar=ExemplarFactory(unit=other.unit, stage=Stage.SUBMITTED), submitted_at=clock.now())
    written(other.unit, stage=Stage.DROPPED)

    form = next_version(province)

    told = Notice.objects.filter(object_type="exemplars.form").values_list("user", "object_id", "events")
    page = notices(author)
    assert [*told] == [(author.user_id, form.pk, 1)]
    assert (TOLD in page, "Mẫu đăng ký, phiên bản 2" in page, f"/forms/{form.pk}/" in page) == (True, True, True)


def test_of_a_village_without_accounts_its_commune_is_told(province):
    kind = KindFactory(code="thon", level=Level.VILLAGE)
    village = UnitFactory(name="Thôn Thử", kind=kind, parent=province.commune)
    author = officer_of(province.commune)
    written(village)

    next_version(province)

    assert "Nhập thay: Thôn Thử" in notices(author)


def test_a_unit_of_a_running_round_reads_of_its_plan_s_new_form_though_the_plan_is_not_in_sight(province, plan):
    author, round = officer_of(province.commune), RoundFactory(office=province.board, plan=plan)
    dossier = written(province.commune, round=round)

    form = next_version(province, plan=plan, for_running=True)

    page = page_of(author, dossier)
    assert TOLD in notices(author)
    assert ("mẫu riêng của kế hoạch, phiên bản 1" in page, f'href="/forms/{form.pk}/"' in page) == (True, True)
    assert browser_of(author).get(f"/forms/{form.pk}/").status_code == 200


def test_a_version_that_is_taken_back_says_so_to_who_was_told(province):
    author = officer_of(province.commune)
    written(province.commune)
    form = next_version(province)

    acts.recall(form, by=province.keeper)

    page = notices(author)
    assert ("Rút về soạn tiếp" in page, TOLD in page) == (True, False)


@pytest.mark.parametrize("for_running", [False, True])
@pytest.mark.parametrize("of_plan", [False, True])
@pytest.mark.parametrize("own", ["none", "in use", "running"])
def test_who_is_told_is_whose_page_says_so(province, plan, of_plan, for_running, own):
    office, other_plan = province.board, PlanFactory(issuer=province.board, drafting_office=province.board)
    if own != "none":
        next_version(province, plan=other_plan, for_running=own == "running")
    rounds = [None, *(RoundFactory(office=office, plan=each) for each in (None, plan, other_plan))]
    for round in rounds:
        for each in (None, plan, other_plan):
            written(province.commune, round=round, plan=each)
            written(province.commune, round=round, plan=each, form=form_today(REGISTRATION, other_plan, TODAY))

    form = next_version(province, plan=plan if of_plan else None, for_running=for_running)

    dossiers = Dossier.objects.select_related("exemplar__round", "exemplar__plan")
    told = {row.pk for row in drafts_behind(form, TODAY)}
    assert told == {row.pk for row in dossiers if newer_form(row) == form}
    assert told


@pytest.mark.parametrize("for_running", [False, True])
def test_of_results_too_who_is_told_is_whose_page_says_so(province, for_running):
    rounds = (None, RoundFactory(office=province.board))
    for round in rounds:
        written(province.commune, RESULT, Stage.UNDER_WAY, round=round)
        written(province.commune, RESULT, Stage.RECOGNISED, later=True, round=round)

    form = new_result_form(province, for_running)

    told = {row.pk for row in drafts_behind(form, TODAY)}
    assert told == {row.pk for row in Dossier.objects.select_related("exemplar__round") if newer_form(row)}
    assert len(told) == (4 if for_running else 3)


def prepared(province):
    return acts.begin_version(None, REGISTRATION, by=province.keeper)


def save(province, form, **typed):
    form.refresh_from_db()
    return province.browser.post(f"/forms/{form.pk}/headings/", as_shown(form, **{"key": "", **typed}))


def test_a_version_rests_on_a_document_that_its_maker_chose_and_its_words_come_from_it(province):
    form, document = prepared(province), recorded(province.board, symbol="21/KH-UBND")
    editor = said(province.browser.get(f"/forms/{form.pk}/headings/"))
    offered = "21/KH-UBND, 16/01/2026, Thực hiện công tác dân vận"

    answer = save(province, form, document=offered)

    form.refresh_from_db()
    page = said(province.browser.get(f"/forms/{form.pk}/"))
    assert f'<option value="{offered}">' in editor
    assert (answer.status_code, form.document, form.basis) == (
        302,
        document,
        "Kế hoạch số 21/KH-UBND ngày 16/01/2026",
    )
    assert f'<a href="/documents/{document.pk}/">Kế hoạch số 21/KH-UBND ngày 16/01/2026</a>' in page


def test_a_document_is_found_by_its_number_alone_and_own_words_stay(province):
    form, document = prepared(province), recorded(province.board, symbol="21/KH-UBND")

    save(province, form, document="21/KH-UBND", basis="Kế hoạch của Ban")

    form.refresh_from_db()
    assert (form.document, form.basis) == (document, "Kế hoạch của Ban")
    save(province, form, document="", basis="Kế hoạch của Ban")
    form.refresh_from_db()
    assert (form.document, form.basis) == (None, "Kế hoạch của Ban")


def test_a_document_that_the_maker_does_not_see_is_not_chosen_and_what_was_typed_stays(province):
    form = prepared(province)
    recorded(UnitFactory(), symbol="22/KH-UBND", title="Kế hoạch nơi khác")

    answer = save(province, form, document="22/KH-UBND", basis="Theo kế hoạch")

    page = said(answer)
    form.refresh_from_db()
    assert (answer.status_code, form.document, form.basis) == (422, None, "")
    assert [words in page for words in ("22/KH-UBND", "Theo kế hoạch", "Kế hoạch nơi khác")] == [True, True, False]


def test_who_does_not_see_the_document_reads_the_words_and_finds_no_way_to_it(province):
    form, document = prepared(province), recorded(province.board, symbol="21/KH-UBND", title="Tên riêng của văn bản")
    save(province, form, document="21/KH-UBND")
    stranger = browser_of(officer_of(UnitFactory()))

    page = said(stranger.get(f"/forms/{form.pk}/"))

    shown = ("Kế hoạch số 21/KH-UBND ngày 16/01/2026", f"/documents/{document.pk}/", "Tên riêng của văn bản")
    assert [words in page for words in shown] == [True, False, False]


def test_another_maker_keeps_a_document_that_only_the_first_one_sees(province):
    form, document = prepared(province), recorded(UnitFactory(), symbol="22/KH-UBND", title="Tên riêng của văn bản")
    acts.write_headings(form, [], by=province.keeper, version=form.version, document=document)

    editor = said(province.browser.get(f"/forms/{form.pk}/headings/"))
    save(province, form, document="22/KH-UBND", **{"h0-label": "Lý do", "h0-kept": "on"})

    form.refresh_from_db()
    assert ("Tên riêng của văn bản" in editor, form.document) == (False, document)


def test_a_version_that_rests_on_a_purged_document_keeps_its_own_words(province):
    form, document = prepared(province), recorded(province.board, symbol="21/KH-UBND")
    save(province, form, document="21/KH-UBND", basis="Kế hoạch của Ban")

    purge(document, by=Acting(user=UserFactory()), reason="Có dấu MẬT")

    form.refresh_from_db()
    assert (form.document, form.basis) == (None, "Kế hoạch của Ban")
