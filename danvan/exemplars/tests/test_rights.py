"""The rights table of the register, knocked at with real accounts."""

from datetime import date, timedelta

import pytest

from danvan.core import clock
from danvan.core.rights import rows_of
from danvan.exemplars.actions.public_pages import approve, prepare
from danvan.exemplars.models import Purpose, Stage
from danvan.exemplars.tests.factories import DossierFactory, ExemplarFactory, RoundFactory
from danvan.exemplars.tests.registering import fill, heading, sent
from danvan.exemplars.views import page
from danvan.units.tests.factories import leader_of, officer_of
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

STAGES = {
    "": Stage.DRAFT,
    "exemplar draft": Stage.DRAFT,
    "exemplar sent": Stage.SUBMITTED,
    "exemplar under way": Stage.UNDER_WAY,
    "exemplar reported": Stage.REPORTED,
    "individual sent": Stage.SUBMITTED,
}
OPEN = ("exemplar recognised", "page prepared", "page public")
SENT = {"exemplar sent": Purpose.REGISTRATION, "exemplar reported": Purpose.RESULT}
WRITTEN = {"exemplar draft": Purpose.REGISTRATION, "exemplar under way": Purpose.RESULT}


def world_with(on):
    """The world with a model of the commune, as far as a row speaks of it."""
    world = build()
    world.proved_ago = timedelta(minutes=1)
    stage = Stage.RECOGNISED if on in OPEN else STAGES[on]
    home = world.committee.territory if on in OPEN else None
    receiver = None if stage == Stage.DRAFT else world.committee
    person = {"subject": "individual", "person_name": "Lò Thị Mẫu"} if on == "individual sent" else {}
    world.exemplar = ExemplarFactory(unit=world.commune, stage=stage, home=home, receiver=receiver, **person)
    if on in WRITTEN:
        world.dossier = DossierFactory(exemplar=world.exemplar, purpose=WRITTEN[on])
    if on in SENT:
        world.dossier = DossierFactory(exemplar=world.exemplar, purpose=SENT[on], submitted_at=clock.now())
    if on == "exemplar draft":
        fill(world.exemplar, round=RoundFactory(office=world.committee))
    if on.startswith("page"):
        world.page = prepare(world.exemplar, by=officer_of(world.commune), title="Đường hoa", texts=[], pictures=[])
    if on == "page public":
        approve(world.page, by=leader_of(world.committee))
    return world


def scene(world, row):
    """The address and the form behind each door."""
    if row.route == "exemplars:new":
        return [], {"name": ""}
    if row.route == "exemplars:dossier":
        return [world.exemplar.pk, world.dossier.pk], {}
    if row.route == "exemplars:draft":
        return [world.exemplar.pk, "registration"], {"name": "Đường hoa"}
    if row.route == "public:stage":
        move = "approve" if row.on == "page prepared" else "take_down"
        return [world.page.pk], {"move": move, "reason": "Nội dung đã cũ", "key": "k"}
    return [world.exemplar.pk], typed(world, row) if row.method == "POST" else {}


def typed(world, row):
    """What a form would send; a dossier's page sends all as it stands."""
    if row.route in PAGES and row.on in WRITTEN:
        return sent(world.exemplar, PAGES[row.route])
    if row.route == "exemplars:receiving":
        return {f"c{heading(world.dossier, 'why').pk}": "Ghi rõ số hộ"}
    return FORMS.get(row.route, {})


PAGES = {"exemplars:form": "registration", "exemplars:result": "result"}
FORMS = {
    "public:pages": {"title": "Đường hoa", "checked": "on", "key": "k"},
    "exemplars:stage": {"move": "pause", "reason": "Chờ nguồn lực"},
    "exemplars:effect": {"effective": "1"},
    "exemplars:activities": {"activity-on": "1/3/2026", "activity-kind": "work", "activity-words": "Trồng hoa"},
    "exemplars:marks": {"mark": "launched_on", "day": "1/3/2026"},
    "exemplars:consent": {"act": "note", "consent-given_on": "1/3/2026", "consent-how": "Bản ký"},
}


ROWS = [*rows_of("exemplars"), *rows_of("public")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day, monkeypatch):
    # LibreOffice is a program outside the house, and slow to start for each member of the cast.
    monkeypatch.setattr(page, "libreoffice", lambda: "soffice")
    monkeypatch.setattr(page, "printed", lambda paper: b"%PDF-1.7")
    on_day(date(2026, 3, 2))
    world = world_with(row.on)

    assert answers(world, row, scene) == expected(world, row)
