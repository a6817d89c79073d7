"""A small novel about which much can be supposed."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "project.yaml": "id: lamp\ntitle: The Lamp\noutline:\n"
    "- {id: one, title: Down, scenes: [rope, stone], posted: {date: 2200-01-01}}\n"
    "- {id: two, title: Up, scenes: [light, roof]}\n",
    "manuscript/rope.md": "---\nid: rope\ntitle: The rope\n---\nMara's grey eyes were open. Tomas held the knife.\n",
    "manuscript/stone.md": "---\nid: stone\n---\n“Come up,” Tomas said. Mara's grey eyes shone. She nodded.\n",
    "manuscript/light.md": "---\nid: light\ntitle: The light\n---\nTomas took the knife and ran. "
    "Corvin merged with the corridor.\n",
    "manuscript/roof.md": "---\nid: roof\n---\nMara's brown eyes were closed. “I am here,” said Tomas.\n",
    "lore/mara.md": "---\nid: mara # hers\nkind: character\nname: Mara Venn\naliases: [Mara]\npronouns: she\n"
    "facts:\n  eye colour: grey  # like her mother\n---\nShe keeps the lamp.\n",
    "lore/tomas.md": "---\nid: tomas\nkind: character\nname: Tomas\npronouns: he\nchanges:\n- {at: roof, dies: true}\n---\n",
    "lore/corvin.md": "---\nid: corvin\nkind: character\nname: Corvin\n---\n",
    "lore/graft.md": "---\nid: graft\nkind: quirk\nname: Graft\nowner: corvin\nshape: possess an object\n---\n",
    "lore/knife.md": "---\nid: knife\nkind: item\nname: the knife\n---\n",
}


def write_novel(folder: Path) -> Path:
    """The novel in `folder`, which is made."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
