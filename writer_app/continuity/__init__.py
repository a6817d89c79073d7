"""What holds at each point of the story, what contradicts it, and searches over both. Pure."""
