"""Reading order, story order, and the moment that each position stands for."""
