"""Chasing (đôn đốc): before, on and after a day, which units are missing for something that was asked of them, whom to
telephone there, and when they were last urged; by whom, how, and what they answered. Apps above say what can be missing
(`causes`); nothing here knows a plan from a report.

What leaves goes two steps. **Prepared**: units are chosen from the list of those missing and kept as a batch, for one
way: a text to copy, a công văn, notices. Its page shows every unit by name and what would leave. Copying the text or
taking the công văn away as a file urges nobody: it still has to be signed, numbered and sent. **Sent**: somebody presses
that it went out (or, for notices, sends them). Under the lock of what the units owe the list is read again; a unit that
answered since it was chosen is taken out, and the page says which. Only from then on do its units count as urged. A
batch that was not sent is dropped, or waits. A telephone call is noted for one unit, in one step, since it has happened.

Nothing that was noted is changed or deleted: a wrong note gets a later version with a reason, and the old one stays to
be read. Reminders go out by themselves on the days before, on and after a due day, as notices; they are no urging by a
person and are counted apart. What was said on the telephone stays with the offices that asked; the unit sees that it was
urged, when and how.
"""
