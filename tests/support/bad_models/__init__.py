"""A real HTTP server on loopback that speaks OpenAI's streaming protocol, well and badly."""
