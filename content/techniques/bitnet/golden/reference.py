"""Absmean ternary weights and absmax 8-bit activations of BitNet b1.58 (Ma et al. 2024, arXiv 2402.17764), written
independently with NumPy: /usr/bin/python3 reference.py > vectors.json

The scale of a matrix is stored as a 16-bit float, and weights are divided by what is stored. y is x̃ W̃ᵀ with both scales put back.
"""
import json
import numpy as np

rng = np.random.default_rng(58)
cases = []
for name, rows, columns, weights in (
    ("normal", 6, 20, rng.standard_normal((6, 20)) * 0.1),
    ("heavy tails", 4, 16, rng.standard_normal((4, 16)) ** 3),
    ("three values already", 5, 12, rng.integers(-1, 2, (5, 12)) * 0.25),
    ("zeros", 2, 3, np.zeros((2, 3))),
):
    w = np.round(weights, 4).astype(np.float32)
    scale = np.float16(np.abs(w).astype(np.float64).mean()).astype(np.float64) or 1.0
    codes = np.clip(np.rint(w.astype(np.float64) / scale), -1, 1)
    x = np.round(rng.standard_normal((3, columns)), 4).astype(np.float32)
    peak = np.abs(x).max(1, keepdims=True).astype(np.float64)
    rounded = np.clip(np.rint(127 * x / peak), -128, 127)
    cases.append(
        dict(
            name=name,
            rows=rows,
            columns=columns,
            weights=[round(float(v), 4) for v in w.reshape(-1)],
            scale=float(scale),
            codes=[int(v) for v in codes.reshape(-1)],
            x=[round(float(v), 4) for v in x.reshape(-1)],
            y=[round(float(v), 6) for v in (scale * peak / 127 * (rounded @ codes.T)).reshape(-1)],
        )
    )
print(json.dumps(dict(cases=cases), separators=(",", ":")))
