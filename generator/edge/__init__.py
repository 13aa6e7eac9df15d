"""The one edge at which anything from outside is opened, unpacked or parsed.

Each module is about one kind of material. It knows how much of it is reasonable, and turns whatever its
library raises at a damaged or hostile file into one error with a reason in Dutch. Who asked says which file
it was, and what to do about it. Nothing else in the program opens or parses a file; only YAML, which has to
name the place of every mistake, is parsed in `load/yaml_events.py`.
"""
