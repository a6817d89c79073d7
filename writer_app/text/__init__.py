"""Text as text: folding, lines, front matter, YAML as written, Markdown blocks. Pure; knows no disk."""
