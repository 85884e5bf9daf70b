"""Serves a model until its input ends: python serve.py MODEL KEY. Prints its address."""

import sys

import xllamacpp

if __name__ == "__main__":
    parameters = xllamacpp.CommonParams()
    parameters.model.path, parameters.api_keys = sys.argv[1], [sys.argv[2]]
    parameters.n_ctx, parameters.warmup = 16384, False
    # Threads that wait for each other by spinning take minutes where the cores are busy.
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    sys.stdin.read()
