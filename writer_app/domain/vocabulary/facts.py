"""Facts that checks understand. Any other key is kept and can be searched."""

from __future__ import annotations

from writer_app.domain.vocabulary.terms import ValueType, table, term

FACTS = table(
    term("eye colour", ValueType.COLOUR, "{entry}'s eyes are {value}", "The colour of the eyes."),
    term("hair colour", ValueType.COLOUR, "{entry}'s hair is {value}", "The colour of the hair."),
    term("height", ValueType.LENGTH, "{entry} is {value} tall", "How tall someone is, as a measure or a word."),
    term("build", ValueType.TEXT, "{entry} is of {value} build", "Thin, broad, heavy and the like."),
    term("beard", ValueType.TEXT, "{entry}'s beard: {value}", "Whether there is a beard, and what kind."),
    term("scar", ValueType.BODY_PART, "{entry} has a scar on {value}", "Where a lasting scar is."),
    term("handedness", ValueType.TEXT, "{entry} is {value}-handed", "Left or right."),
    term("limp", ValueType.BODY_PART, "{entry} limps with {value}", "Which leg a limp is in."),
    term("species", ValueType.TEXT, "{entry} is {value}", "What someone is, where not all are people."),
    term("birthplace", ValueType.ENTRY, "{entry} was born in {value}", "Where someone was born."),
    term("born", ValueType.TIME, "{entry} was born on {value}", "The date of birth; ages follow from it."),
    term("age", ValueType.NUMBER, "{entry} is {value} years old", "An age in years, for a stretch of the story."),
    term("title", ValueType.TEXT, "{entry} bears the title {value}", "A rank or form of address."),
    term("voice", ValueType.TEXT, "{entry}'s voice is {value}", "How someone sounds."),
    term("mother", ValueType.ENTRY, "{entry}'s mother is {value}", "Kin, declared once; the inverse follows."),
    term("father", ValueType.ENTRY, "{entry}'s father is {value}", "Kin, declared once; the inverse follows."),
    term("parent", ValueType.ENTRY, "{entry}'s parent is {value}", "Kin, declared once; the inverse follows."),
    term("sibling", ValueType.ENTRY, "{entry}'s sibling is {value}", "Kin, declared once; it holds both ways."),
    term("spouse", ValueType.ENTRY, "{entry} is married to {value}", "Kin, declared once; it holds both ways."),
    term("seems", ValueType.TEXT, "{entry} seems {value}", "An assumed appearance, put on and taken off like clothes."),
)
