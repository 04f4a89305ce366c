"""Sparsity of activations and top-k thresholding (Li et al. 2023, arXiv 2210.06313), written independently with NumPy:
/usr/bin/python3 reference.py > vectors.json

Means over tokens of: the share of units that are zero, the share below a hundredth of the token's largest, the share of the squared
norm in the k largest. The thresholded activation keeps the k units of largest absolute value of every token. Above a threshold t,
units of |a| > t stay; `below` is the share of the others.
"""
import json
import numpy as np

rng = np.random.default_rng(12)
cases = []
for name, values, k in (
    ("relu", np.maximum(rng.standard_normal((2, 5, 12)), 0), 3),
    ("heavy tails", rng.standard_normal((1, 4, 16)) ** 5, 4),
    ("flat", rng.standard_normal((6, 7)), 6),
    ("one token", rng.standard_normal((1, 1, 9)), 1),
):
    values = np.round(values, 4).astype(np.float32)
    a = np.abs(values.reshape(-1, values.shape[-1]).astype(np.float64))
    order = np.argsort(-a, axis=1, kind="stable")[:, :k]
    threshold = 0.5 if name != "relu" else 0.0
    mask = np.zeros(a.shape, bool)
    np.put_along_axis(mask, order, True, axis=1)
    cases.append(
        dict(
            name=name,
            shape=list(values.shape),
            data=[round(float(v), 4) for v in values.reshape(-1)],
            k=k,
            zero=float((a == 0).mean()),
            nearZero=float((a < a.max(1, keepdims=True).astype(np.float32) / 100).mean()),
            held=float(np.mean((a**2 * mask).sum(1) / (a**2).sum(1))),
            thresholded=[round(float(v), 4) for v in (values.reshape(a.shape) * mask).reshape(-1)],
            threshold=threshold,
            below=float((a <= threshold).mean()),
            above=[round(float(v), 4) for v in np.where(a > threshold, values.reshape(a.shape), 0).reshape(-1)],
        )
    )
print(json.dumps(dict(cases=cases), separators=(",", ":")))
