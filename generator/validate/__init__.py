"""Validate: everything that is wrong with content, as findings, in one run."""
