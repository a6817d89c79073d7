"""What a sentence says: deeds, looks, comings and goings, who holds what."""
