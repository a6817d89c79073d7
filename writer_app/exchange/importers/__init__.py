"""Manuscripts from elsewhere, as chapters in the file's own Markdown."""
