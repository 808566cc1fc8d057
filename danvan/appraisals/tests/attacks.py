"""A sitting with something to hide, everybody who might try to read it, and what they are shown."""

import io
import re
import zipfile
from datetime import date

from django.test import Client
from django.urls import reverse

from danvan.accounts.tests.factories import UserFactory
from danvan.appraisals.models import Mark
from danvan.appraisals.tests.factories import (
    CaseFactory,
    CriteriaFactory,
    DecisionFactory,
    LineFactory,
    SheetFactory,
    SittingFactory,
    VoteFactory,
    seated,
    secretary_of,
)
from danvan.exemplars.models import Stage
from danvan.exemplars.tests.factories import ExemplarFactory, level, remit_over
from danvan.units.models import Act, Role
from danvan.units.tests.factories import HoldingFactory, UnitFactory, administrator_of, leader_of, officer_of

TODAY = date(2026, 3, 2)


# 17 of 20 points, and words that stand nowhere else.
PLANTED, SAID, VOTED = 1700, "Ý kiến gieo trong phiếu", "Lời gieo khi biểu quyết"


CONCLUDED = "Kết luận gieo của hội đồng"


SECRETS = (SAID, VOTED, CONCLUDED)


EVERYWHERE = ("/", "/appraisals/", "/appraisals/criteria/", "/committees/", "/notifications/", "/exemplars/")


class House:
    """A sitting with separate sheets over one case of a commune and one of nobody's; a member marked, voted, concluded."""

    def __init__(self, stage="voting"):
        office = UnitFactory(name="Ban Dân vận Thử")
        criteria = CriteriaFactory(office=office, points=True)
        self.sitting = SittingFactory(office=office, way="separate", stage=stage, criteria=criteria)
        self.secretary, (self.marker, member) = secretary_of(self.sitting), seated(self.sitting)
        self.case = self.judged(ExemplarFactory(stage=Stage.APPRAISING, name="Mô hình kín đáo"), member)
        self.other = self.judged(ExemplarFactory(stage=Stage.APPRAISING, name="Mô hình công khai"), member)
        self.decision = DecisionFactory(office=office, sitting=self.sitting)
        for case in (self.case, self.other):
            LineFactory(decision=self.decision, case=case)

    def judged(self, exemplar, member):
        """A case that a member marked and voted on."""
        case = CaseFactory(sitting=self.sitting, exemplar=exemplar, conclusion_words=CONCLUDED)
        sheet = SheetFactory(case=case, member=member, stage="signed", opinion=SAID)
        for row in self.sitting.criteria.rows.all():
            Mark.objects.create(sheet=sheet, criterion=row, points=PLANTED if row.most == 2000 else 0)
        VoteFactory(case=case, member=member, says="against", words=VOTED)
        return case

    def doors(self, case):
        """Every address that shows something of a case."""
        sitting, decision = self.sitting.pk, self.decision.pk
        files = [
            reverse("appraisals:paper", args=[sitting, name]) for name in ("table", "minutes", "slip", "invitation")
        ]
        printed = [
            reverse("appraisals:decision_paper", args=[decision, name])
            for name in ("submission", "decision", "certificates")
        ]
        pages = [
            *(reverse(f"appraisals:{route}", args=[sitting]) for route in ("sitting", "history", "papers", "intake")),
            *(reverse(f"appraisals:{route}", args=[decision]) for route in ("decision", "outbox", "signing")),
            *(reverse(f"appraisals:{route}", args=[case.pk]) for route in OF_CASE),
            reverse("exemplars:exemplar", args=[case.exemplar_id]),
        ]
        return [*EVERYWHERE, *pages, *files, *printed]


OF_CASE = ("case", "visits", "sheet", "opinion", "ballot", "count", "conclusion", "recusal", "taking_out")


def seen_by(user, addresses):
    """All that this account is shown at these addresses: {address: text}, of refusals nothing."""
    browser = Client(raise_request_exception=True)
    browser.force_login(user)
    found = {}
    for address in addresses:
        answer = browser.get(address)
        found[address] = text_of(answer) if answer.status_code == 200 else ""
    return found


def text_of(answer):
    """The words of a page or of a Word file."""
    if "html" in answer["Content-Type"]:
        return answer.content.decode()
    with zipfile.ZipFile(
        io.BytesIO(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    ) as file:
        return " ".join(file.read(name).decode(errors="replace") for name in file.namelist() if name.endswith(".xml"))


def shown_anywhere(user, addresses, words):
    """The addresses where this account reads one of these words."""
    return [address for address, text in seen_by(user, addresses).items() if any(word in text for word in words)]


def strangers(house):
    """Everybody who might try: a blind member, the unit, its leader, an auditor, an administrator, offices above, nobody."""
    unit = house.case.exemplar.unit
    blind, _member = seated(house.sitting)
    inside, _seat = seated(house.sitting, unit=unit)
    above = officer_of(UnitFactory())
    remit_over(above.unit, unit, Act.RECEIVE, Act.VERIFY, at=level())
    auditor = HoldingFactory(unit=house.sitting.office, role=Role.AUDITOR)
    return {
        "blind member": blind.user,
        "member of the unit": inside.user,
        "officer of the unit": officer_of(unit).user,
        "leader of the unit": leader_of(unit).user,
        "administrator": administrator_of(house.sitting.office).user,
        "auditor": auditor.user,
        "office with a remit": above.user,
        "nobody": UserFactory(),
    }


def numbers(user, house):
    """Every number of every page, without those of the machinery."""
    texts = seen_by(user, house.doors(house.case))
    return {address: re.findall(r"\d+(?:,\d+)?", visible(text)) for address, text in texts.items()}


def words_seen(user, house):
    """Every word of every page."""
    return {at: visible(text) for at, text in seen_by(user, house.doors(house.case)).items()}


def visible(text):
    """What a person reads of a page: no attributes, no hidden fields, no clock."""
    main = re.search(r"<main.*</main>", text, re.DOTALL)
    return re.sub(r"<[^>]*>", " ", main.group() if main else "")
