"""The grammar of one sentence: parts of speech, phrases, clauses, and how each clause holds what it says."""
