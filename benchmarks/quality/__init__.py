"""How near the comparison comes to what a drafter would mark, beside its peers."""
