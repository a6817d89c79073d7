"""One check a file. Each is listed in `continuity/registry.py` and has a literate test in `tests/checks/`."""
