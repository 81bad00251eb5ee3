"""Verification: evidence, rules, findings, the checker."""
