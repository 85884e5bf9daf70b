"""What stands between the assistant and a language model: the wire, its bad days, its words.

`assistant.language_model` is the port that others use.
"""
