"""Who asks, what they may do, and which documents are there for them."""
