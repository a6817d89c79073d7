"""The project on disk: safe files, the folder, the lock. The only layer that touches the author's files."""
