"""The search index, which narrows where to look and never decides. Everything about Whoosh stays here."""
