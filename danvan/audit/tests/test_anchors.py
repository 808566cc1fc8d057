"""Anchors leave the machine, signed, and are never written over."""

import json
from datetime import datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import override_settings

from danvan.audit.anchors import NotOurs, public_key, read_anchors, send_anchor, take_anchor, verified
from danvan.audit.models import Seal
from danvan.audit.sealing import seal
from danvan.audit.tests.tampering import acts, as_owner, run
from danvan.core.clock import VIETNAM, frozen

NIGHT = datetime(2026, 5, 22, 0, 30, tzinfo=VIETNAM)

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    settings.ANCHORS_DIR = str(tmp_path / "moc")
    return tmp_path / "moc"


def sent_at(moment):
    with frozen(moment):
        send_anchor()


def test_the_days_anchor_lies_in_the_folder_signed_and_read_only(folder):
    acts(3)

    sent_at(NIGHT)

    (path,) = folder.iterdir()
    last = Seal.objects.newest()
    assert (path.name, path.stat().st_mode & 0o777) == ("2026-05-22-000000001.json", 0o444)
    assert [(anchor.seal, anchor.head, anchor.entries) for _path, anchor in read_anchors(folder)] == [(1, last.head, 3)]


def test_an_anchor_is_never_written_over(folder):
    acts(1)
    sent_at(NIGHT)
    (path,) = folder.iterdir()
    before = path.read_text()

    sent_at(NIGHT + timedelta(minutes=5))

    assert ([one.name for one in folder.iterdir()], path.read_text()) == ([path.name], before)


def test_each_day_has_its_anchor_though_nothing_happened(folder):
    acts(1)

    sent_at(NIGHT)
    sent_at(NIGHT + timedelta(days=1))

    assert sorted(path.name[:10] for path in folder.iterdir()) == ["2026-05-22", "2026-05-23"]


def test_the_auditor_gets_the_anchor_by_mail(settings):
    settings.AUDITORS = ["thanhtra@tinh.gov.vn"]
    acts(1)

    sent_at(NIGHT)

    (letter,) = mail.outbox
    name, content, _kind = letter.attachments[0]
    assert (letter.to, letter.subject) == (["thanhtra@tinh.gov.vn"], "Mốc nhật ký ngày 22/05/2026: niêm phong số 1")
    assert (name, verified(content).seal) == ("2026-05-22-000000001.json", 1)


def test_nothing_is_sent_while_nothing_happened(folder):
    sent_at(NIGHT)

    assert not folder.exists()


def test_anybody_can_check_a_signature_with_the_public_key():
    acts(1)
    seal()
    facts = json.loads(take_anchor().signed())
    signature = bytes.fromhex(facts.pop("signature"))

    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key()))

    key.verify(signature, json.dumps(facts, sort_keys=True, separators=(",", ":")).encode())


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace('"seal": 1', '"seal": 2'),
        lambda text: text.replace("signature", "signatur"),
        lambda text: text[:-5],
        lambda text: "[]",
        lambda text: "null",
        lambda text: "",
    ],
)
def test_a_file_that_this_house_did_not_sign_is_no_anchor(spoil):
    acts(1)
    seal()
    text = take_anchor().signed()

    with pytest.raises(NotOurs):
        verified(spoil(text))


def test_a_file_signed_under_another_key_is_no_anchor():
    acts(1)
    seal()
    with override_settings(SEAL_KEY="khóa của người khác, cũng dài và cũng ngẫu nhiên như khóa thật"):
        text = take_anchor().signed()

    with pytest.raises(NotOurs):
        verified(text)


def test_the_check_against_a_folder_names_what_the_anchors_know(folder, capsys):
    acts(1)
    sent_at(NIGHT)
    (folder / "la.json").write_text("{}")
    with as_owner():
        run("DELETE FROM audit_seal", "DELETE FROM audit_entry")

    with pytest.raises(CommandError):
        call_command("verify_audit", anchors=folder)

    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("SAI")] == [
        "SAI: Tệp mốc la.json không do hệ thống này ký, hoặc đã bị sửa.",
        "SAI: Toàn bộ chuỗi niêm phong đã bị bỏ; mốc ngày 2026-05-22 có 1 niêm phong.",
    ]


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="Không có thư mục"):
        call_command("verify_audit", anchors=tmp_path / "không có")


def test_the_command_sends_one_now(folder):
    acts(1)

    call_command("anchor")

    assert len(list(folder.iterdir())) == 1


def test_the_command_says_when_there_is_nowhere_to_send_to(settings):
    with pytest.raises(CommandError, match="Chưa có nơi gửi mốc"):
        call_command("anchor")


def test_the_command_shows_the_public_key(capsys):
    call_command("anchor", public_key=True)

    assert capsys.readouterr().out.strip() == public_key()
