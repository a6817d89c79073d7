"""Where things lie and what is set, as values."""
