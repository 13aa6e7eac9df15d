"""Static checks of a model version, for the person who maintains it."""
