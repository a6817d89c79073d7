"""Continuity notes: what contradicts what the author holds true, with both passages."""
