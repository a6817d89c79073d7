"""The window: a thin widget and a presenter without Qt for each panel, over the services of the terminal."""
