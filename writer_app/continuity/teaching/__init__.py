"""Powers taught by example: what a passage shows, what is like it, what the answers teach."""
