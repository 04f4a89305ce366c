"""Round to nearest, written independently with NumPy: /usr/bin/python3 reference.py > vectors.json

q = clamp(round(w / Delta) + z); w^ = Delta (q - z); halves round to even; Delta is a 16-bit float.
symmetric: Delta = max|w| / (2^(b-1) - 1), z = 0; asymmetric: Delta = (max - min) / (2^b - 1) over the weights and zero, z = round(-min / Delta).
"""
import json
import numpy as np

rng = np.random.default_rng(20)


def quantize_vector(w, bits, scheme):
    w = w.astype(np.float64)
    if scheme == "symmetric":
        qmax = 2 ** (bits - 1) - 1
        qmin = -qmax
        delta = np.abs(w).max() / qmax
    else:
        qmin, qmax = 0, 2**bits - 1
        delta = (max(w.max(), 0) - min(w.min(), 0)) / qmax
    delta = float(np.float16(delta))
    if delta == 0:
        delta = 1.0
    zero = 0
    if scheme == "asymmetric":
        zero = int(np.clip(np.rint(-min(w.min(), 0) / delta), 0, qmax))
    q = np.clip(np.rint(w / delta) + zero, qmin, qmax).astype(int)
    return q, delta, zero, np.float32(delta) * (q - zero).astype(np.float32)


def quantize_matrix(w, bits, scheme, granularity, group):
    if granularity == "tensor":
        parts = [w.reshape(-1)]
    elif granularity == "channel":
        parts = list(w)
    else:
        parts = [row[i : i + group] for row in w for i in range(0, len(row), group)]
    done = [quantize_vector(p, bits, scheme) for p in parts]
    return dict(
        codes=np.concatenate([d[0] for d in done]).tolist(),
        scales=[d[1] for d in done],
        zeros=[d[2] for d in done],
        values=np.concatenate([d[3] for d in done]).astype(float).tolist(),
    )


def matrices():
    yield "normal 6 x 16", rng.standard_normal((6, 16)) * 0.05
    yield "odd 5 x 7", rng.standard_normal((5, 7))
    yield "halves", np.array([[7, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 3.5], [-7, 0.5, -1.5, 2.5, 0, 1, -2, -3.5]])
    yield "all positive, a zero row", np.vstack([rng.random((2, 9)) + 1, np.zeros((1, 9)), np.full((1, 9), 0.25)])
    outlier = rng.standard_normal((3, 20)) * 0.02
    outlier[1, 4] = 3.0
    yield "one outlier", outlier
    yield "below 16 bits", np.array([[1e-12, -1e-12, 0, 1e-13]])


cases = []
for name, w in matrices():
    w = w.astype(np.float32)
    for bits in (8, 6, 4, 3, 2):
        for scheme in ("symmetric", "asymmetric"):
            for granularity, group in (("tensor", 0), ("channel", 0), ("group", 4)):
                if bits == 6 and granularity != "channel":
                    continue
                result = quantize_matrix(w, bits, scheme, granularity, group)
                if bits != 3:
                    del result["values"]
                cases.append(dict(matrix=name, bits=bits, scheme=scheme, granularity=granularity, group=group, **result))
rng = np.random.default_rng(20)
given = {n: dict(rows=w.shape[0], columns=w.shape[1], data=w.astype(np.float32).reshape(-1).astype(float).tolist()) for n, w in matrices()}
print(json.dumps(dict(matrices=given, cases=cases), separators=(",", ":")))
