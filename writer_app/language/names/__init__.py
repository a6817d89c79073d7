"""Who is named: the lexicon made of the lore, and the words of a scene that stand for its entries."""
