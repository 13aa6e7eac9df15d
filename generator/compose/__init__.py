"""Compose: choose articles, fill them, parse Markdown, number, resolve references: one `Document`."""
