"""What was noticed in the manuscript, asked about one key at a time."""
