"""What a reader of a dossier's page sees in Chromium, shared by the tests of the boxes."""

import re
from itertools import combinations

from amendiff.application import read
from amendiff.errors import MissingParent

# Returns, for each provision that shows, its words but for its number, those struck through and those underlined.
LOOK = """
([boxes, view]) => {
  for (const box of document.querySelectorAll("input[name=on]")) box.checked = boxes.includes(box.value);
  document.getElementById("s0").checked = true;
  document.getElementById(view).checked = true;
  const found = [];
  for (const block of document.querySelectorAll(".provision > [id]")) {
    if (!block.checkVisibility()) continue;
    const texts = { all: "", struck: "", put: "" };
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!parent.checkVisibility() || parent.closest(".num, .note")) continue;
      const drawn = (tag) => {
        const one = parent.closest(tag);
        return one ? getComputedStyle(one).textDecorationLine : "none";
      };
      texts.all += walker.currentNode.data;
      if (drawn("del") === "line-through") texts.struck += walker.currentNode.data + "|";
      if (drawn("ins") === "underline") texts.put += walker.currentNode.data + "|";
    }
    found.push(texts);
  }
  return found;
}
"""


def folded(text):
    """Return *text* with its white space folded."""
    return re.sub(r"\s+", " ", text).strip()


def sets(weave):
    """Every set of amendments that has a text of its own, with its reading."""
    for size in range(len(weave.order) + 1):
        for chosen in combinations(weave.order, size):
            try:
                reading = read(weave, chosen)
            except MissingParent:
                continue
            if not reading.clashes:
                yield chosen, reading
