"""The editors' desk: drafts settled against their releases, claim by claim."""
