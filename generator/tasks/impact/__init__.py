"""Impact: which documents change because of a change in templates, and where."""
