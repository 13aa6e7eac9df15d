"""`ojg`: reviewed YAML in git becomes a signed-off agreement and function profile."""

__version__ = "0.1.0"
