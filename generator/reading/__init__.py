"""Compose a whole model version with every variant: the document that a jurist approves."""
