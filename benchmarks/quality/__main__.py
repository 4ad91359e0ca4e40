"""Score amendiff and its peers: python -m benchmarks.quality [--show]. Misses are shown of the pairs looked at only."""

import sys

from benchmarks.quality.peers import with_amendiff
from benchmarks.quality.scores import misses, pairs
from benchmarks.quality.tables import phrases

if __name__ == "__main__":
    if "--show" in sys.argv:
        print("\n".join(misses(with_amendiff, pairs(held=False))))
    else:
        print(phrases())
