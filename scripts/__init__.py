"""What `make` runs: setting up, starting, testing and checking the house."""

import sys

# Read by whatever Python the machine has, before anything newer is parsed: nothing here may be younger than Python 3.6.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Cần Python 3.11 trở lên, máy này đang dùng {}.{}. "
        "Cài Python mới hơn rồi chạy lại, ví dụ: make run PY=python3.11".format(*sys.version_info[:2])
    )
