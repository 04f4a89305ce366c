"""LLM-Pruner's scores of coupled groups, in double precision: /usr/bin/python3 reference.py > vectors.json

The salience of a weight is s = g w, with g the gradient of the loss. "element" sums |s| over a row or column, "vector" takes |sum of s|.
A group adds up the rows and columns that belong together: a feed-forward unit (gate row, up row, down column), or a key-value head with
its query heads (q, k, v rows, o columns).
"""
import json
import numpy as np

HIDDEN = 5


def line_scores(matrix, estimate, axis):
    s = matrix["g"] * matrix["w"]
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
    matrices = {part: {"w": draw(*shape), "g": draw(*shape)} for part, shape in shapes.items()}
    estimates = ("element", "vector")
    return {
        "heads": heads,
        "keyValueHeads": key_value_heads,
        "headSize": size,
        "matrices": {
            part: {"rows": m["w"].shape[0], "w": m["w"].ravel().tolist(), "g": m["g"].ravel().tolist()}
            for part, m in matrices.items()
        },
        "units": {e: units(matrices, e).tolist() for e in estimates},
        "groups": {e: groups(matrices, e, key_value_heads).tolist() for e in estimates},
    }


print(json.dumps({"cases": [case(1, 6, 4, 2, 2), case(2, 5, 3, 3, 2)]}, separators=(",", ":")))
