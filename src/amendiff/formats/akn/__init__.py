"""Akoma Ntoso 3.0, both ways: versions, redlines and amendments out; bills, acts and statements in."""
