"""Verdicts by rule, for a judge that needs no model and gives the same answer every time.

Written apart from the product's own checks (assistant/verification), so that one cannot excuse
the other: nothing here imports them.
"""
