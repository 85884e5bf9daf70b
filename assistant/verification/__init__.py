"""The parts of the check of a sentence: what must be accounted for, one kind to a file."""
