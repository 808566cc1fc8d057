"""The models of the demonstration's year: three rounds, and registrations in every stage, typed as their units, or those
who serve them, would type them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.base import ContentFile

from danvan.core import clock
from danvan.demonstration.ideas import Idea, ideas, registration_of, result_of
from danvan.demonstration.names import person
from danvan.demonstration.people import People
from danvan.demonstration.pictures import landscape, saved_again
from danvan.demonstration.rounds import BOARD, COMMUNE, PARTY, open_rounds
from danvan.exemplars.actions import receiving, sending
from danvan.exemplars.actions.activities import add_activity, give_file
from danvan.exemplars.actions.dossiers import begin_result, write
from danvan.exemplars.actions.registrations import draft
from danvan.exemplars.actions.rounds import close_due
from danvan.exemplars.actions.stages import press
from danvan.exemplars.actions.watching import watch_nightly
from danvan.exemplars.amounts import kept
from danvan.exemplars.models import (
    Exemplar,
    FieldCode,
    Purpose,
    ResourceUnit,
    Round,
    Subject,
)
from danvan.exemplars.parts import text_part
from danvan.exemplars.queries.dossiers import content_of, open_dossier
from danvan.exemplars.typed import GoalSaid, ResourceSaid, Typed
from danvan.files.models import Role
from danvan.files.receiving import receive
from danvan.units.acting import InPost
from danvan.units.models import Role as Held
from danvan.units.models import Unit

PLACES = ("UBND ", "Đảng ủy ")
# How far the registrations at the province came by the end of May, in the order in which they were sent.
CAME_TO = (
    *("under_way", "accepted", "submitted", "under_way", "reported", "returned", "under_way", "draft", "accepted"),
    *("paused", "under_way", "declined", "reported", "accepted", "finished", "under_way", "unsuitable"),
)
AT_PROVINCE = 51
THE_NIGHT_AFTER = date(2026, 4, 1)
LAST_EVENING = datetime(2026, 3, 31, 23, 20, tzinfo=clock.VIETNAM)
# Which registrations come with a photo, and which of them with one that another came with.
PHOTOGRAPHED = (0, 1, 2, 3, 4, 6, 9, 10, 14, 60, 61, 62)
SHOWN_TWICE = {2: 0}
TEXT = "Nêu rõ đang vướng gì, ở đâu; phần này chưa thấy số liệu ban đầu để sau này so sánh."


@dataclass(frozen=True)
class Told:
    """One registration to be made: whose, of which idea, how far it came."""

    unit: Unit
    idea: Idea
    at: int
    stage: str
    round: Round
    sent: date | datetime

    @property
    def place(self) -> str:
        """The place as its people say it."""
        name = self.unit.name
        return next((name.removeprefix(lead) for lead in PLACES if name.startswith(lead)), name)


def tell_models(people: People) -> list[Exemplar]:
    """Opens the year's rounds and lets its models be registered."""
    province, commune = open_rounds(people)
    told = [*at_province(province), *at_commune(commune)]
    made = [register(each, people) for each in told]
    with clock.frozen(THE_NIGHT_AFTER):
        close_due()
        watch_nightly()
    return made


def at_province(round: Round) -> Iterator[Told]:
    """What communes and their Party committees registered at the province; seven on the last evening."""
    units = Unit.objects.filter(kind__code__in=("ubnd-xa", "dang-uy-xa"), closed_on=None).select_related(
        "kind", "territory"
    )
    chosen = list(units.exclude(name__in=(COMMUNE, PARTY)).order_by("sort_key", "pk"))[::3][:AT_PROVINCE]
    known = ideas()
    for at, unit in enumerate(chosen):
        late = at >= AT_PROVINCE - 7
        sent = LAST_EVENING + timedelta(minutes=4 * (at % 9)) if late else date(2026, 2, 20) + timedelta(days=at % 36)
        stage = "submitted" if late else CAME_TO[at % len(CAME_TO)]
        yield Told(unit, known[at % len(known)], at, stage, round, sent)


def at_commune(round: Round) -> Iterator[Told]:
    """What the commune's own office registered with its Front."""
    unit = Unit.objects.select_related("kind", "territory").get(name=COMMUNE)
    for at, (idea, stage) in enumerate(
        zip((3, 5, 10, 14), ("under_way", "reported", "submitted", "draft"), strict=True)
    ):
        yield Told(unit, ideas()[idea], 60 + at, stage, round, date(2026, 3, 9) + timedelta(days=7 * at))


def register(told: Told, people: People) -> Exemplar:
    """One model from its first word to where it stands."""
    by = typist(told.unit, people)
    with clock.frozen(told.sent):
        exemplar = draft(told.unit, facts_of(told), by=by, consent=consent_of(told))
        fill(exemplar, Purpose.REGISTRATION, registration_of(told.idea, told.at, told.place), told, by)
        if told.at in PHOTOGRAPHED:
            photograph(exemplar, told, by)
        if told.stage != "draft":
            sending.submit(exemplar, by=by)
    if told.stage not in ("draft", "submitted"):
        answer(exemplar, told, people)
    return exemplar


def photograph(exemplar: Exemplar, told: Told, by: InPost) -> None:
    """A photo, given as its page would; one registration shows that of another place."""
    taken = saved_again(SHOWN_TWICE[told.at]) if told.at in SHOWN_TWICE else landscape(told.at)
    upload: Any = ContentFile(taken, name=f"anh-mo-hinh-{told.at + 1}.jpg")
    give_file(exemplar, receive(upload, clean_pictures=True), by=by, role=Role.PHOTO)


def typist(unit: Unit, people: People) -> InPost:
    """Who types: the unit's own officer where it has one, else who serves it from the paper that came."""
    own = next((post for post in people.posts.values() if post.unit == unit and post.role == Held.OFFICER), None)
    if own is not None:
        return own
    clerk = "tinhuy.cv" if unit.kind.code == "dang-uy-xa" else "ubndtinh.vt"
    return replace(people[clerk], source="bản giấy")


def facts_of(told: Told) -> dict[str, Any]:
    """What a registration says of the model itself."""
    idea, alone = told.idea, told.idea.subject == Subject.INDIVIDUAL
    who = {"person_name": person(told.at + 200), "person_position": f"{idea.position}, {told.place}"}
    return {
        "name": f"{idea.name} ở {told.place}" if told.at % 3 else idea.name,
        "called": idea.called,
        "subject": idea.subject,
        **(who if alone else {"collective_words": f"{idea.forces.split(' chủ trì')[0]}, {told.place}"[:300]}),
        "field": FieldCode.objects.get(home=None, code=idea.field),
        "level": told.round.level,
        "round": told.round,
        "plan": told.round.plan,
        "starts_on": date(told.round.year, 2, 1) + timedelta(days=told.at % 40),
        "ends_on": date(told.round.year, 11, 30),
    }


def consent_of(told: Told) -> Mapping[str, Any] | None:
    """An individual agreed on paper."""
    if told.idea.subject != Subject.INDIVIDUAL:
        return None
    return {"given_on": clock.today(), "how": "Phiếu đồng ý có chữ ký", "kept_at": "Văn thư đơn vị"}


def fill(exemplar: Exemplar, purpose: str, words: Mapping[str, str], told: Told, by: InPost) -> None:
    """Writes a dossier as its page would."""
    dossier = open_dossier(exemplar, purpose) or begin_result(exemplar, by=by)
    content = content_of(dossier)
    keys = {heading.key: text_part(heading.pk) for heading in content.headings}
    said = {keys[key]: text for key, text in words.items() if key in keys}
    registering = purpose == Purpose.REGISTRATION
    typed = Typed(
        texts=said,
        goals=goals_of(told) if registering else None,
        achieved=None if registering else achieved_of(content.goals, told.at),
        resources=resources_of(told, Decimal("0.9") if not registering else Decimal(1)),
        was=content.marks,
    )
    exemplar.refresh_from_db()
    write(dossier, typed, by=by, version=exemplar.version)


def goals_of(told: Told) -> list[GoalSaid]:
    """The idea's goals, larger or smaller by the place."""
    size = Decimal(3 + told.at % 5) / 4
    return [
        GoalSaid(words, unit, kept(round_of(Decimal(str(planned)) * size, unit)), counts)
        for words, unit, planned, counts in told.idea.goals
    ]


def round_of(amount: Decimal, unit: str) -> Decimal:
    """Half kilometres, else whole ones of whatever is counted."""
    return (amount * 2).quantize(Decimal(1)) / 2 if unit in ("km", "ha", "tấn") else amount.quantize(Decimal(1))


def achieved_of(goals: Any, at: int) -> dict[int, int | None]:
    """What was reached: now less, now more; of every seventh place exactly what was planned."""
    share = Decimal(100) if at % 7 == 4 else Decimal(86 + at * 7 % 31)
    return {goal.pk: int(goal.planned * share / 100 // 1000 * 1000) if goal.planned else None for goal in goals}


def resources_of(told: Told, share: Decimal) -> list[ResourceSaid]:
    """What it takes, in the units in which people say it."""
    known = {unit.words: unit for unit in ResourceUnit.objects.select_related("kind")}
    size = Decimal(3 + told.at % 4) / 4 * share
    return [
        ResourceSaid(known[words], kept((Decimal(str(amount)) * size).quantize(Decimal("0.1"))), giver)
        for words, amount, giver in told.idea.resources
    ]


def answer(exemplar: Exemplar, told: Told, people: People) -> None:
    """What the receiver made of a registration, and what became of it."""
    office, by = people[BOARD if told.round.level.code == "tinh" else "khemay.mttq"], typist(told.unit, people)
    day = (told.sent.date() if isinstance(told.sent, datetime) else told.sent) + timedelta(days=5)
    with clock.frozen(day):
        if told.stage == "returned":
            asked = open_heading(exemplar, "why")
            receiving.send_back(exemplar, {asked: TEXT}, by=office)
            return
        if told.stage == "declined":
            press(exemplar, "decline", by=office, reason="Trùng với việc thường xuyên của đơn vị, chưa phải mô hình.")
            return
        receiving.accept(exemplar, by=office)
    if told.stage != "accepted":
        carry_out(exemplar, told, by, day)


def open_heading(exemplar: Exemplar, key: str) -> int:
    """The heading of this meaning on the form that was sent."""
    sent = exemplar.dossiers.filter(purpose=Purpose.REGISTRATION).latest("number")
    return sent.form.headings.get(key=key).pk


def carry_out(exemplar: Exemplar, told: Told, by: InPost, day: date) -> None:
    """The model at work, and what it came to."""
    with clock.frozen(day + timedelta(days=3)):
        press(exemplar, "begin", by=by)
    with clock.frozen(day + timedelta(days=10)):
        add_activity(exemplar, by=by, on=clock.today(), kind="work", words=f"Ra quân buổi đầu ở {told.place}.")
    with clock.frozen(date(told.round.year, 5, 11) + timedelta(days=told.at % 10)):
        if told.stage == "paused":
            press(exemplar, "pause", by=by, reason="Tạm dừng để thu hoạch vụ xuân, tiếp tục từ tháng 6.")
        elif told.stage == "reported":
            report(exemplar, told, by)
        elif told.stage == "finished":
            press(exemplar, "finish", by=by, reason="Đã làm xong toàn bộ nội dung đăng ký, bàn giao cho thôn.")
        elif told.stage == "unsuitable":
            press(exemplar, "find_unsuitable", by=by, reason="Tuyến đường đã được đầu tư theo dự án khác.")


def report(exemplar: Exemplar, told: Told, by: InPost) -> None:
    """A result, written and sent."""
    fill(exemplar, Purpose.RESULT, result_of(told.idea, told.at, told.place), told, by)
    sending.report(exemplar, by=by)
