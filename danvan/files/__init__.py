"""Files and what is kept with them: bytes stored once by their content, attachments of records, evidence that links
records, drafts of forms, and the purge that takes all of a record away. Whatever comes from outside is opened only in a
child process (`reading`), searched for lists of persons (`persons`) and for marks of secrecy (`secrecy`), and given back
only as a download after the rights of its owner have been asked.
"""
