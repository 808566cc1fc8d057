"""A file is handed back as something to save, to whoever may see its record, and to nobody else."""

import pytest
from django.urls import reverse

from danvan.accounts.tests.factories import UserFactory
from danvan.files.tests.factories import FolderFactory, attached

pytestmark = pytest.mark.django_db

SHUT_IN = {
    "Content-Disposition": "attachment; filename=\"ke-hoach.txt\"; filename*=UTF-8''k%E1%BA%BF%20ho%E1%BA%A1ch.txt",
    "Content-Type": "text/plain",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@pytest.fixture
def reader(client):
    user = UserFactory()
    client.force_login(user)
    return user


def test_a_file_is_saved_and_never_shown(client, reader):
    file = attached(FolderFactory(readers=[reader]))

    answer = client.get(reverse("files:attachment", args=[file.pk]))

    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, b"noi dung")
    assert {name: answer.headers[name] for name in SHUT_IN} == SHUT_IN


def test_a_thumbnail_is_handed_back_the_same_way(client, reader):
    file = attached(FolderFactory(readers=[reader]), name="ảnh.png", small=b"nho")

    answer = client.get(reverse("files:thumbnail", args=[file.pk]))

    headers = SHUT_IN | {
        "Content-Disposition": "attachment; filename=\"anh.jpg\"; filename*=UTF-8''%E1%BA%A3nh.jpg",
        "Content-Type": "image/jpeg",
    }
    assert b"".join(answer.streaming_content) == b"nho"
    assert {name: answer.headers[name] for name in headers} == headers


@pytest.mark.parametrize("route", ["files:attachment", "files:thumbnail"])
def test_what_is_hidden_and_what_is_missing_answer_alike(client, reader, route):
    hidden = attached(FolderFactory(readers=[UserFactory()]), small=b"nho")

    answers = [client.get(reverse(route, args=[pk])) for pk in (hidden.pk, 10**9)]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_stranger_is_sent_to_sign_in(client):
    file = attached(FolderFactory())

    assert client.get(reverse("files:attachment", args=[file.pk])).status_code == 302


def test_a_file_without_a_picture_has_no_thumbnail(client, reader):
    file = attached(FolderFactory(readers=[reader]))

    assert client.get(reverse("files:thumbnail", args=[file.pk])).status_code == 404


def test_bytes_that_the_store_lost_are_not_found(client, reader):
    file = attached(FolderFactory(readers=[reader]))
    file.blob.erase()

    assert client.get(reverse("files:attachment", args=[file.pk])).status_code == 404


def test_a_right_that_ended_since_the_page_was_opened_closes_the_download(client, reader):
    folder = FolderFactory(readers=[reader])
    address = reverse("files:attachment", args=[attached(folder).pk])

    before = client.get(address).status_code
    folder.readers.all().delete()

    assert (before, client.get(address).status_code) == (200, 404)


def test_a_download_only_reads(client, reader):
    file = attached(FolderFactory(readers=[reader]))

    assert client.post(reverse("files:attachment", args=[file.pk])).status_code == 405
