"""Translates a file of XLIFF 1.2 with the store of Virtaal and Weblate.

Usage: toolkit.py FILE OUT. Every unit that is new gets a target: its source
in capitals, inline elements as they are.
"""

import sys

from translate.storage import xliff
from translate.storage.placeables import StringElem


def capitals(element):
    element.sub = [
        capitals(sub) if isinstance(sub, StringElem) else sub.upper()
        for sub in element.sub
    ]
    return element


store = xliff.xlifffile.parsefile(sys.argv[1])
for unit in store.units:
    if unit.target_dom.get("state") != "new":
        continue
    if len(unit.source_dom) == 0:
        unit.target = unit.source.upper()
    else:
        unit.rich_target = [capitals(unit.rich_source[0])]
        unit.marktranslated()
with open(sys.argv[2], "wb") as out:
    store.serialize(out)
