"""Results as HTML: one file each, without a script, in which nothing is fetched and text of a document is text."""
