"""YAML as text: its canonical form, and edits of one value that leave everything else as it was written."""
