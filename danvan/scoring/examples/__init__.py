"""Rules of provinces as they were published, to begin a set from: what their texts say, and marked lines in the place of
what nobody has seen. One file a rule.
"""
