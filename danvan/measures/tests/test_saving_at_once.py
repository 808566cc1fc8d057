"""Several hands save the same figure at the same moment: one is first, the others are told and lose nothing."""

import pytest
from django.urls import reverse

from danvan.measures.tests.factories import DAY, gauge_of, said_of
from danvan.measures.tests.pages import browser, told
from danvan.units.tests.factories import KindFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _a_day_in_may(on_day):
    on_day(DAY)


@pytest.fixture
def commune():
    return UnitFactory(parent=UnitFactory())


def test_of_those_who_save_a_page_at_once_one_is_first_and_the_others_keep_what_they_typed(commune, at_once):
    measure = gauge_of(commune).measure
    clients = [browser(officer_of(commune)) for _ in range(8)]
    address = reverse("measures:unit", args=[commune.pk, "2026"])

    def save(n):
        sent = {f"m{measure.pk}-part": f"{n + 5}", f"m{measure.pk}-version": "0"}
        answer = clients[n].post(address, sent)
        return answer.status_code, answer.status_code == 302 or f'value="{n + 5}"' in told(answer)

    results = at_once(save)

    assert sorted(results) == [(302, True), *[(409, True)] * (len(results) - 1)]
    assert len(said_of(measure, commune)) == 1


def test_of_those_who_save_a_row_at_once_one_is_first_and_the_others_keep_what_they_typed(commune, at_once):
    village = UnitFactory(parent=commune, kind=KindFactory(code="thon"))
    measure = gauge_of(village).measure
    clients = [browser(officer_of(commune)) for _ in range(8)]
    cell = f"u{village.pk}-m{measure.pk}"

    def save(n):
        sent = {f"{cell}-part": f"{n + 5}", f"{cell}-version": "0", "source": "paper", "row": village.pk}
        answer = clients[n].post(reverse("measures:grid", args=["2026"]), sent)
        return answer.status_code, f'value="{n + 5}"' in told(answer)

    results = at_once(save)

    assert sorted(results) == [(200, True), *[(409, True)] * (len(results) - 1)]
    assert len(said_of(measure, village)) == 1
