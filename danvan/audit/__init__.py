"""Who did what: an entry for every act, written inside the act; seals that chain the entries under a key outside the
database; anchors that leave the machine; and the history people read. It keeps no foreign keys: names, holdings and
labels stand as they were then. It never holds contacts or citizens' words, only that they changed.
"""
