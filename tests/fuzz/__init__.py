"""Hostile files: valid ones, damaged at random, given to what the program does with them.

`make fuzz` runs them for a while; `python -m tests.fuzz --help` says how to choose. An input follows from its
name alone, such as `model/1/42`: kind, seed and number.
"""
