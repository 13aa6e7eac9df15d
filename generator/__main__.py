"""`python -m generator` is `ojg`."""

from generator.cli.main import main

if __name__ == "__main__":
    main()
