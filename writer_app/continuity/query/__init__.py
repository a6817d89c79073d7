"""The search language: parser, syntax tree, exact evaluation."""
