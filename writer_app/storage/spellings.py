"""The words of a language, from the libraries that bring them."""

from __future__ import annotations

import gzip
import json
import re
from importlib.resources import files

from writer_app.language.pack import LanguagePack
from writer_app.language.spelling.known import Dictionary

_FORM = re.compile(r"[^,]+")


def load_dictionary(pack: LanguagePack) -> Dictionary:
    """The dictionary of the language of `pack`: English words with how often they are used, and forms of both shores."""
    listed = (files("spellchecker") / "resources" / f"{pack.language}.json.gz").read_bytes()
    forms = (files("lemminflect") / "resources" / "lemma_lu.csv.gz").read_bytes()
    lines = gzip.decompress(forms).decode("utf-8").splitlines()
    return Dictionary.of(json.loads(gzip.decompress(listed)), (line.partition(",")[0].lower() for line in lines), pack)
