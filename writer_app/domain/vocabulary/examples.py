"""An example of everything that can be declared, for the reference pages: one small town, as its author would write it."""

from __future__ import annotations

from writer_app.domain.lore import Kind

PAGES = {
    Kind.CHARACTER: """\
id: mara
kind: character
name: Mara Voss
aliases: [Mara]
called: [the ferrywoman]
pronouns: she
facts:
  eye colour: grey
  age: [{value: 16, until: the-flood}, {value: 17, since: the-ferry}]
changes:
- {at: the-flood, loses: lantern}
""",
    Kind.QUIRK: """\
id: ember
kind: quirk
name: Ember
owner: mara
shape: fire
cues: [kindle, set alight]
effects: [flare, smoulder]
limits:
- {no larger than: barrel, unless: lantern}
- {needs: touch}
""",
    Kind.LOCATION: """\
id: shore
kind: location
name: the Quiet Shore
aliases: [the Shore]
within: far-country
limits:
- {home of: dead}
- {visits at most: 2, last is final: true}
""",
    Kind.ITEM: """\
id: lantern
kind: item
name: the lantern
holder: tobin
material: iron
""",
    Kind.GROUP: """\
id: wardens
kind: group
name: the Wardens
members: [mara, tobin]
""",
    Kind.SECRET: """\
id: true-heir
kind: secret
name: the true heir
about: tobin
stated by: [Tobin is the heir, the heir is Tobin]
known by: mara
""",
    Kind.THREAD: """\
id: promise
kind: thread
name: the promise at the weir
due: the-ferry
changes:
- {at: the-weir, opens: promise}
- {at: the-ferry, closes: promise}
""",
    Kind.EVENT: """\
id: fire
kind: event
name: the great fire
at: 1889-03-02
place: weir-town
cast: [mara, tobin]
""",
}
"""A page of each kind, as front matter."""

OTHERS = """\
- {id: tobin, kind: character, name: Tobin}
- {id: weir-town, kind: location, name: Weir Town}
- {id: far-country, kind: location, name: the Far Country}
- {id: mask, kind: item, name: the mask}
"""
"""What the examples refer to beside those pages."""

LIMITS = {
    "works on": ("ember", "{works on: [wood, cloth]}"),
    "no larger than": ("ember", "{no larger than: barrel, unless: lantern}"),
    "no farther than": ("ember", "{no farther than: ten paces}"),
    "needs": ("ember", "{needs: touch}"),
    "costs": ("ember", "{costs: a night of sleep}"),
    "must be shown": ("ember", "{must be shown: [smoke, a flash]}"),
    "not again within": ("ember", "{not again within: an hour}"),
    "at most": ("ember", "{at most: 3, per: day}"),
    "suppressed by": ("ember", "{suppressed by: mask}"),
    "only between": ("ember", "{only between: [dusk, dawn]}"),
    "only by": ("lantern", "{only by: wardens}"),
    "only on": ("ember", "{only on: [feast days, Sundays]}"),
    "nothing carried in": ("shore", "{nothing carried in: [iron, steel]}"),
    "must wear": ("tobin", "{must wear: mask}"),
    "cannot leave": ("tobin", "{cannot leave: weir-town}"),
    "never": ("tobin", "{never: [lie, swear]}"),
    "covers": ("mask", "{covers: [mouth, nose]}"),
    "takes": ("weir-town", "{takes: two days, to: far-country}"),
    "home of": ("shore", "{home of: dead}"),
    "admits": ("shore", "{admits: [dead, dying]}"),
    "visits at most": ("shore", "{visits at most: 2, last is final: true, unless: ember}"),
    "bodies show no": ("shore", "{bodies show no: [wound, scar, blood], unless: {looked at by: resident}}"),
    "leave only with": ("shore", "{leave only with: lantern}"),
    "quirks work": ("shore", "{quirks work: ember}"),
    "quirks reach in": ("shore", "{quirks reach in: ember}"),
    "items barred": ("shore", "{items barred: lantern}"),
    "time runs": ("shore", "{time runs: slower than outside}"),
}
"""Of each limit: on whose page it stands, and how it is written there."""

CHANGES = {
    "dies": ("tobin", "{at: {scene: the-flood, after: his hand let go}, dies: true}"),
    "dying": ("tobin", "{at: the-flood, dying: true}"),
    "returns": ("tobin", "{at: the-ferry, returns: {by: ember}}"),
    "born": ("tobin", "{at: 1873-05-01, born: true}"),
    "hurt": ("mara", "{at: the-flood, hurt: left hand, heals after: a week}"),
    "heals": ("mara", "{at: the-ferry, heals: left hand}"),
    "missing": ("tobin", "{at: before, missing: left ear}"),
    "takes": ("mara", "{at: the-weir, takes: lantern, from: tobin}"),
    "gives": ("mara", "{at: the-ferry, gives: lantern, to: tobin}"),
    "lends": ("tobin", "{at: the-weir, lends: lantern, to: mara}"),
    "gets back": ("tobin", "{at: the-ferry, gets back: lantern, from: mara}"),
    "gains": ("tobin", "{at: the-ferry, gains: ember, from: mara}"),
    "loses": ("mara", "{at: the-ferry, loses: ember}"),
    "learns": ("tobin", "{at: the-ferry, learns: true-heir}"),
    "meets": ("mara", "{at: the-weir, meets: tobin}"),
    "allied with": ("mara", "{since: the-weir, until: the-flood, allied with: wardens}"),
    "wears": ("tobin", "{at: the-weir, wears: mask}"),
    "takes off": ("tobin", "{at: the-ferry, takes off: mask}"),
    "enters": ("tobin", "{at: the-flood, enters: shore}"),
    "leaves": ("tobin", "{at: the-ferry, leaves: shore}"),
    "stays at": ("mara", "{since: the-weir, until: the-ferry, stays at: weir-town}"),
    "destroyed": ("lantern", "{at: the-flood, destroyed: true}"),
    "renamed": ("tobin", "{at: the-ferry, renamed: Brother Ash}"),
    "opens": ("promise", "{at: the-weir, opens: promise}"),
    "touches": ("promise", "{at: the-flood, touches: promise}"),
    "closes": ("promise", "{at: the-ferry, closes: promise}"),
    "lifted by": ("ember", "{at: the-flood, lifted by: lantern}"),
    "custom": ("mara", "{at: the-ferry, custom: swears never to row again}"),
}
"""Of each change: on whose page it stands, and how it is written there."""
