"""Speed as ratios to a peer in the same run, never as times. Run with ``make bench``."""
