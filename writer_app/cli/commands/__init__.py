"""The commands, one file for each group: what is asked, and the lines of the answer."""
