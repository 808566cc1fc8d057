"""Numbers and dates as Vietnamese write them, and as they are read when people type them."""

from danvan.core.formats.dates import (
    clock_time,
    date_range,
    day_and_month,
    due_in,
    letter_date,
    long_day,
    moment,
    read_date,
    table_date,
    text_date,
    weekday,
)
from danvan.core.formats.numbers import (
    NOTHING,
    capped,
    file_size,
    letter_number,
    number,
    number_to_edit,
    percent,
    read_count,
    read_number,
)

__all__ = [
    "NOTHING",
    "capped",
    "clock_time",
    "date_range",
    "day_and_month",
    "due_in",
    "file_size",
    "letter_date",
    "letter_number",
    "long_day",
    "moment",
    "number",
    "number_to_edit",
    "percent",
    "read_count",
    "read_date",
    "read_number",
    "table_date",
    "text_date",
    "weekday",
]
