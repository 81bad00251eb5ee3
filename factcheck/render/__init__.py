"""How results look: terminal, Markdown, JSON, HTML."""
