"""Auditing by mutation: how much of what is made wrong in an accepted text would be caught."""
