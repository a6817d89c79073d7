"""Use cases: what the window and the terminal both do. Values in, values out; no printing."""
