"""Block influence (Men et al. 2024, arXiv 2403.03853), written independently with NumPy: /usr/bin/python3 reference.py > vectors.json

BI_i = 1 - mean_t cos(h_i,t , h_{i+1,t}), h_i,t the residual stream of token t before layer i. The layers of lowest BI go.
"""
import json
import numpy as np

rng = np.random.default_rng(23)


def influences(states):
    result = []
    for before, after in zip(states, states[1:]):
        b, a = (x.reshape(-1, x.shape[-1]).astype(np.float64) for x in (before, after))
        cos = (b * a).sum(-1) / (np.linalg.norm(b, axis=-1) * np.linalg.norm(a, axis=-1))
        result.append(float(1 - cos.mean()))
    return result


def walk(shape, steps):
    states = [rng.standard_normal(shape)]
    for step in steps:
        states.append(states[-1] + step * rng.standard_normal(shape))
    return [s.astype(np.float32) for s in states]


some = walk((1, 4, 3), [0.3])
runs = {
    "six layers": [walk((2, 5, 8), [1.5, 0.4, 0.2, 0.3, 0.1, 2.0]), walk((1, 5, 8), [1.2, 0.5, 0.1, 0.3, 0.2, 1.0])],
    "one token, odd width": [walk((1, 1, 5), [0.5, 0.05, 0.7])],
    "opposite and unchanged": [[some[0], -some[0], some[1], 2 * some[1]]],
}
cases = []
for name, batches in runs.items():
    joined = [np.concatenate([b[i].reshape(-1, b[i].shape[-1]) for b in batches]) for i in range(len(batches[0]))]
    bi = influences(joined)
    order = np.argsort(bi, kind="stable").tolist()
    shaped = [[dict(shape=list(s.shape), data=s.reshape(-1).astype(float).tolist()) for s in b] for b in batches]
    cases.append(dict(name=name, batches=shaped, influences=bi, removalOrder=order))
print(json.dumps(dict(cases=cases), separators=(",", ":")))
