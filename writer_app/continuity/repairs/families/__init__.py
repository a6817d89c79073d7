"""One file for each family of repairs: from the ground of a finding to candidates, smallest first."""
