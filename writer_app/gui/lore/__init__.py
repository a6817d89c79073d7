"""The lore: a page for each entry, who is here, and what words in the text make true."""
