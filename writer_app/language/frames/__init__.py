"""At which level of reality a passage is told, as far as the text itself says so."""
