"""Claims of a draft and facts of a release."""
