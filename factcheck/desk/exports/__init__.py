"""What leaves the desk: the clean text with its citations, tables, annotations, labelled data."""
