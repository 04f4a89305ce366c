"""Wanda (Sun et al. 2023, arXiv 2306.11695), written independently with NumPy: /usr/bin/python3 reference.py > vectors.json

S_ij = |W_ij| ||X_j||_2, X_j the j-th input over all calibration tokens; compared within each output row (unstructured) or within every
m consecutive inputs of a row (n:m); the smallest scores become zero, equal ones from the left.
"""
import json
import numpy as np

rng = np.random.default_rng(22)


def keep_by(score, share):
    mask = np.ones(score.size, int)
    mask[np.argsort(score, kind="stable")[: int(np.floor(share * score.size + 1e-9))]] = 0
    return mask


def prune(w, norms, pattern, sparsity):
    score = (np.abs(w) * norms[None, :]).astype(np.float32)
    if pattern == "unstructured":
        mask = np.stack([keep_by(row, sparsity) for row in score])
    else:
        n, m = map(int, pattern.split(":"))
        mask = np.stack([np.concatenate([keep_by(row[i : i + m], n / m) for i in range(0, len(row), m)]) for row in score])
    return score, mask


inputs = {
    "normal": (rng.standard_normal((6, 16)), [rng.standard_normal((2, 5, 16)), rng.standard_normal((1, 5, 16)) * 3]),
    "odd": (rng.standard_normal((5, 7)), [rng.standard_normal((1, 4, 7))]),
    "long rows": (rng.standard_normal((3, 37)), [rng.standard_normal((2, 3, 37)) * np.linspace(0.1, 9, 37)]),
    "silent inputs": (rng.standard_normal((4, 12)), [rng.standard_normal((1, 6, 12)) * (np.arange(12) % 3 > 0)]),
    "equal weights": (np.ones((2, 24)), [np.ones((1, 2, 24))]),
}

cases = []
given = {}
for name, (w, batches) in inputs.items():
    w = w.astype(np.float32)
    batches = [x.astype(np.float32) for x in batches]
    flat = np.concatenate([x.reshape(-1, w.shape[1]) for x in batches]).astype(np.float64)
    norms = np.sqrt((flat**2).sum(0)).astype(np.float32)
    given[name] = dict(
        rows=w.shape[0],
        columns=w.shape[1],
        weight=w.reshape(-1).astype(float).tolist(),
        batches=[dict(shape=list(x.shape), data=x.reshape(-1).astype(float).tolist()) for x in batches],
        norms=norms.astype(float).tolist(),
    )
    for pattern, sparsity in (("unstructured", 0.29), ("unstructured", 0.5), ("unstructured", 0.95), ("2:4", 0.5), ("4:8", 0.5)):
        score, mask = prune(w, norms, pattern, sparsity)
        cases.append(dict(input=name, pattern=pattern, sparsity=sparsity, mask="".join(map(str, mask.reshape(-1))), kept=float((score * mask).sum(dtype=np.float64) / score.sum(dtype=np.float64))))
print(json.dumps(dict(inputs=given, cases=cases), separators=(",", ":")))
