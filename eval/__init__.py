"""Is it any good? Ask, then score, separately."""
