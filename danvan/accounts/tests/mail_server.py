"""A mail server on this machine, which speaks TLS or does not, for tests of what is entrusted to it."""

import contextlib
import socketserver
import ssl
import threading
from collections.abc import Iterator


class Conversation(socketserver.StreamRequestHandler):
    """As much of SMTP as a letter needs."""

    def handle(self) -> None:
        self.say("220 here")
        while line := self.rfile.readline().decode().strip():
            verb = line.split()[0].upper()
            if verb == "STARTTLS":
                self.say("220 go on")
                self.under_lock()
            elif verb == "DATA":
                self.take_letter()
            else:
                self.say(self.greeting if verb == "EHLO" else "221 bye" if verb == "QUIT" else "250 so be it")

    @property
    def greeting(self) -> str:
        return "250-here\r\n250 STARTTLS" if self.server.context else "250 here"

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def under_lock(self) -> None:
        with contextlib.suppress(OSError):
            self.request = self.server.context.wrap_socket(self.request, server_side=True)
        self.setup()

    def take_letter(self) -> None:
        self.say("354 go on")
        while self.rfile.readline().strip() != b".":
            pass
        self.server.letters += 1
        self.say("250 taken")

    def finish(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            super().finish()


class MailServer(socketserver.ThreadingTCPServer):
    """Counts the letters it was given."""

    daemon_threads = True

    def __init__(self, context: ssl.SSLContext | None) -> None:
        self.context, self.letters = context, 0
        super().__init__(("127.0.0.1", 0), Conversation)

    def handle_error(self, *about: object) -> None:
        """A client that hangs up is what these tests are about."""


@contextlib.contextmanager
def mail_server(context: ssl.SSLContext | None = None) -> Iterator[MailServer]:
    """Serves until the test is over; with a context it speaks TLS."""
    server = MailServer(context)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
