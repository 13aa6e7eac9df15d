"""From signing on: lay down what was signed, and read what holds on a day after signed amendments."""
