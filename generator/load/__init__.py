"""Load: bytes of content files become plain data that knows its line and column."""
