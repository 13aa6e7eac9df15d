"""What a key of a file means: for the screen, and for whatever else shows it."""
