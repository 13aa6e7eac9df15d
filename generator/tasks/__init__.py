"""Tasks: what each command does, without the command line."""
