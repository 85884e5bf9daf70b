"""Files in: a file becomes a Document and its numbered Paragraphs."""
