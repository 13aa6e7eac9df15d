"""Formatting: a content file in one canonical form, with a person's comments at their place."""
