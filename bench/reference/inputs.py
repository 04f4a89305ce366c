"""What both sides are given, from the folder that bench/techniques/write-inputs.ts has written: floats as tensors, names as there."""
import json
import os
import sys
from types import SimpleNamespace

folder, threads = sys.argv[1], sys.argv[2]
os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = threads

import numpy as np  # noqa: E402  The number of threads is read when it is loaded.
import torch  # noqa: E402

torch.set_num_threads(int(threads))
torch.set_grad_enabled(False)

flat = np.fromfile(os.path.join(folder, "data.f32"), dtype=np.float32)


def loaded(value):
    if isinstance(value, list):
        return [loaded(part) for part in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"at", "shape"}:
        size = int(np.prod(value["shape"]))
        return torch.from_numpy(flat[value["at"] : value["at"] + size].reshape(value["shape"]))
    return {name: loaded(part) for name, part in value.items()}


with open(os.path.join(folder, "inputs.json")) as file:
    given = SimpleNamespace(**loaded(json.load(file)))


def site(inputs, seen, means, maxima, weights):
    """Linear layers that read the same inputs X [tokens, in]."""
    return SimpleNamespace(
        x=inputs, moments=seen["moments"], tokens=len(inputs), means=means, maxima=maxima, weights=weights
    )


sites = [site(**listed) for listed in given.sites]
layers = [SimpleNamespace(**layer) for layer in given.layers]
text = torch.tensor(given.text)
