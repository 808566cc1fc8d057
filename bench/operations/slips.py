"""A slip sent through a QR by somebody without an account, against a minimal form in our frame that keeps the same words."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings

from bench.country import OPENED
from bench.in_force import officer_in
from bench.site import settled
from bench.versus import Line, at_most, versus
from danvan.core import clock
from danvan.core.action import action
from danvan.exemplars.models import DropBox, Form, Level, Purpose, Round, RoundStage, Slip
from danvan.exemplars.slips import limits as slip_limits
from danvan.units.building import Draft, build
from danvan.units.models import Unit, UnitKind

NEEDS_DATABASE = True
CODE = "do-luong"
WORDS = {
    "name": "Đường hoa thay cỏ dại",
    "place_words": "Chi hội phụ nữ thôn 3",
    "problem": "Ven đường cỏ mọc, rác đổ bừa bãi, trẻ em đi học phải tránh ra giữa đường. " * 5,
    "what": "Mỗi nhà trồng một đoạn, thứ bảy cùng dọn; hạt giống xin của vườn ươm. " * 5,
}


def compare() -> Iterator[Line]:
    box = opened()
    # As many as it takes to measure; how many there are is counted all the same.
    for limit in ("OF_NETWORK", "TRIED", "OF_BOX", "WAITING", "OF_HOUSE"):
        setattr(slip_limits, limit, 100_000)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare_slip (name text, place_words text, problem text, what text)")
    settled()
    yield versus("slip-post", sent(Client(SERVER_NAME="127.0.0.1"), f"/slip/{box.code}/"), minimal(), at_most(2))
    assert Slip.objects.filter(box=box, what=WORDS["what"].strip()).exists()


def sent(browser: Client, address: str) -> Callable[[], None]:
    """Sends the words again, each time with a key of its own as each page of the form has."""
    turn = count()

    def send() -> None:
        answer = browser.post(address, {**WORDS, "key": f"do-{next(turn)}"}, secure=True)
        assert answer.status_code == 302, answer.status_code

    return send


def minimal() -> Callable[[], None]:
    """The same words sent to a form that only keeps them."""
    browser = Client(SERVER_NAME="127.0.0.1")
    with override_settings(MIDDLEWARE=[*settings.MIDDLEWARE, "bench.site.Here"]):
        browser.handler.load_middleware()
    return sent(browser, "/bare/slip/")


@action
def opened() -> DropBox:
    """The QR of a commune in a round that is open, with an officer at work who is told of what comes."""
    kinds = {code: UnitKind.objects.get(code=code) for code in ("ubnd-tinh", "ubnd-xa")}
    above = Draft(kinds["ubnd-tinh"], "PHIEU", "UBND tỉnh Phiếu", OPENED)
    office, commune = build([above, Draft(kinds["ubnd-xa"], "PHIEU-1", "UBND xã Phiếu", OPENED, above)])
    officer_in(commune, "xem-phieu")
    return DropBox.objects.create(round=round_of(office), unit=commune, code=CODE, made_at=clock.now())


def round_of(office: Unit) -> Round:
    """A round of this year, open since yesterday."""
    today = clock.today()
    form = {purpose: Form.objects.get(plan=None, purpose=purpose) for purpose in (Purpose.REGISTRATION, Purpose.RESULT)}
    return Round.objects.create(
        stage=RoundStage.OPEN,
        office=office,
        level=Level.objects.get(code="xa"),
        year=today.year,
        name="Đăng ký mô hình",
        registration_form=form[Purpose.REGISTRATION],
        result_form=form[Purpose.RESULT],
        opens_on=today - timedelta(days=1),
        closes_on=today + timedelta(days=1),
    )
