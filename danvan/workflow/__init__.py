"""State machines at work. Each workflow is one table: its stages, the moves between them, and who may make each. A move
is checked again under the row's lock, compared before it is set, recorded, and made once however often the button is
pressed. Authors are kept here too: who wrote any part of a version may not be the one who approves it.
"""
