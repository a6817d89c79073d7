"""Everything that is declared true at each moment, with the declaration that makes it so."""
