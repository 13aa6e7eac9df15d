"""What was signed: gathered when it is laid down, compared ever after, and shown as a copy."""
