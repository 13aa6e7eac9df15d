"""The `ojg` command: options in, one call into the library, a report and an exit code out."""
