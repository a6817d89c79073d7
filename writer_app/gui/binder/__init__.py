"""The binder: parts, chapters and scenes."""
