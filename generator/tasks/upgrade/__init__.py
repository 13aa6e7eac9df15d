"""Upgrade: content files from one model version to the next, with a person's comments at their place."""
