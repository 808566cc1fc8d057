"""What may not stand in a log."""

import logging
import re

SECRET_PART = re.compile(r"/[A-Za-z0-9_-]{28,}(?=[/?\s\"']|$)")


class WithoutTokens(logging.Filter):
    """Cuts the secret part out of addresses: who reads the log must not be able to accept another's invitation."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = SECRET_PART.sub("/…", record.getMessage()), ()
        return True
