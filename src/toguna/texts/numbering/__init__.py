"""Reference numbers: given once, never changed, every gap explained or said not to be.

A number is taken from its series (`reserve_number`) and then used once: given to a text, or void
for a reason. Both rows are written once, and the database refuses to change them. The numbers that
texts bore before are respected: a series goes on after the highest that it knows.
"""
