"""The rules about the record, a module for each, in rooms by subject.

A module is named after its rule. It has the `Rule`, with its reason and its example, and the function `check`, which
yields each problem. Two rules share a module where one computation answers both. `checking/all_rules.py` lists them.
"""
