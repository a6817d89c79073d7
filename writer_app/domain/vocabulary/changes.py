"""What alters story state at a position. A change holds for everyone it names; it is written once."""

from __future__ import annotations

from writer_app.domain.vocabulary.terms import Part, ValueType, table, term

_ENTRY = ValueType.ENTRY
_FLAG = ValueType.FLAG

CHANGES = table(
    term("dies", _FLAG, "{entry} dies", "From here on the dead neither act nor speak, except where they are at home."),
    term("dying", _FLAG, "{entry} is dying", "Close to death: a state that realms may admit."),
    term(
        "returns",
        _FLAG,
        "{entry} returns",
        "Comes back from death or a realm.",
        Part("by", _ENTRY, "by {}"),
        Part("undoes", ValueType.STATE, "which undoes {}"),
    ),
    term("born", _FLAG, "{entry} is born", "Nobody acts before being born."),
    term(
        "hurt",
        ValueType.BODY_PART,
        "{entry} is hurt: {value}",
        "A wound, until it heals.",
        Part("heals after", ValueType.DURATION, ", which heals after {}"),
    ),
    term("heals", ValueType.BODY_PART, "{entry}'s wound heals: {value}", "Ends a wound."),
    term("missing", ValueType.BODY_PART, "{entry} loses {value} for good", "A part of the body or a sense that is gone."),
    term("takes", _ENTRY, "{entry} takes {value}", "An item changes hands.", Part("from", _ENTRY, "from {}")),
    term("gives", _ENTRY, "{entry} gives {value}", "An item changes hands.", Part("to", _ENTRY, "to {}")),
    term("lends", _ENTRY, "{entry} lends {value}", "An item or power, for a while.", Part("to", _ENTRY, "to {}")),
    term("gets back", _ENTRY, "{entry} gets back {value}", "Ends a loan.", Part("from", _ENTRY, "from {}")),
    term("gains", _ENTRY, "{entry} gains {value}", "A power or an item comes to someone.", Part("from", _ENTRY, "from {}")),
    term("loses", _ENTRY, "{entry} loses {value}", "A power or an item is gone.", Part("to", _ENTRY, "to {}")),
    term("learns", _ENTRY, "{entry} learns {value}", "From here on someone knows a secret."),
    term("meets", _ENTRY, "{entry} meets {value}", "The first meeting of two."),
    term("allied with", _ENTRY, "{entry} is allied with {value}", "An alliance, until it ends."),
    term("wears", _ENTRY, "{entry} wears {value}", "Something put on, or an assumed appearance."),
    term("takes off", _ENTRY, "{entry} takes off {value}", "Ends what was worn."),
    term(
        "enters",
        _ENTRY,
        "{entry} enters {value}",
        "Opens a visit to a realm; it closes at `leaves` or where its position ends.",
    ),
    term("leaves", _ENTRY, "{entry} leaves {value}", "Closes a visit to a realm."),
    term("stays at", _ENTRY, "{entry} stays at {value}", "Where someone is, from `since` until `until`, both included."),
    term("destroyed", _FLAG, "{entry} is destroyed", "An item or place is no more."),
    term("renamed", ValueType.TEXT, "{entry} is renamed {value}", "Another name from here on."),
    term("opens", _ENTRY, "{entry} opens {value}", "A thread begins."),
    term("touches", _ENTRY, "{entry} touches {value}", "A thread is kept alive."),
    term("closes", _ENTRY, "{entry} closes {value}", "A thread ends."),
    term(
        "lifted by",
        ValueType.CONDITION,
        "{entry} is freed from its limit by {value}",
        "What a limit's `unless` names is in use, though the text does not show it, to the end of its scene.",
    ),
    term("custom", ValueType.TEXT, "{entry}: {value}", "A change of the author's own; it can be searched."),
)
