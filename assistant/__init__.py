"""A question in, an Answer out: every sentence cites the printed paragraph it rests on."""
