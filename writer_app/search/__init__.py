"""The search index: it narrows where to look and never decides. Nothing outside this package knows Whoosh."""
