"""Lists page by key: the next page begins after the last row shown, so the deepest page costs what the first costs, and
rows that come or go in between neither repeat nor skip any. Counts stop at a cap.
"""

from danvan.core.paging.addresses import AFTER, BEFORE
from danvan.core.paging.keys import keys_of
from danvan.core.paging.pages import CAP, SIZE, Page, capped_count, paged
from danvan.core.paging.sorting import Sorting

__all__ = ["AFTER", "BEFORE", "CAP", "SIZE", "Page", "Sorting", "capped_count", "keys_of", "paged"]
