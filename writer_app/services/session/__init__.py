"""A project while it is written in: open texts, operations and their undoing, jobs for the reading process. Knows no Qt."""
