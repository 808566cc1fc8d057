"""Signing in through the identity provider: by the bound subject only, past no second factor, believing nothing unsigned."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from danvan.accounts.models import ExternalIdentity, User
from danvan.accounts.oidc import client as protocol
from danvan.accounts.tests.people import at_work, is_signed_in, next_code, somebody, with_code_app
from danvan.accounts.tests.provider import OTHER_KEY, Provider
from danvan.audit.models import Entry
from danvan.core import clock
from danvan.core.errors import Refused
from danvan.core.tests.certificates import unvouched

pytestmark = pytest.mark.django_db
RETURN = "/sign-in/external/return/"


@pytest.fixture
def provider(settings):
    made = Provider()
    protocol._provider.cache_clear()
    settings.OIDC = {
        "issuer": made.issuer,
        "client_id": "danvan",
        "client_secret": "s/cr:t",
        "name": "Cổng đăng nhập Thử",
    }
    yield made
    made.close()


def bound(user, provider, subject="s-101"):
    ExternalIdentity.objects.create(user=user, issuer=provider.issuer, subject=subject, bound_at=clock.now())
    return user


def come_back(client, provider, **changed):
    """Goes to the provider and returns; gives the house's answer."""
    sent = client.get("/sign-in/external/?next=/account/")
    return client.get(RETURN, {**provider.sent_to(sent.url), **changed})


def test_the_bound_subject_opens_its_account(client, provider):
    lan = bound(somebody(), provider)

    answer = come_back(client, provider)

    assert (answer.url, is_signed_in(client, lan)) == ("/account/", True)


def test_the_question_carries_a_challenge_and_the_secret_goes_only_to_the_token_desk(client, provider):
    bound(somebody(), provider)

    come_back(client, provider)

    asked, form = provider.asked, provider.tokens_asked[0]
    assert (asked["code_challenge_method"], asked["scope"], asked["redirect_uri"]) == (
        "S256",
        "openid",
        f"http://127.0.0.1:8000{RETURN}",
    )
    assert form["authorization"] == "Basic " + base64.b64encode(b"danvan:s%2Fcr%3At").decode()
    assert "client_secret" not in asked


def test_the_second_factor_is_asked_on_this_way_too(client, provider):
    lan = bound(with_code_app(somebody()), provider)

    answer = come_back(client, provider)
    before = is_signed_in(client, lan)
    client.post(answer.url, {"code": next_code(lan)})

    assert (answer.url, before, is_signed_in(client, lan)) == ("/sign-in/second-factor/", False, True)


def test_an_unknown_subject_gets_no_account_though_the_e_mail_is_known(client, provider):
    lan = somebody(email="lan@xa.example")

    answer = come_back(client, provider)

    assert (answer.status_code, is_signed_in(client, lan), User.objects.count()) == (403, False, 1)
    assert "chưa có tài khoản danvan nào gắn" in answer.content.decode()


def test_a_closed_account_is_not_opened(client, provider):
    bound(somebody(is_active=False), provider)

    assert come_back(client, provider).status_code == 403


@pytest.mark.parametrize(
    "bend",
    [
        {"nonce": "của lần khác"},
        {"nonce": None},
        {"aud": "ứng dụng khác"},
        {"aud": ["danvan", "khác"], "azp": "khác"},
        {"iss": "https://xau.example"},
        {"exp": datetime.now(UTC) - timedelta(minutes=2)},
        {"exp": None},
        {"sub": None},
        {"iat": datetime.now(UTC) + timedelta(hours=1)},
    ],
)
def test_a_token_that_does_not_answer_our_question_is_not_believed(client, provider, bend):
    lan = bound(somebody(), provider)
    provider.bend = bend

    answer = come_back(client, provider)

    assert (answer.status_code, is_signed_in(client, lan)) == (403, False)
    assert "không đúng như đã hẹn" in answer.content.decode()


@pytest.mark.parametrize(("key", "algorithm"), [(OTHER_KEY, "RS256"), ("s/cr:t" * 8, "HS256"), (None, "none")])
def test_a_token_without_the_providers_signature_is_not_believed(client, provider, key, algorithm):
    lan = bound(somebody(), provider)
    provider.key, provider.algorithm = key, algorithm

    assert (come_back(client, provider).status_code, is_signed_in(client, lan)) == (403, False)


@pytest.mark.parametrize("changed", [{"state": "của người khác"}, {"state": ""}, {"iss": "https://xau.example"}])
def test_an_answer_to_another_browsers_question_is_not_taken(client, provider, changed):
    bound(somebody(), provider)

    assert come_back(client, provider, **changed).status_code == 403
    assert provider.tokens_asked == []


def test_a_token_made_for_another_use_is_not_believed(client, provider):
    lan = bound(somebody(), provider)
    provider.headers = {"kid": "one", "typ": "at+jwt"}

    assert (come_back(client, provider).status_code, is_signed_in(client, lan)) == (403, False)


def test_what_the_provider_signed_goes_no_further_than_the_door(client, provider):
    bound(somebody(), provider)

    answer = come_back(client, provider)

    kept = f"{dict(client.session)} {answer.headers} {answer.content.decode()} {client.cookies}"
    assert [part for part in provider.token().split(".")[:1] if part in kept] == []
    assert (provider.tokens_asked != [], "external" in client.session) == (True, False)


def test_our_secret_is_not_carried_on_to_another_house(client, provider):
    bound(somebody(), provider)
    other = Provider()
    provider.leads_on = {"/token": f"{other.issuer}/token"}

    answer = come_back(client, provider)
    other.close()

    assert (answer.status_code, len(provider.tokens_asked), other.tokens_asked) == (503, 1, [])


def test_a_provider_for_which_nobody_vouches_is_not_asked(client, provider, settings, tmp_path, lines):
    unknown = Provider(unvouched(tmp_path))
    settings.OIDC = {**settings.OIDC, "issuer": unknown.issuer}

    answer = client.get("/sign-in/external/")
    unknown.close()

    assert answer.status_code == 503
    assert lines.told[0]["said"] == "provider not reached: SSLCertVerificationError"


@pytest.mark.parametrize(
    "elsewhere", ["file://localhost/etc/hostname", "ftp://127.0.0.1/x", "data:,x", "/etc/hostname"]
)
def test_only_addresses_of_the_web_are_asked(elsewhere):
    with pytest.raises(Refused):
        protocol._fetched(elsewhere)


def test_an_answer_is_taken_once(client, provider):
    bound(somebody(), provider)
    sent = provider.sent_to(client.get("/sign-in/external/").url)

    answers = [client.get(RETURN, sent).status_code for _ in range(2)]

    assert answers == [302, 403]


def test_an_answer_that_comes_after_ten_minutes_is_not_taken(client, provider, on_day):
    on_day(clock.now())
    bound(somebody(), provider)
    sent = provider.sent_to(client.get("/sign-in/external/").url)

    on_day(clock.now() + timedelta(minutes=10))

    assert client.get(RETURN, sent).status_code == 403


def test_a_provider_that_calls_itself_otherwise_is_not_believed(client, provider):
    provider.named = "https://xau.example"

    assert client.get("/sign-in/external/").status_code == 403


@pytest.mark.parametrize("said", [[], {}, "chữ"])
def test_a_provider_that_says_something_else_gets_a_sentence(client, provider, said):
    whole = {"issuer": provider.issuer} if isinstance(said, dict) else said
    provider.answer = lambda path, form: whole

    answer = client.get("/sign-in/external/")

    assert answer.status_code == 403
    assert "không đúng như đã hẹn" in answer.content.decode()


def test_a_provider_that_does_not_answer_gets_a_sentence(client, provider):
    provider.close()

    answer = client.get("/sign-in/external/")

    assert answer.status_code == 503
    assert "đăng nhập bằng mật khẩu" in answer.content.decode()


def test_a_provider_without_tls_elsewhere_is_not_asked(client, provider, settings):
    settings.OIDC = {**settings.OIDC, "issuer": "http://idp.example"}

    assert client.get("/sign-in/external/").status_code == 403


def test_somebody_signed_in_binds_their_account_and_is_recorded(provider):
    lan = somebody()
    client = at_work(lan)
    page = client.post("/account/external/").content.decode()
    address = page.split('class="btn main" href="')[1].split('"')[0].replace("&amp;", "&")

    answer = client.get(RETURN, provider.sent_to(address))

    assert answer.url == "/account/"
    assert ExternalIdentity.objects.values_list("user", "subject").get() == (lan.pk, "s-101")
    assert Entry.objects.about(lan)[0].verb == "bind_identity"


def test_a_binding_begun_by_one_person_is_not_finished_by_another(client, provider):
    lan, minh = somebody(), somebody()
    of_lan, of_minh = at_work(lan), at_work(minh)
    page = of_lan.post("/account/external/").content.decode()
    sent = provider.sent_to(page.split('class="btn main" href="')[1].split('"')[0].replace("&amp;", "&"))

    answers = [browser.get(RETURN, sent).status_code for browser in (of_minh, Client())]

    assert (answers, ExternalIdentity.objects.exists()) == ([403, 403], False)


@pytest.mark.parametrize("taken", ["subject", "account"])
def test_one_subject_opens_one_account_and_one_account_has_one(provider, taken):
    lan = somebody()
    bound(somebody(), provider) if taken == "subject" else bound(lan, provider, subject="s-999")
    client = at_work(lan)
    page = client.post("/account/external/").content.decode()
    address = page.split('class="btn main" href="')[1].split('"')[0].replace("&amp;", "&")

    answer = client.get(RETURN, provider.sent_to(address))

    assert (answer.status_code, ExternalIdentity.objects.count()) == (422, 1)


def test_a_binding_is_let_go(provider):
    lan = bound(somebody(), provider)

    at_work(lan).post("/account/external/release/")

    assert not ExternalIdentity.objects.exists()


def test_the_button_is_there_only_where_a_provider_is(client, provider, settings):
    with_provider = client.get("/sign-in/").content.decode()
    settings.OIDC = {**settings.OIDC, "issuer": ""}

    assert "Đăng nhập bằng Cổng đăng nhập Thử" in with_provider
    assert "/sign-in/external/" not in client.get("/sign-in/").content.decode()
    assert client.get("/sign-in/external/").status_code == 404
