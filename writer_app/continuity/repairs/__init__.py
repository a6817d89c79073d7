"""Repairs: what would make both passages of a finding true, proved by checking again."""
