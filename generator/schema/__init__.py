"""Schema: one checker for every file that has a form, with a Dutch message at the line of each mistake."""
