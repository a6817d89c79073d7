"""A small novel in which a name stands in every way that it can."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "project.yaml": "id: lamp\ntitle: The Lamp of Mara Venn   # for now\nauthor: Mara Venn\noutline:\n"
    "- {id: one, title: Mara's lamp, scenes: [rope, stone]}\n"
    "- {id: two, title: 'Up, with Mara', scenes: [light], notes before: Mara dies here., posted: {date: 2200-01-01}}\n",
    "publish.yaml": "characters: [Mara Venn, Tomas]\nsummary: |\n  Mara keeps the lamp.\n  Tomas does not.\n",
    "manuscript/rope.md": "---\nid: rope\npov: Mara\ncast: [Mara Venn, tomas]\nsynopsis: Mara's rope breaks.\n---\n"
    "Mara Venn's grey eyes were open. “MARA!” Tomas shouted. The Venns had always kept the lamp.\n\n"
    "<!-- here: the-cell, pov: Mara, cast: Mara, Tomas -->\n"
    "Tomas looked at Mara. *Mara* looked back, and so did Mara\nVenn's cat. "
    "Mara Holt was somebody else. “Miss Venn,” he said.\n",
    "manuscript/stone.md": "---\r\nid: stone # hers\r\n---\r\nMara sat.\r\n\r\nThe Lamplighter sat by Mara.\r\n",
    "manuscript/light.md": "---\nid: light\ntitle: Mara and the light\n---\nMara Venn went up. Tomas followed Mara.\n",
    "lore/mara.md": '---\nid: mara # hers\nkind: character\nname: Mara Venn\naliases: [Mara, "the Lamplighter"]\n'
    "pronouns: she\n"
    'facts:\n  eye colour: grey  # as of now\nchanges:\n- {at: {scene: stone, after: "sat by Mara"}, wears: gloves}\n---\n'
    "Mara keeps [[Mara Venn]]'s lamp.\n",
    "lore/tomas.md": "---\nid: tomas\nkind: character\nname: Tomas\nfacts:\n  mother: Mara Venn\n"
    'changes:\n- {at: rope, meets: "Mara"}\n---\nHe knows Mara.\n',
    "lore/lamp.md": "---\nid: lamp-1\nkind: item\nname: the lamp\nholder: mara\n---\n",
    "lore/cell.md": "---\nid: the-cell\nkind: location\nname: the Cell\n---\n",
    "lore/rules.yaml": "rules:\n- {name: Mara is quiet, find: 'speaker:\"Mara Venn\" said:lamp', message: Mara said it.}\n"
    '- find: speaker:mara place:"the Cell"\n',
    "decisions.yaml": 'decisions:\n- code: C201\n  subjects: [mara]\n  scene: rope\n  quote: "Mara Venn\'s grey eyes"\n'
    '  after: "were open. “MARA!” Tomas"\n  reason: Mara was young\n'
    "speakers:\n- {scene: rope, quote: Miss Venn, speaker: Mara, before: was somebody else.}\n",
}


def write_novel(folder: Path) -> Path:
    """The novel in `folder`, which is made."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder
