"""Values and vocabulary: frozen dataclasses and the tables that give them meaning. Imports nothing above it."""
