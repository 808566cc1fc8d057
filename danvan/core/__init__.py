"""What every other app stands on: refusing with a sentence, acting in one transaction, the one clock, the registry of
what exists and who may see it, Vietnamese text, dates and numbers, the bytes of office files, the base templates and
the look. It keeps no records and knows no unit, no document and no plan.
"""
