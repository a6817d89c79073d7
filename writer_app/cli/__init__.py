"""The terminal: arguments in, plain lines out, exit codes 0, 1 and 2."""
