"""Eight hands at the register in the same moment: each model, year, slip and copy is there once, what is counted of them is
that of a recount, and nobody waits for ever.
"""

from collections import Counter
from contextlib import suppress
from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core.errors import Overtaken, Refused
from danvan.exemplars.actions import copying
from danvan.exemplars.actions.later import begin_later, report_later, send_later_back
from danvan.exemplars.actions.receiving import accept, judge_result
from danvan.exemplars.actions.registrations import draft
from danvan.exemplars.actions.sending import report, submit
from danvan.exemplars.actions.slips import drop_slip, send_slip, take_slip
from danvan.exemplars.actions.stages import press
from danvan.exemplars.actions.upkeep import go_on
from danvan.exemplars.funnel import Asked, reported
from danvan.exemplars.models import (
    Copying,
    Dossier,
    Exemplar,
    ExemplarYear,
    Purpose,
    Slip,
    SlipStage,
    Stage,
    Subject,
)
from danvan.exemplars.tallies.keys import COPIED_BY_OTHERS, COPIES_MADE, EFFECTIVE, REGISTERED
from danvan.exemplars.tallies.recounting import differing, missing
from danvan.exemplars.tests.factories import YEAR, ExemplarFactory, RoundFactory, box_of, level, slip_of
from danvan.exemplars.tests.registering import fill, heading
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import MeasureFactory, gauge_of, wrong
from danvan.notifications.models import Notice
from danvan.units.tests.factories import KindFactory, TerritoryFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db(transaction=True)

EIGHT, NEXT = 8, YEAR + 1
COUNTED = (REGISTERED, EFFECTIVE, COPIES_MADE, COPIED_BY_OTHERS)


@pytest.fixture
def province(on_day):
    on_day(date(2026, 11, 2))
    land = TerritoryFactory(level="province", kind="tỉnh", full_name="Tỉnh Sông Thử")
    return UnitFactory(name="UBND tỉnh Thử", kind=KindFactory(code="ubnd-tinh", level="province"), territory=land)


@pytest.fixture
def communes(province):
    """Eight communes of the province, and a target on each count of their models."""
    land = province.territory
    rows = [UnitFactory(parent=province, territory=TerritoryFactory(parent=land)) for _each in range(EIGHT)]
    for key in COUNTED:
        gauge_of(*rows, issuer=province, measure=MeasureFactory(tally=key), rule=Rule.TOTAL)
    return rows


def refused(results):
    """Who was told that they came too late; whatever else went wrong shows."""
    met = [each for each in results if isinstance(each, Exception)]
    assert all(isinstance(each, Overtaken | Refused) for each in met), met
    return len(met)


def exact():
    """Whether years, targets and the funnel are those of a recount."""
    return (list(differing()), missing(), wrong()) == ([], [], [])


def years(name):
    """How many years hold a step."""
    return ExemplarYear.objects.filter(**{f"{name}__isnull": False}).count()


def funnel(post):
    """How many models came how far, as the funnel shows it to this person: only steps that some came to."""
    return dict(sum(reported(post.user, Asked(NEXT)).values(), Counter()))


def test_eight_units_that_register_in_one_round_are_all_counted_once(communes, province, at_once):
    row = RoundFactory(office=province, closes_on=date(2026, 12, 1))
    writers = [officer_of(unit) for unit in communes]
    takers = [officer_of(province) for _each in communes]
    facts = {"subject": Subject.COLLECTIVE, "collective_words": "Chi hội", "level": level(), "round": row}

    def register(n):
        made = draft(communes[n], {**facts, "name": f"Đường hoa {n}"}, by=writers[n])
        fill(made)
        submit(made, by=writers[n])
        accept(made, by=takers[n])

    results = at_once(register)

    made = len(results)
    assert results == [None] * made
    assert (Exemplar.objects.filter(stage=Stage.ACCEPTED).count(), years("registered_on"), exact()) == (
        made,
        made,
        True,
    )
    assert funnel(takers[0]) == {"registered_on": made}


def test_one_registration_that_eight_send_and_take_in_is_sent_and_counted_once(communes, province, at_once):
    unit = communes[0]
    exemplar = Exemplar.objects.get(pk=ExemplarFactory(unit=unit, stage=Stage.DRAFT).pk)
    Dossier.objects.create(
        exemplar=exemplar, purpose=Purpose.REGISTRATION, year=YEAR, form=RoundFactory().registration_form
    )
    fill(exemplar, round=RoundFactory(office=province, closes_on=date(2026, 12, 1)))
    writers, takers = [[officer_of(each) for _each in range(EIGHT)] for each in (unit, province)]

    sent = at_once(lambda n: submit(Exemplar.objects.get(), by=writers[n]) and None)
    taken = at_once(lambda n: accept(Exemplar.objects.get(), by=takers[n]) and None)

    said = Counter(Entry.objects.about(exemplar).values_list("verb", flat=True))
    assert (refused(sent), refused(taken)) == (len(sent) - 1, len(taken) - 1)
    assert (said["submit"], said["accept"], years("registered_on"), exact()) == (1, 1, 1, True)


def test_results_reported_and_judged_by_many_hands_count_each_once(communes, province, at_once):
    takers = [officer_of(province) for _each in communes]
    models = [ExemplarFactory(unit=unit, stage=Stage.UNDER_WAY, receiver=province) for unit in communes]
    writers = [officer_of(unit) for unit in communes]
    form = RoundFactory().result_form
    for each in models:
        Dossier.objects.create(exemplar=each, purpose=Purpose.RESULT, year=YEAR, form=form)
        fill(each)

    def work(n):
        report(models[n], by=writers[n])
        judge_result(models[n], by=takers[n], effective=True)
        # The neighbour's result may not have come yet; where it has, it is judged twice and counted once.
        with suppress(Refused):
            judge_result(models[n - 1], by=takers[n], effective=True)

    results = at_once(work)

    made = len(results)
    assert results == [None] * made
    assert (years("reported_on"), years("effective_on"), exact()) == (made, made, True)
    assert funnel(takers[0]) == {"reported_on": made, "effective_on": made}


def test_eight_models_that_go_on_for_another_year_are_registered_for_it_once_each(communes, province, at_once):
    models = [ExemplarFactory(unit=unit, stage=Stage.RECOGNISED, receiver=province) for unit in communes]
    writers = [[officer_of(unit) for _twice in range(2)] for unit in communes]

    def work(n):
        for at, other in enumerate((n, (n + 1) % EIGHT)):
            with suppress(Refused):
                go_on(models[other], by=writers[other][at], year=NEXT, kind="maintained")

    results = at_once(work)

    chosen = ExemplarYear.objects.filter(year=NEXT)
    said = Entry.objects.filter(verb="go_on_for").count()
    assert results == [None] * len(results)
    assert (chosen.count(), said, exact()) == (min(len(results) + 1, EIGHT), min(len(results) + 1, EIGHT), True)


def test_a_later_result_told_and_sent_back_at_once_stands_one_way_and_is_counted_so(communes, province, at_once):
    exemplar = ExemplarFactory(unit=communes[0], stage=Stage.RECOGNISED, receiver=province, year=YEAR - 1)
    writers, takers = [[officer_of(unit) for _each in range(EIGHT)] for unit in (communes[0], province)]
    go_on(exemplar, by=writers[0], year=YEAR, kind="maintained")
    fill_later(begin_later(exemplar, YEAR, by=writers[0]))

    def work(n):
        if n % 2:
            asked = {heading(Dossier.objects.order_by("pk").first(), "done").pk: "Ghi rõ"}
            return send_later_back(Exemplar.objects.get(), asked, by=takers[n]) and None
        return report_later(Exemplar.objects.get(), by=writers[n]) and None

    results = at_once(work)

    refused(results)
    standing = Dossier.objects.filter(year=YEAR, submitted_at__isnull=False, returned_at=None).count()
    assert (years("reported_on"), exact()) == (standing, True)
    assert Dossier.objects.filter(year=YEAR, submitted_at=None).count() == 1 - standing


def fill_later(dossier):
    for each in dossier.form.headings.exclude(kind__in=("goals", "resources")):
        dossier.texts.create(heading=each, words=f"Nội dung {each.label}")


def test_slips_that_eight_officers_take_at_once_become_one_draft_each(communes, province, at_once):
    unit, row = communes[0], RoundFactory(office=province, closes_on=date(2026, 12, 1))
    slips = [slip_of(row, unit, name=f"Đường hoa {n}") for n in range(EIGHT)]
    officers = [officer_of(unit) for _each in range(EIGHT)]

    def take_all(n):
        late = 0
        # Each begins with another slip, so that they meet in every order.
        for slip in slips[n:] + slips[:n]:
            try:
                take_slip(Slip.objects.get(pk=slip.pk), by=officers[n])
            except Overtaken:
                late += 1
        return late

    results = at_once(take_all)

    assert sum(results) == (len(results) - 1) * EIGHT
    assert (Exemplar.objects.count(), Slip.objects.filter(stage=SlipStage.TAKEN).count()) == (EIGHT, EIGHT)
    assert sorted(Slip.objects.values_list("exemplar", flat=True)) == sorted(
        Exemplar.objects.values_list("pk", flat=True)
    )


def test_a_slip_taken_and_dropped_at_once_is_one_of_both(communes, province, at_once):
    slip_of(RoundFactory(office=province), communes[0])
    officers = [officer_of(communes[0]) for _each in range(EIGHT)]

    def work(n):
        if n % 2:
            drop_slip(Slip.objects.get(), by=officers[n], reason="Trùng")
        else:
            take_slip(Slip.objects.get(), by=officers[n])

    results = at_once(work)

    assert refused(results) == len(results) - 1
    assert Exemplar.objects.count() == Slip.objects.filter(stage=SlipStage.TAKEN).count()


def test_strangers_who_send_through_one_qr_at_once_are_all_kept_and_told_of_in_one_line(communes, province, at_once):
    officer = officer_of(communes[0])
    box = box_of(RoundFactory(office=province, closes_on=date(2026, 12, 1)), communes[0])
    words = {"name": "Đường hoa", "place_words": "Thôn 3", "problem": "Cỏ dại", "what": "Trồng hoa"}

    results = at_once(lambda n: send_slip(box, words, network=f"mạng {n}", key=f"k{n}") and None)

    sent = len(results)
    assert (results, Slip.objects.count()) == ([None] * sent, sent)
    assert [*Notice.objects.values_list("user", "events")] == [(officer.user.pk, sent)]


def test_eight_units_that_copy_one_model_and_tell_the_outcome_are_counted_once_each(communes, province, at_once):
    origin = ExemplarFactory(unit=UnitFactory(), stage=Stage.RECOGNISED, home=province.territory)
    officers = [officer_of(unit) for unit in communes]
    taken = {"changes_words": "Làm theo xóm", "started_on": date(2026, 3, 1)}

    def work(n):
        row = copying.take_over(origin, by=officers[n], **taken)
        copying.report(row, by=officers[n], outcome_on=date(2026, 9, 1), outcome_words="Giảm rác", achieved={})

    results = at_once(work)

    made = len(results)
    assert results == [None] * made
    assert (Copying.objects.filter(stage="reported").count(), years("copied_on"), exact()) == (made, 1, True)


def test_of_eight_who_copy_for_one_unit_one_does(communes, province, at_once):
    origin = ExemplarFactory(unit=communes[1], stage=Stage.RECOGNISED, home=province.territory)
    officers = [officer_of(communes[0]) for _each in range(EIGHT)]
    taken = {"changes_words": "Làm theo xóm", "started_on": date(2026, 3, 1)}

    results = at_once(lambda n: copying.take_over(origin, by=officers[n], **taken) and None)

    assert (refused(results), Copying.objects.count()) == (len(results) - 1, 1)


def test_units_that_copy_from_each_other_in_a_ring_do_not_wait_for_each_other(communes, province, at_once):
    home = province.territory
    models = [ExemplarFactory(unit=unit, stage=Stage.RECOGNISED, home=home) for unit in communes]
    officers = [officer_of(unit) for unit in communes]
    taken = {"changes_words": "Làm theo xóm", "started_on": date(2026, 3, 1)}

    def work(n):
        for step in (1, 3):
            row = copying.take_over(models[(n + step) % EIGHT], by=officers[n], **taken)
            copying.report(row, by=officers[n], outcome_on=date(2026, 9, 1), outcome_words="Giảm rác", achieved={})

    results = at_once(work)

    assert (results, Copying.objects.count(), exact()) == ([None] * len(results), 2 * len(results), True)


def test_a_model_pressed_every_way_at_once_moves_once_and_its_history_tells_that_move(communes, province, at_once):
    exemplar = ExemplarFactory(unit=communes[0], stage=Stage.UNDER_WAY, receiver=province)
    officers = [officer_of(communes[0]) for _each in range(EIGHT)]

    results = at_once(
        lambda n: press(Exemplar.objects.get(), "pause", by=officers[n], version=1, reason=f"Lần {n}") and None
    )

    entry = Entry.objects.about(exemplar).get()
    assert (refused(results), entry.verb) == (len(results) - 1, "pause")
    assert Exemplar.objects.get().stage == Stage.PAUSED
