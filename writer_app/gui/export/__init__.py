"""The book as one file: what for, where to."""
