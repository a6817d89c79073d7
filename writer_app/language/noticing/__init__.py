"""What stands in a manuscript and has no page yet: people, places, groups, things and powers by their names."""
