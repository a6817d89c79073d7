"""Reading prose: sentences, mentions, quotations, acts, descriptions. Total functions over text; knows no disk."""
