"""An identity provider on this machine, as small as the standard lets it be; each test bends what it says."""

import base64
import hashlib
import json
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider:
    """Signs whoever is sent to it in as `subject`; `bend` changes claims, `key` and `algorithm` the signature."""

    def __init__(self, context=None):
        self.subject, self.bend, self.key, self.algorithm = "s-101", {}, KEY, "RS256"
        self.headers, self.leads_on = {"kid": "one"}, {}
        self.asked, self.tokens_asked = {}, []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        if context:
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.issuer = f"{'https://localhost' if context else 'http://127.0.0.1'}:{self.server.server_port}"
        self.named = self.issuer
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def sent_to(self, address):
        """The person signs in at this address; gives what their browser comes back with."""
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        return {"code": "one-use", "state": self.asked["state"]}

    def token(self):
        now = datetime.now(UTC)
        claims = {
            "iss": self.issuer,
            "sub": self.subject,
            "aud": self.asked["client_id"],
            "iat": now,
            "exp": now + timedelta(minutes=5),
            "nonce": self.asked["nonce"],
            "email": "lan@xa.example",
            **self.bend,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(claims, self.key, algorithm=self.algorithm, headers=self.headers)

    def answer(self, path, form):
        if path == "/.well-known/openid-configuration":
            places = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/keys"}
            return {"issuer": self.named, **{name: self.issuer + place for name, place in places.items()}}
        if path == "/keys":
            jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
            return {"keys": [{**jwk, "kid": "one", "use": "sig"}]}
        self.tokens_asked.append(form)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=")
        return {"id_token": self.token()} if challenge.decode() == self.asked["code_challenge"] else {}

    def handler(provider):
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.say(provider.answer(self.path, {}))

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                form = {name: values[0] for name, values in parse_qs(body).items()}
                self.say(provider.answer(self.path, {**form, "authorization": self.headers["Authorization"]}))

            def say(self, said):
                body = json.dumps(said).encode()
                elsewhere = provider.leads_on.get(self.path)
                self.send_response(307 if elsewhere else 200)
                if elsewhere:
                    self.send_header("Location", elsewhere)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                """Quietly."""

        return Handler

    def close(self):
        self.server.shutdown()
        self.server.server_close()
