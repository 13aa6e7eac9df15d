"""Compare: what changed between two states of content, in terms and in text."""
