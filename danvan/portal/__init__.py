"""What the public sees: snapshots that somebody approved, behind random codes, and nothing else. It reads no live record; a
page that was taken down is answered like one that never was.
"""
