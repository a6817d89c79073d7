"""The editor: one scene as its file holds it, styled as it is typed."""
