"""LLM-Pruner's scores of coupled groups, in double precision: /usr/bin/python3 reference.py > vectors.json

Per matrix, from gradients of several samples: salience s = g w (first order, g the mean gradient) or s = g w - w^2 F / 2 (F the mean
squared gradient). "element" and "mixed" sum |s| over a row or column, "vector" takes |sum of s|. A group adds up the rows and columns that
belong together: a feed-forward unit (gate row, up row, down column), or a key-value head with its query heads (q, k, v rows, o columns).
"""
import json
import numpy as np

HIDDEN, SAMPLES = 5, 3


def salience(w, samples, estimate):
    s = samples.mean(axis=0) * w
    return s - w**2 * (samples**2).mean(axis=0) / 2 if estimate == "mixed" else s


def line_scores(matrix, estimate, axis):
    s = salience(matrix["w"], matrix["g"], estimate)
    return np.abs(s.sum(axis=axis)) if estimate == "vector" else np.abs(s).sum(axis=axis)


def units(m, estimate):
    rows = line_scores(m["gate"], estimate, 1) + line_scores(m["up"], estimate, 1)
    return rows + line_scores(m["down"], estimate, 0)


def groups(m, estimate, count):
    def per_group(scores):
        return scores.reshape(count, -1).sum(axis=1)

    rows = sum(per_group(line_scores(m[part], estimate, 1)) for part in "qkv")
    return rows + per_group(line_scores(m["o"], estimate, 0))


def case(seed, width, heads, key_value_heads, size):
    random = np.random.default_rng(seed)
    shapes = {
        "q": (heads * size, HIDDEN),
        "k": (key_value_heads * size, HIDDEN),
        "v": (key_value_heads * size, HIDDEN),
        "o": (HIDDEN, heads * size),
        "gate": (width, HIDDEN),
        "up": (width, HIDDEN),
        "down": (HIDDEN, width),
    }
    draw = lambda *shape: np.round(random.normal(size=shape), 3)
    matrices = {part: {"w": draw(*shape), "g": draw(SAMPLES, *shape)} for part, shape in shapes.items()}
    estimates = ("element", "mixed", "vector")
    return {
        "heads": heads,
        "keyValueHeads": key_value_heads,
        "headSize": size,
        "matrices": {
            part: {"rows": m["w"].shape[0], "w": m["w"].ravel().tolist(), "g": [g.ravel().tolist() for g in m["g"]]}
            for part, m in matrices.items()
        },
        "units": {e: units(matrices, e).tolist() for e in estimates},
        "groups": {e: groups(matrices, e, key_value_heads).tolist() for e in estimates},
    }


print(json.dumps({"cases": [case(1, 6, 4, 2, 2), case(2, 5, 3, 3, 2)]}, separators=(",", ":")))
