"""The vocabulary: one table of kinds, facts, changes and limits.

Window, terminal, YAML, documentation and checks all read it: key, types, the sentence that shows it (and is parsed back),
and a line of documentation. Adding a term is one row here and a page in `docs/`.
"""
