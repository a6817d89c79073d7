"""The only place where the parts are put together: a workshop for one project, and the process that reads for the window."""
