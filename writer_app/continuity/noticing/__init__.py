"""What the manuscript says of people and things, offered to the author as facts, changes, links and threads."""
