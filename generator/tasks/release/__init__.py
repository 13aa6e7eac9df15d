"""Release a model version, so that it stays as it is, and begin a new one from it."""
