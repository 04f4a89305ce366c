"""The heart of each technique in plain PyTorch, on the same weights and activations as bench/techniques/hearts.

    python techniques.py FOLDER THREADS

FOLDER holds what bench/techniques/write-inputs.ts has written. For each line on standard input, a technique's name, one line of
JSON comes back: {"ms": time, "check": number}. The clock covers the technique alone; the check is computed afterwards. Each
function follows the authors' published algorithm, vectorised as is usual in PyTorch.
"""
import inputs  # noqa: F401  First: it says how many threads there are, before anything else loads NumPy.

import json
import sys
import time

import torch

from activations import activations
from caches import caches
from training import training
from vocabulary import vocabulary
from weights import weights

techniques = {**weights, **activations, **caches, **training, **vocabulary}

print(json.dumps({"torch": torch.__version__, "techniques": list(techniques)}), flush=True)
for line in sys.stdin:
    begun = time.perf_counter()
    check = techniques[line.strip()]()
    ms = 1000 * (time.perf_counter() - begun)
    print(json.dumps({"ms": ms, "check": check()}), flush=True)
