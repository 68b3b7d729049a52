"""How each printed figure is recomputed: one small function for each kind of check.

A check is given the claim and the evidence, and gives a finding.
"""
