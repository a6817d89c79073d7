"""Who speaks, to whom, and whom a pronoun means: one pass through a scene."""
