"""Wrong tries slow down by whom and from where; nobody is shut out by the name alone."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from danvan.accounts.actions.wrong_tries import clear_old_tries, count_try, forgive
from danvan.accounts.limits import Limit, wait_after
from danvan.accounts.models import WrongTries
from danvan.accounts.tests.people import at_work, is_signed_in, next_code, sign_in, somebody, with_code_app
from danvan.core import clock

pytestmark = pytest.mark.django_db
DEADLINE = datetime(2026, 5, 24, 16, 30, tzinfo=clock.VIETNAM)
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.9"}
WRONG = "đoán mò thôi mà"


def guess(client, user, times, **extra):
    """The statuses of so many wrong passwords."""
    return [sign_in(client, user, password=WRONG, **extra).status_code for _ in range(times)]


def test_waiting_doubles_up_to_a_quarter_of_an_hour():
    waits = [wait_after(wrong).total_seconds() for wrong in (1, 4, 5, 6, 7, 8, 9, 10, 11, 500)]

    assert waits == [0, 0, 30, 60, 120, 240, 480, 900, 900, 900]


def test_after_five_wrong_tries_the_page_says_calmly_when_to_try_again(client, on_day):
    on_day(DEADLINE)
    lan = somebody()

    statuses = guess(client, lan, 5)
    answer = sign_in(client, lan)

    assert (statuses, answer.status_code) == ([422] * 5, 429)
    assert "Thử lại được từ 16 giờ 31; máy khác không bị ảnh hưởng." in answer.content.decode()


def test_after_the_wait_the_right_password_opens_and_clears_the_count(client, on_day):
    on_day(DEADLINE)
    lan = somebody()
    guess(client, lan, 5)

    on_day(DEADLINE + timedelta(seconds=30))
    sign_in(client, lan)

    assert (is_signed_in(client, lan), WrongTries.objects.count()) == (True, 0)


def test_fifty_wrong_tries_from_elsewhere_do_not_keep_the_leader_out(client, on_day):
    on_day(DEADLINE)
    leader = somebody()

    statuses = guess(Client(), leader, 50, **ELSEWHERE)
    sign_in(client, leader)

    assert (statuses.count(429), is_signed_in(client, leader)) == (45, True)


def test_nor_do_fifty_from_the_same_office_where_the_leaders_browser_is_known(client, on_day):
    on_day(DEADLINE)
    leader = somebody()
    sign_in(client, leader)
    client.post("/sign-out/")

    guess(Client(), leader, 50)
    sign_in(client, leader)

    assert is_signed_in(client, leader)


def test_a_known_browser_of_one_person_is_not_known_for_another(client, on_day):
    on_day(DEADLINE)
    lan, leader = somebody(), somebody()
    sign_in(client, lan)
    client.post("/sign-out/")
    guess(Client(), leader, 5)

    assert sign_in(client, leader).status_code == 429


def test_a_forged_note_of_a_known_browser_counts_for_nothing(client, on_day):
    on_day(DEADLINE)
    leader = somebody()
    guess(client, leader, 5)
    client.cookies["may"] = f'{{"{leader.pk}": "x"}}:forged:signature'

    assert sign_in(client, leader).status_code == 429


def test_tries_against_a_name_that_does_not_exist_slow_down_alike(client, on_day):
    on_day(DEADLINE)
    typed = {"username": "khong.co", "password": WRONG}

    statuses = [client.post("/sign-in/", typed).status_code for _ in range(6)]

    assert statuses == [422] * 5 + [429]


def test_nobody_learns_from_the_count_which_e_mail_belongs_to_which_name(client, on_day):
    on_day(DEADLINE)
    lan = somebody(email="lan@xa.example")
    guess(client, lan, 5)

    answers = [
        client.post("/sign-in/", {"username": name, "password": WRONG}).status_code
        for name in ("lan@xa.example", "khong.co@xa.example")
    ]

    assert answers == [422, 422]


@pytest.mark.parametrize("forged", ["198.51.100.{}", "198.51.100.{}, 192.0.2.1", "unknown, {}"])
def test_a_forged_header_does_not_make_the_caller_another(client, on_day, forged):
    on_day(DEADLINE)
    lan = somebody()

    answers = [
        sign_in(client, lan, password=WRONG, headers={"X-Forwarded-For": forged.format(number)}) for number in range(6)
    ]

    assert [answer.status_code for answer in answers] == [422] * 5 + [429]


@pytest.mark.parametrize("forged", ["", "198.51.100.{}, ", "198.51.100.{}, 10.0.0.{}, "])
def test_behind_one_proxy_only_its_own_entry_counts(client, on_day, settings, forged):
    on_day(DEADLINE)
    settings.PROXIES = 1
    lan = somebody()

    def through_the_proxy(number, caller):
        return sign_in(
            client, lan, password=WRONG, headers={"X-Forwarded-For": forged.replace("{}", str(number)) + caller}
        )

    attacker = [through_the_proxy(number, "203.0.113.9").status_code for number in range(6)]
    other = through_the_proxy(9, "203.0.113.10").status_code

    assert (attacker, other) == ([422] * 5 + [429], 422)


def test_addresses_of_one_ipv6_network_count_as_one(client, on_day):
    on_day(DEADLINE)
    lan = somebody()

    statuses = [sign_in(client, lan, password=WRONG, REMOTE_ADDR=f"2001:db8:1:2::{n}").status_code for n in range(6)]

    assert statuses == [422] * 5 + [429]


@pytest.mark.django_db(transaction=True)
def test_many_tries_at_once_gain_nothing(at_once):
    limits = [Limit("one"), Limit("all", free=4, clears=False)]
    for _ in range(3):
        count_try(limits)

    results = at_once(lambda _: count_try(limits))

    assert results.count(None) == 1
    assert WrongTries.objects.get(key="all").wrong == 4


def test_a_day_without_a_wrong_try_begins_the_count_anew(on_day):
    on_day(DEADLINE)
    for _ in range(4):
        count_try([Limit("one")])

    on_day(DEADLINE + timedelta(days=1))

    assert (clear_old_tries(), count_try([Limit("one")]), WrongTries.objects.get().wrong) == (0, None, 1)


def test_counts_of_which_nothing_was_heard_for_a_day_are_forgotten(on_day):
    on_day(DEADLINE)
    count_try([Limit("one")])

    on_day(DEADLINE + timedelta(days=1, seconds=1))

    assert (clear_old_tries(), WrongTries.objects.count()) == (1, 0)


def test_a_right_try_takes_only_itself_off_a_count_that_all_share():
    shared = [Limit("all", free=20, clears=False)]
    for _ in range(3):
        count_try(shared)

    forgive(shared)

    assert WrongTries.objects.get().wrong == 2


def test_nothing_kept_says_who_tried_or_from_where(client):
    sign_in(client, somebody(username="lanh.dao"), password=WRONG, **ELSEWHERE)

    kept = str(list(WrongTries.objects.values()))

    assert ("lanh.dao" in kept, "203.0.113.9" in kept) == (False, False)


def test_wrong_codes_slow_down_at_the_second_step(client, on_day):
    on_day(DEADLINE)
    lan = with_code_app(somebody())
    sign_in(client, lan)

    statuses = [client.post("/sign-in/second-factor/", {"code": "12345"}).status_code for _ in range(6)]
    right = client.post("/sign-in/second-factor/", {"code": next_code(lan)})

    assert (statuses, right.status_code) == ([422] * 5 + [429], 429)


def test_wrong_codes_from_many_places_slow_down_together_but_not_the_owners_browser(on_day):
    on_day(DEADLINE)
    lan = with_code_app(somebody())
    own = at_work(lan)
    own.post("/sign-out/")

    statuses = []
    for place in range(6):
        thief = Client(REMOTE_ADDR=f"203.0.113.{place}")
        sign_in(thief, lan)
        statuses += [thief.post("/sign-in/second-factor/", {"code": "12345"}).status_code for _ in range(4)]
    sign_in(own, lan)
    own.post("/sign-in/second-factor/", {"code": next_code(lan)})

    assert (statuses, is_signed_in(own, lan)) == ([422] * 20 + [429] * 4, True)


def test_a_desk_remembers_the_last_five_who_signed_in(client):
    people = [somebody() for _ in range(6)]
    for person in people:
        sign_in(client, person)
        client.post("/sign-out/")

    for person in people:
        guess(Client(), person, 5)

    assert [sign_in(client, person).status_code for person in people[:2]] == [429, 302]
