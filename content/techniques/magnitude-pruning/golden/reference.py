"""Magnitude pruning, written independently with NumPy: /usr/bin/python3 reference.py > vectors.json

In each comparison group the floor(s n) entries of smallest |w| become zero; among equal ones the first in row-major order.
n:m compares m consecutive weights of a row; what is left at the end of a row of length r loses floor(r n / m).
"""
import json
import numpy as np

rng = np.random.default_rng(21)


def keep_largest(score, count):
    mask = np.ones(score.size, int)
    mask[np.argsort(score, kind="stable")[:count]] = 0
    return mask


def keep_by(score, share):
    return keep_largest(score, int(np.floor(share * score.size + 1e-9)))


def mask_rows(score, share):
    return np.stack([keep_by(row, share) for row in score])


def mask_nm(score, n, m):
    rows = [[keep_by(row[i : i + m], n / m) for i in range(0, len(row), m)] for row in score]
    return np.stack([np.concatenate(parts) for parts in rows])


matrices = {
    "normal 6 x 16": rng.standard_normal((6, 16)),
    "odd 5 x 7": rng.standard_normal((5, 7)),
    "long rows 3 x 37": rng.standard_normal((3, 37)),
    "ties": rng.integers(-2, 3, (4, 24)).astype(float),
    "all equal": np.full((2, 20), -0.5),
}
matrices = {name: w.astype(np.float32) for name, w in matrices.items()}

cases = []
for name, w in matrices.items():
    score = np.abs(w)
    for s in (0.0, 0.29, 0.5, 0.7, 0.95):
        cases.append(dict(matrices=[name], pattern="unstructured", scope="matrix", sparsity=s, masks=[keep_by(score.reshape(-1), s)]))
        cases.append(dict(matrices=[name], pattern="unstructured", scope="row", sparsity=s, masks=[mask_rows(score, s).reshape(-1)]))
    for n, m in ((2, 4), (4, 8)):
        cases.append(dict(matrices=[name], pattern=f"{n}:{m}", scope="matrix", sparsity=0.5, masks=[mask_nm(score, n, m).reshape(-1)]))
for s in (0.29, 0.5, 0.95):
    flat = np.concatenate([np.abs(w).reshape(-1) for w in matrices.values()])
    sizes = np.cumsum([w.size for w in matrices.values()])[:-1]
    cases.append(dict(matrices=list(matrices), pattern="unstructured", scope="model", sparsity=s, masks=np.split(keep_by(flat, s), sizes)))

for case in cases:
    case["masks"] = ["".join(map(str, mask)) for mask in case["masks"]]
given = {n: dict(rows=w.shape[0], columns=w.shape[1], data=w.reshape(-1).astype(float).tolist()) for n, w in matrices.items()}
print(json.dumps(dict(matrices=given, cases=cases), separators=(",", ":")))
