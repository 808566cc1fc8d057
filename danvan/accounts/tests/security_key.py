"""A key on a stick, as small as the standard lets it be: it answers what a page asks, for the origin it stands on."""

import hashlib
import json
import secrets

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

HOUSE = "https://danvan.example"


class SecurityKey:
    """One key pair. `present` says whether somebody touches it."""

    def __init__(self):
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.name = secrets.token_bytes(16)
        self.present = True

    def make(self, asked, origin=HOUSE):
        """Answers a page that asks for a new key."""
        public = ES256.from_cryptography_key(self.private.public_key())
        credential = AttestedCredentialData.create(Aaguid.NONE, self.name, public)
        data = self._data(asked["rp"]["id"], AuthenticatorData.FLAG.AT, credential)
        said = {"attestationObject": websafe_encode(AttestationObject.create("none", data, {}))}
        return self._answer("webauthn.create", asked, origin, said)

    def show(self, asked, origin=HOUSE):
        """Answers a page that asks for this key."""
        data = self._data(asked["rpId"], AuthenticatorData.FLAG(0))
        hashed = hashlib.sha256(self._client("webauthn.get", asked, origin)).digest()
        signature = self.private.sign(data + hashed, ec.ECDSA(SHA256()))
        said = {"authenticatorData": websafe_encode(data), "signature": websafe_encode(signature)}
        return self._answer("webauthn.get", asked, origin, said)

    def _data(self, house, flags, credential=b""):
        touched = AuthenticatorData.FLAG.UP if self.present else AuthenticatorData.FLAG(0)
        return AuthenticatorData.create(hashlib.sha256(house.encode()).digest(), touched | flags, 0, credential)

    def _client(self, kind, asked, origin):
        return json.dumps({"type": kind, "challenge": asked["challenge"], "origin": origin}).encode()

    def _answer(self, kind, asked, origin, said):
        name = websafe_encode(self.name)
        response = {"clientDataJSON": websafe_encode(self._client(kind, asked, origin)), **said}
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})
