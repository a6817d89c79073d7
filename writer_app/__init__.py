"""An editor for long fiction that knows the story."""

__version__ = "0.1.0.dev0"
