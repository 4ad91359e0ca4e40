"""The scores of all peers as Markdown tables. The same installed peers give the same tables, to the byte."""

from functools import cache

from benchmarks.quality.peers import Peer, peers
from benchmarks.quality.scores import JUDGED, THROUGHOUT, Pair, pairs, score
from benchmarks.quality.structure import KINDS, cases, is_right, linked, with_amendiff

TEXTS = 50
"""Invented texts of each kind of change."""

HEADER = (
    "| engine | version | exact | nothing outside | hunks a change | cuts | islands | words |\n"
    "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
)


def phrases() -> str:
    """Return the scores on the marked pairs: on all, on the half held back, on that half of each set, and apart."""
    known = [peer._replace(engine=peer.engine and cache(peer.engine)) for peer in peers()]
    parts = []
    sets = (
        ("All", pairs()),
        ("Held back", pairs(held=True)),
        ("Held back, for single rules", pairs("pairs.txt", held=True)),
        ("Held back, as instructions name them", pairs("practice.txt", held=True)),
        ("Held back, as another clerk names them", pairs("unseen.txt", held=True)),
        ("Held back, as a third clerk names them", pairs("further.txt", held=True)),
        ("Apart, revised throughout", pairs(THROUGHOUT)),
        ("Apart, revised throughout, held back", pairs(THROUGHOUT, held=True)),
        ("Apart, by clerks who had not seen the rules, all looked at since", pairs(JUDGED)),
    )
    for title, some in sets:
        parts.append(f"{title} ({len(some)} pairs):\n\n{HEADER}\n" + "\n".join(_row(one, some) for one in known))
    return "\n\n".join(parts)


def _row(peer: Peer, some: list[Pair]) -> str:
    if peer.engine is None:
        return f"| {peer.name} | missing: `{peer.wants}` | – | – | – | – | – | – |"
    found = score(peer.engine, some)
    return (
        f"| {peer.name} | {peer.version} | {found.exact / found.pairs:.1%} | {found.inside / found.pairs:.1%}"
        f" | {found.changes / found.wanted:.2f} | {found.cuts} | {found.islands} | {found.words} |"
    )


def structures() -> str:
    """Return the share of invented texts of which exactly the words that differ are marked, by what was done."""
    lines = [
        f"| engine | {' | '.join(KINDS)} | moves linked |",
        f"| --- | {'---: | ' * len(KINDS)}---: |",
    ]
    for peer in peers():
        engine = with_amendiff if peer.name == "amendiff" else peer.engine
        if engine is None:
            lines.append(f"| {peer.name} | {'– | ' * len(KINDS)}– |")
            continue
        shares = []
        for kind in KINDS:
            some = cases(kind, TEXTS)
            shares.append(f"{sum(is_right(engine, case) for case in some) / len(some):.0%}")
        link = f"{linked(TEXTS):.0%}" if peer.name == "amendiff" else "never"
        lines.append(f"| {peer.name} | {' | '.join(shares)} | {link} |")
    return f"Paragraphs ({TEXTS} texts of each kind):\n\n" + "\n".join(lines)
