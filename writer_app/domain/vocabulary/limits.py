"""Typed constraints, any of them on any kind of entry. `unless` may lift each."""

from __future__ import annotations

from writer_app.domain.vocabulary.terms import Part, ValueType, said_also, table, term, with_and

_CONDITION = ValueType.CONDITION
_ENTRY = ValueType.ENTRY
_FINAL = Part("last is final", ValueType.FLAG, ", and the last visit is final", (", and the last is final",))
_ONCE = Part("once", ValueType.FLAG, ", and once is enough", ("at some time before",))
_PER = Part("per", ValueType.TEXT, "a {}", ("an {}", "per {}", "each {}", "every {}", "in one {}"))

LIMITS = table(
    with_and(
        term("works on", ValueType.WORDS, "{entry} works only on {value}", "What a power takes hold of, and nothing else.")
    ),
    term(
        "no larger than",
        ValueType.SIZE,
        "{entry} works on nothing larger than {value}",
        "The largest thing a power takes hold of.",
    ),
    term("no farther than", ValueType.LENGTH, "{entry} reaches no farther than {value}", "The range of a power."),
    term(
        "needs",
        _CONDITION,
        "{entry} needs {value}",
        "Touch, bare hands, sight, an item or a state; broken only where the text says the opposite.",
        _ONCE,
    ),
    with_and(term("costs", ValueType.TEXT, "{entry} costs {value}", "The price of a use.")),
    term("must be shown", ValueType.WORDS, "{entry} is never used without {value}", "What the text shows with every use."),
    term("not again within", ValueType.DURATION, "{entry} does not work again within {value}", "The rest a power needs."),
    said_also(
        term(
            "at most",
            ValueType.NUMBER,
            "{entry} works at most {value}",
            "How often a power works: in all, or a day, or a scene.",
            _PER,
        ),
        "{entry} works this many times at most: {value}",
    ),
    term("suppressed by", _ENTRY, "{entry} is suppressed by {value}", "Who or what keeps a power from working."),
    with_and(
        term(
            "only between", ValueType.TIME, "{entry} works only between {value}", "Dusk and dawn, hours, or dates: two values."
        )
    ),
    term("only by", _ENTRY, "{entry} is used only by {value}", "Who may use it."),
    with_and(
        term(
            "only on", ValueType.WORDS, "{entry} is used only on {value}", "On whom, on what or on which days it may be used."
        )
    ),
    term(
        "nothing carried in",
        ValueType.MATERIAL,
        "{entry} lets in nothing made of {value}",
        "What may not be carried in, by material.",
    ),
    with_and(term("must wear", _ENTRY, "{entry} must wear {value}", "What is never taken off.")),
    term("cannot leave", _ENTRY, "{entry} cannot leave {value}", "A place that holds someone."),
    term("never", ValueType.WORDS, "{entry} will never {value}", "Something that is never done."),
    with_and(term("covers", ValueType.BODY_PART, "{entry} covers {value}", "What it hides: a mask covers the mouth.")),
    said_also(
        term(
            "takes",
            ValueType.DURATION,
            "it takes {value} from {entry}",
            "Travel time to another place: both ways, added up along legs.",
            Part("to", _ENTRY, "to {}"),
        ),
        "the way from {entry} takes {value}",
    ),
    with_and(term("home of", _CONDITION, "{entry} is the home of {value}", "Who is at home in a realm.")),
    with_and(term("admits", _CONDITION, "{entry} admits only {value}", "Who may enter a realm.")),
    said_also(
        term("visits at most", ValueType.NUMBER, "{entry} may be visited at most {value}", "How often one may come.", _FINAL),
        "{entry} allows each this many visits: {value}",
    ),
    term("bodies show no", ValueType.STATE, "bodies in {entry} show no {value}", "In what state a body is in a realm."),
    term("leave only with", _CONDITION, "nobody leaves {entry} without {value}", "What it takes to leave a realm."),
    said_also(
        with_and(term("quirks work", _ENTRY, "no power works inside {entry} except {value}", "Which powers work in a realm.")),
        "the powers that work inside {entry} are {value}",
    ),
    said_also(
        with_and(
            term(
                "quirks reach in",
                _ENTRY,
                "no power reaches into {entry} except {value}",
                "Which powers used outside are felt inside.",
            )
        ),
        "the powers that reach into {entry} are {value}",
    ),
    with_and(term("items barred", _ENTRY, "{entry} bars {value}", "What never gets in.")),
    term("time runs", ValueType.TEXT, "time in {entry} runs {value}", "How time in a realm goes beside time outside."),
)
