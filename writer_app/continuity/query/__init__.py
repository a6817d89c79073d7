"""Searches over the annotated manuscript: parser, syntax tree, exact evaluator. The author's rules use the same."""
