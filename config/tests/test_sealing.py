"""What is sealed opens for its readers and nobody else, and shows when a bit of it is gone."""

import io
from base64 import b64decode

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from config.safekeeping.keys import NotAKey, identity_in, private_key, public_key, written_private, written_public
from config.safekeeping.sealing import CHUNK, NotReadable, Opening, Sealing

# Made with the `age` tool, version 1.1.1: a key that was never used for anything, and a sentence sealed to it.
PUBLIC = "age1atyfvek0znhy3ece390rxr73xpwulrp78nty8d7qrzyquwa02u8qy3vyat"
IDENTITY = """\
# created: 2026-11-22T06:40:39Z
# public key: age1atyfvek0znhy3ece390rxr73xpwulrp78nty8d7qrzyquwa02u8qy3vyat
AGE-SECRET-KEY-10FD0JVG6Y44DCQCY0W04AN95ZJDFYF0QUYGMZXNLUZFFWUD9HHRQLFYWH5
"""
SEALED_BY_AGE = b64decode(
    """
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBsdEttYS82ZExRdzRqVUVaYkhLMXU1Ti9z
Yk1BTVZuRE9OcTBTWWJmRURNCnNJekZBWjBEQjdIZktrY2ZnVisvWXlrOXJQZHZHOC9hVVRaU3Jp
U1BVaG8KLS0tIHJlZFIzbjJlSVphNGMrQlRMWHZkbzhQeEcwZjRrTXd6bmQ2UERxZE83REkK2fBn
ufJVHm2a1n5E1ZtcX9ESgO2/uRTfcVslnlsdYTCLeDNll7N4hORmK9PbYfKH+XQtdOhFf1w=
"""
)


@pytest.fixture(scope="module")
def key():
    return X25519PrivateKey.generate()


def sealed(payload, *keys):
    target = io.BytesIO()
    with Sealing(target, [each.public_key() for each in keys]) as sealing:
        for at in range(0, len(payload), 10_000):
            sealing.write(payload[at : at + 10_000])
    return target.getvalue()


def opened(data, key):
    return io.BufferedReader(Opening(io.BytesIO(data), key)).read()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7])
def test_what_is_sealed_comes_out_as_it_went_in(key, size):
    payload = bytes(at % 251 for at in range(size))

    assert opened(sealed(payload, key), key) == payload


def test_each_of_several_readers_opens_it(key):
    other = X25519PrivateKey.generate()
    data = sealed(b"hai nguoi", key, other)

    assert [opened(data, each) for each in (key, other)] == [b"hai nguoi"] * 2


def test_nobody_else_opens_it(key):
    with pytest.raises(NotReadable, match="not for this key"):
        opened(sealed(b"kin", key), X25519PrivateKey.generate())


def test_what_the_age_tool_sealed_opens_here():
    assert opened(SEALED_BY_AGE, identity_in(IDENTITY)).decode() == "Một câu để thử.\n"


@pytest.mark.parametrize("cut", [1, 16, CHUNK + 16, CHUNK + 17])
def test_a_copy_cut_short_is_noticed(key, cut):
    data = sealed(bytes(3 * CHUNK), key)

    with pytest.raises(NotReadable, match="changed or cut short"):
        opened(data[:-cut], key)


def test_a_copy_cut_within_its_header_is_noticed(key):
    with pytest.raises(NotReadable, match="cut short"):
        opened(sealed(b"x", key)[:60], key)


@pytest.mark.parametrize("place", [150, 190, -1, -CHUNK])
def test_a_changed_bit_is_noticed(key, place):
    data = bytearray(sealed(bytes(2 * CHUNK), key))
    data[place] ^= 1

    with pytest.raises((NotReadable, ValueError)):
        opened(bytes(data), key)


def test_pieces_in_another_order_are_noticed(key):
    data = sealed(bytes(2 * CHUNK) + b"end", key)
    start = len(data) - (2 * (CHUNK + 16) + 3 + 16)
    first, second = data[start : start + CHUNK + 16], data[start + CHUNK + 16 : start + 2 * (CHUNK + 16)]

    with pytest.raises(NotReadable):
        opened(data[:start] + second + first + data[start + 2 * (CHUNK + 16) :], key)


def test_another_format_is_said(key):
    with pytest.raises(NotReadable, match="another format"):
        opened(b"PK\x03\x04 something else", key)


def test_keys_are_written_as_the_age_tool_writes_them():
    key = identity_in(IDENTITY)

    assert (written_public(key.public_key()), written_private(key) in IDENTITY) == (PUBLIC, True)
    assert written_public(public_key(PUBLIC)) == PUBLIC


@pytest.mark.parametrize(
    "text",
    [
        "",
        "age1",
        PUBLIC[:-1],
        PUBLIC.replace("y", "x", 1),
        PUBLIC[:10].upper() + PUBLIC[10:],
        "ssh-ed25519 AAAA",
        "age1bio",
    ],
)
def test_a_mistyped_key_is_not_taken(text):
    with pytest.raises(NotAKey):
        public_key(text)


def test_a_public_key_is_no_private_key():
    with pytest.raises(NotAKey):
        private_key(PUBLIC)

    with pytest.raises(NotAKey, match="no key in this file"):
        identity_in("# nothing here\n")
