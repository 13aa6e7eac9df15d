"""Redline: what changed between two versions, as a Word file with tracked changes."""
