"""Programs at work, each measured in a process of its own."""
