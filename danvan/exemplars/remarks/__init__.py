"""Against going through the motions: plain rules over what models say, one module each, without the database. What a rule
sees becomes a remark to whoever receives or appraises; it blocks nothing, and a person says what it means.
"""
