"""What checks share: which passages count, what lifts a limit, and how a finding is put."""
