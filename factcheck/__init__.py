"""Checks a draft against the press release it came from."""
