"""A password that was stolen elsewhere is not taken here, however long the list is."""

import hashlib

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from danvan.accounts.actions.invitations import invite
from danvan.accounts.breaches import is_breached
from danvan.accounts.models import Link, Purpose
from danvan.accounts.tests.people import by, somebody

STOLEN = "con trâu đi trước cái cày"


def listed(path, passwords, end="\n"):
    digests = sorted(hashlib.sha1(each.encode()).hexdigest().upper() for each in passwords)
    path.write_bytes("".join(f"{digest}:{count}{end}" for count, digest in enumerate(digests, start=3)).encode())
    return path


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("count", [1, 2, 3, 1000])
def test_each_password_of_the_list_is_found_and_no_other(tmp_path, count, end):
    stolen = [f"mật khẩu số {number}" for number in range(count)]
    path = listed(tmp_path / "stolen.txt", stolen, end)

    assert [is_breached(each, path) for each in stolen] == [True] * count
    assert [is_breached(f"{each} khác", path) for each in stolen] == [False] * count


@given(st.binary(min_size=1, max_size=300))
def test_a_list_that_is_none_is_searched_to_an_end(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "rubbish.txt"
    path.write_bytes(content)

    assert is_breached(STOLEN, path) is False


def test_the_rule_says_so_where_the_office_keeps_a_list(settings, tmp_path):
    settings.BREACHED = str(listed(tmp_path / "stolen.txt", [STOLEN, "khác"]))

    with pytest.raises(ValidationError) as told:
        validate_password(STOLEN)

    assert [problem.code for problem in told.value.error_list] == ["breached"]
    validate_password(f"{STOLEN} một hai")


@pytest.mark.django_db
def test_an_invitation_is_not_accepted_with_a_stolen_password(client, settings, tmp_path):
    settings.BREACHED = str(listed(tmp_path / "stolen.txt", [STOLEN]))
    lan = somebody()
    token = invite(lan, by=by(somebody()))

    answer = client.post(f"/invitations/{token}/", {"password": STOLEN, "again": STOLEN})

    assert (answer.status_code, "đã lộ từ một hệ thống khác" in answer.content.decode()) == (422, True)
    assert Link.objects.open().filter(purpose=Purpose.INVITATION).count() == 1
