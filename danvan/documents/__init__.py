"""The register of documents and the reader: what was issued by whom under which number, what it rests on, to whom it
went, and what it asks for, each sentence with its place in the text. The reader only proposes; a person confirms, and
what was corrected stays visible. Secret documents are refused at the door.
"""
