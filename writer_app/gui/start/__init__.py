"""The start page: where a writer begins, or goes on."""
