"""The reader: a document's text in, what it says out. Pure, offline and the same each time: standard library only.

The text is read once, line by line, to paragraphs with their place in the outline; bounded patterns then look inside each
paragraph. What is not sure carries a sentence that says why; a blank is read as a blank.
"""

from .payload import as_json
from .read import read
from .reading import Reading

__all__ = ["Reading", "as_json", "read"]
