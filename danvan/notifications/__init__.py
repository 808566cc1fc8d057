"""What a person should know: a line for each record on which something happened, the newest first, until it is read; and
for who wants it one letter a day. A notice keeps no title: that is asked of the registry when it is shown or sent, so
that who may no longer see a record learns nothing of it.
"""
