"""What may not stand in a log."""

import logging
import re

SECRET_PART = re.compile(r"/[A-Za-z0-9_-]{28,}(?=[/?\s\"']|$)")
# A line of the log begins with its moment. Lines that go on (where a work failed) are indented; any other break would
# let somebody write a line of their own through what they typed.
CONTROL = re.compile(r"(?!\n[ ]|\n\Z)[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class WithoutTokens(logging.Filter):
    """Cuts the secret part out of addresses, so that who reads the log cannot accept another's invitation; and writes
    control characters out, so that nobody forges a line.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = CONTROL.sub(_written_out, SECRET_PART.sub("/…", record.getMessage())), ()
        return True


def _written_out(found: "re.Match[str]") -> str:
    return found.group().encode("unicode_escape").decode("ascii")
