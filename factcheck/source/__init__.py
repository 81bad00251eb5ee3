"""Documents: reading, sections, sentences, quote location, chunks."""
