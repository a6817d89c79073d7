"""Spelling: whether a word is one, and what it may have been meant to be. Pure; nothing is looked up outside."""
