"""`python -m generator` is `ojg`."""

from generator.cli.main import start

if __name__ == "__main__":
    start()
