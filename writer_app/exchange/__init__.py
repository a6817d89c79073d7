"""Manuscripts in other programs' formats. Plain values in, bytes out; the disk is storage's."""
