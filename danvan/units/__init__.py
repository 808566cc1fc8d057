"""The units of three lines over one territory: Party, state and Front trees that change on a day by a document and
remember what they were. Who holds which role in a unit, from when to when; which office guides, receives or verifies
whom by remit; who stands in for whom; and whom to telephone. Every app above asks here who may see and do what.
"""
