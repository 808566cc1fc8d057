"""Climbing: signed decisions recorded, the next level, another year, check-points, silence and its answer."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core.errors import Refused
from danvan.exemplars.actions.elevation import propose
from danvan.exemplars.actions.papers import note_paper, record_paper, withdraw
from danvan.exemplars.actions.upkeep import answer, ask_the_silent, check, go_on, plan_checks
from danvan.exemplars.models import (
    STEPS,
    Came,
    Exemplar,
    ExemplarYear,
    RecognitionKind,
    Stage,
    Subject,
)
from danvan.exemplars.tallies.recounting import differing, missing
from danvan.exemplars.tests.factories import (
    YEAR,
    DossierFactory,
    ExemplarFactory,
    GoalFactory,
    consent_of,
    level,
    remit_over,
    result_of,
)
from danvan.exemplars.tests.ladders import recognise, recogniser_over, settle
from danvan.notifications.models import Notice
from danvan.units.models import Act
from danvan.units.tests.factories import UnitFactory, leader_of, officer_of

pytestmark = pytest.mark.django_db

SIGNED = {"year": YEAR, "symbol": "12-QĐ/BCĐ", "signed_on": date(2026, 10, 15), "paper_kept_at": "Kho lưu trữ, hộp 3"}


@pytest.fixture(autouse=True)
def november(on_day):
    on_day(date(2026, 11, 2))


@pytest.fixture
def exemplar():
    return ExemplarFactory(stage=Stage.REPORTED)


@pytest.fixture
def recogniser(exemplar):
    return recogniser_over(exemplar.unit)


def recognised(**values):
    """A model that a signed decision recognised, and the office that did."""
    exemplar = ExemplarFactory(stage=Stage.RECOGNISED, **values)
    by = recogniser_over(exemplar.unit)
    recognise(exemplar, by)
    return exemplar, by


def counts(exemplar):
    return [
        {name: getattr(row, name) for name in ("kind", "steps", *STEPS)}
        for row in ExemplarYear.objects.filter(exemplar=exemplar).order_by("year")
    ]


def steps(exemplar):
    """By year: the steps it came to."""
    rows = ExemplarYear.objects.filter(exemplar=exemplar).order_by("year")
    return {row.year: [name for at, name in enumerate(STEPS) if row.steps >> at & 1] for row in rows}


def test_a_decision_signed_on_paper_recognises_by_whoever_has_the_remit(exemplar, recogniser):
    record_paper(exemplar, by=recogniser, **SIGNED)

    row = exemplar.recognitions.get()
    assert (exemplar.stage, steps(exemplar)) == (Stage.RECOGNISED, {YEAR: ["recognised_on"]})
    assert (row.office, row.symbol, row.paper_kept_at) == (recogniser.unit, "12-QĐ/BCĐ", "Kho lưu trữ, hộp 3")
    assert [entry.actor_name for entry in Entry.objects.filter(verb="record_paper")] == [recogniser.name]


@pytest.mark.parametrize("wrong", [{"paper_kept_at": ""}, {"signed_on": date(2026, 11, 3)}])
def test_a_decision_without_paper_or_of_tomorrow_is_not_recorded(exemplar, recogniser, wrong):
    with pytest.raises(Refused):
        record_paper(exemplar, by=recogniser, **{**SIGNED, **wrong})

    exemplar.refresh_from_db()
    assert (exemplar.stage, exemplar.recognitions.count()) == (Stage.REPORTED, 0)


def test_no_unit_records_its_own_recognition_and_nobody_without_the_remit(exemplar):
    remit_over(exemplar.unit, exemplar.unit, Act.RECOGNISE)

    for by in (leader_of(exemplar.unit), officer_of(UnitFactory())):
        with pytest.raises(Refused):
            record_paper(exemplar, by=by, **SIGNED)

    assert exemplar.recognitions.count() == 0


def test_outstanding_and_commended_are_said_of_what_is_recognised_alone(exemplar, recogniser):
    with pytest.raises(Refused):
        note_paper(exemplar, RecognitionKind.OUTSTANDING, by=recogniser, **SIGNED)
    record_paper(exemplar, by=recogniser, **SIGNED)

    for kind in (RecognitionKind.OUTSTANDING, RecognitionKind.COMMENDED):
        note_paper(exemplar, kind, by=recogniser, **SIGNED)

    assert steps(exemplar) == {YEAR: ["recognised_on", "outstanding_on", "commended_on"]}


def test_withdrawal_keeps_the_recognition_in_history_and_says_why():
    exemplar, by = recognised()

    withdraw(exemplar, by=by, on=date(2026, 11, 1), basis="40-QĐ/BCĐ", reason="Không còn hoạt động")

    row = exemplar.recognitions.get()
    assert (exemplar.stage, row.symbol, row.withdrawn_reason) == (
        Stage.WITHDRAWN,
        "12-QĐ/BCĐ",
        "Không còn hoạt động",
    )
    assert steps(exemplar) == {YEAR: ["recognised_on", "withdrawn_on"]}
    assert (list(differing()), missing()) == ([], [])


def test_elevation_changes_no_count_below_but_that_it_was_proposed():
    exemplar, by = recognised()
    settle(exemplar, YEAR, registered_on=date(2026, 2, 1), carried_on=date(2026, 3, 1))
    before = counts(exemplar)

    above = propose(exemplar, by=by, year=YEAR, on=date(2026, 10, 20), symbol="05-TTr/BCĐ").candidacy
    above.stage = Stage.RECOGNISED
    above.save()
    recognise(above, by, symbol="99-QĐ/TU")
    recognise(above, by, kind=RecognitionKind.OUTSTANDING, symbol="100-QĐ/TU")

    [was], [now] = before, counts(exemplar)
    proposed = {"proposed_on": date(2026, 10, 20), "steps": was["steps"] | 1 << STEPS.index("proposed_on")}
    assert now == {**was, **proposed}
    assert steps(above) == {YEAR: ["recognised_on", "outstanding_on"]}
    assert list(differing()) == []


def test_a_candidacy_starts_from_the_dossier_below_and_points_to_it():
    exemplar, by = recognised(name="Đường hoa")
    dossier = DossierFactory(exemplar=exemplar, words={"why": "Rác ven đường", "how": "Mỗi hộ một đoạn"})
    dossier.submitted_at = "2026-02-01T00:00:00Z"
    dossier.save()
    GoalFactory(exemplar=exemplar, order=1, achieved=1800)

    above = propose(exemplar, by=by, year=2027, on=date(2026, 10, 20)).candidacy

    own = above.dossiers.get()
    assert (above.level, above.elevated_from, above.root, above.stage, above.came, above.year) == (
        level("tinh"),
        exemplar,
        exemplar,
        Stage.DRAFT,
        Came.ELEVATION,
        2027,
    )
    assert {text.heading.key: text.words for text in own.texts.select_related("heading")} == {
        "why": "Rác ven đường",
        "how": "Mỗi hộ một đoạn",
    }
    assert list(above.goals.values_list("planned", "achieved")) == [(2000, 1800)]
    assert exemplar.goals.count() == 1


def test_a_candidacy_of_a_model_that_goes_on_starts_from_what_its_newest_year_told():
    exemplar, by = recognised()
    GoalFactory(exemplar=exemplar)
    result_of(exemplar, YEAR, 1800, 12_000)
    result_of(exemplar, YEAR + 1, 2500, 7000)

    above = propose(exemplar, by=by, year=2027, on=date(2026, 10, 20)).candidacy

    assert list(above.goals.values_list("planned", "achieved")) == [(2000, 2500)]
    assert list(above.resources.values_list("phase", "amount")) == [("raised", 7000)]
    assert list(exemplar.goals.values_list("achieved", flat=True)) == [1800]


def test_an_individual_s_candidacy_keeps_the_word_that_was_given():
    exemplar, by = recognised(subject=Subject.INDIVIDUAL, person_name="Lò Thị Mẫu")
    consent_of(exemplar, for_public=True)

    above = propose(exemplar, by=by, year=YEAR, on=date(2026, 10, 20)).candidacy

    assert (above.person_name, above.consent.holds, above.consent.for_public) == ("Lò Thị Mẫu", True, False)
    assert "Lò Thị Mẫu" not in str(list(Entry.objects.values_list("object_label", "changes")))


def test_a_model_is_proposed_once_a_year_and_the_top_has_nothing_above():
    exemplar, by = recognised()
    propose(exemplar, by=by, year=YEAR, on=date(2026, 10, 20))
    top, its_own = recognised(level=level("tinh"))

    for row, hand in ((exemplar, by), (top, its_own)):
        with pytest.raises(Refused):
            propose(row, by=hand, year=YEAR, on=date(2026, 10, 21))

    assert Exemplar.objects.filter(came=Came.ELEVATION).count() == 1


def test_a_candidacy_that_runs_is_proposed_again_next_year_without_another():
    exemplar, by = recognised()
    propose(exemplar, by=by, year=YEAR, on=date(2026, 10, 20))

    again = propose(exemplar, by=by, year=YEAR + 1, on=date(2026, 10, 21))

    assert (again.candidacy, exemplar.elevations.count()) == (None, 1)


def test_a_unit_proposes_nothing_by_itself():
    exemplar, _by = recognised()

    with pytest.raises(Refused):
        propose(exemplar, by=leader_of(exemplar.unit), year=YEAR, on=date(2026, 10, 20))


def test_a_model_of_three_years_counts_once_a_year():
    exemplar, _by = recognised(year=2025)
    unit = officer_of(exemplar.unit)

    go_on(exemplar, by=unit, year=2026, kind="maintained")
    go_on(exemplar, by=unit, year=2027, kind="expanded")
    for year in (2025, 2026, 2028):
        with pytest.raises(Refused):
            go_on(exemplar, by=unit, year=year, kind="maintained")

    kinds = list(exemplar.years.values_list("year", "kind"))
    assert kinds == [(2026, "maintained"), (2027, "expanded")]
    assert steps(exemplar)[2027] == ["registered_on", "carried_on"]


def silent(**values):
    """A model of whose doings nothing is known since its certificate of last year."""
    exemplar = ExemplarFactory(stage=Stage.RECOGNISED, year=2025, **values)
    recognise(exemplar, year=2025, signed_on=date(2025, 10, 15))
    return exemplar


def test_no_activity_for_a_year_fades_and_asks_the_unit_once():
    exemplar = silent()
    officer = officer_of(exemplar.unit)
    silent(came=Came.IMPORT)
    silent(last_active_on=date(2026, 5, 1))
    recognised()

    asked = (ask_the_silent(), ask_the_silent())

    exemplar.refresh_from_db()
    assert (asked, exemplar.fading_since) == ((1, 0), date(2026, 10, 15))
    assert list(Notice.objects.values_list("user", "verb")) == [(officer.user.pk, "ask_upkeep")]


def test_the_unit_s_answer_brings_it_back_to_life():
    exemplar = silent()
    ask_the_silent()

    answer(exemplar, "Vẫn trồng hoa mỗi tháng", by=officer_of(exemplar.unit), on=date(2026, 10, 30))

    exemplar.refresh_from_db()
    assert (exemplar.fading_since, exemplar.last_active_on) == (None, date(2026, 10, 30))
    assert ask_the_silent() == 0


def test_an_answer_about_long_ago_leaves_it_silent():
    exemplar = silent()
    ask_the_silent()

    answer(exemplar, "Làm từ hồi đó", by=officer_of(exemplar.unit), on=date(2025, 10, 20))

    exemplar.refresh_from_db()
    assert exemplar.fading_since == date(2026, 10, 15)


def test_nurture_checkpoints_come_yearly_and_say_what_was_found():
    exemplar, _by = recognised()
    officer = officer_of(exemplar.unit)

    new = plan_checks(exemplar, by=officer, first_on=date(2026, 10, 1), years=3, words="Bồi dưỡng đến 2028")
    again = plan_checks(exemplar, by=officer, first_on=date(2026, 10, 1), years=3)
    check(exemplar.checkpoints.first(), by=officer, on=date(2026, 10, 2), outcome="grew", note="Thêm 2 thôn")

    exemplar.refresh_from_db()
    days = list(exemplar.checkpoints.values_list("due_on", "outcome"))
    assert (new, again, exemplar.last_active_on) == (3, 0, date(2026, 10, 2))
    assert days == [(date(2026, 10, 1), "grew"), (date(2027, 10, 1), ""), (date(2028, 10, 1), "")]
    with pytest.raises(Refused):
        check(exemplar.checkpoints.first(), by=officer, on=date(2026, 10, 3), outcome="kept")
