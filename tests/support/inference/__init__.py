"""A real inference server, llama.cpp's own, over a model of random weights made here."""
