"""Right or wrong of small evaluation items and paired intervals, by an implementation that shares nothing with the laboratory.

The "model" is a table of logits by the token before: enough to tell a sum over the right tokens from one that is off by
a position, and to have every sum by hand. Texts are letters, `a` being token 1; token 0 begins a text. Needs NumPy.

    /usr/bin/python3 lib/measure/golden/task_scores.py     # from the repository's root; writes task_scores.json
"""
import itertools
import json
from pathlib import Path

import numpy as np

VOCABULARY = 6
Z = 1.959963984540054


def ids(text: str) -> list[int]:
    return [ord(letter) - ord("a") + 1 for letter in text]


def log_probability(table: np.ndarray, context: list[int], tokens: list[int]) -> float:
    """Σ ln p(token | token before it), p the softmax of the table's row."""
    log_p = table - np.log(np.exp(table).sum(1, keepdims=True))
    return float(sum(log_p[a, b] for a, b in itertools.pairwise([*context[-1:], *tokens])))


def wilson(x: int, n: int) -> tuple[float, float]:
    """The two p at which |x/n - p| = z √(p (1 - p) / n), found as the roots of that quadratic."""
    p = x / n
    low, high = sorted(np.roots([1 + Z**2 / n, -2 * p - Z**2 / n, p**2]).real)
    return float(low), float(high)


def newcombe(a: int, b: int, c: int, d: int) -> dict:
    """Method 10 of Newcombe (1998): a both right, b the first only, c the second only, d neither; first less second."""
    n = a + b + c + d
    p1, p2 = (a + b) / n, (a + c) / n
    (l1, u1), (l2, u2) = wilson(a + b, n), wilson(a + c, n)
    margins = (a + b) * (c + d) * (a + c) * (b + d)
    product = a * d - b * c
    corrected = product - n / 2 if product > n / 2 else min(product, 0)
    phi = corrected / np.sqrt(margins) if margins else 0.0
    under = np.sqrt((p1 - l1) ** 2 - 2 * phi * (p1 - l1) * (u2 - p2) + (u2 - p2) ** 2)
    over = np.sqrt((p2 - l2) ** 2 - 2 * phi * (p2 - l2) * (u1 - p1) + (u1 - p1) ** 2)
    return {"table": [a, b, c, d], "value": p1 - p2, "low": float(p1 - p2 - under), "high": float(p1 - p2 + over)}


def main() -> None:
    random = np.random.default_rng(20261122)
    table = random.normal(0, 2, (VOCABULARY, VOCABULARY)).astype(np.float32)
    table[:, 0] -= 5  # what begins a text is never expected in it
    exact_table = table.astype(np.float64)
    word = lambda size: "".join(random.choice(list("abcde"), size))
    choices = [{"prompt": word(3), "choices": [word(1), word(2), word(3)]} for _ in range(12)]
    for item in choices:
        item["logProbabilities"] = [log_probability(exact_table, ids(item["prompt"]), ids(c)) for c in item["choices"]]
    pairs = [{"good": word(4), "bad": word(4)} for _ in range(12)]
    for pair in pairs:
        pair["right"] = log_probability(exact_table, [0], ids(pair["good"])) > log_probability(exact_table, [0], ids(pair["bad"]))
    exact = [{"prompt": word(2), "answer": word(size)} for size in [1] * 12 + [2] * 12]
    # Half of the answers follow the table, or almost none would be right.
    for item in exact[::2]:
        token, answer = ids(item["prompt"])[-1], ""
        for _ in item["answer"]:
            token = int(exact_table[token].argmax())
            answer += chr(ord("a") + token - 1)
        item["answer"] = answer
    for item in exact:
        path = [ids(item["prompt"])[-1], *ids(item["answer"])]
        item["right"] = all(int(exact_table[a].argmax()) == b for a, b in itertools.pairwise(path))
    tables = [(36, 12, 2, 0), (20, 12, 2, 16), (14, 5, 0, 22), (1, 1, 7, 12), (90, 3, 4, 23), (0, 6, 5, 1), (53, 0, 0, 0)]
    golden = {
        "table": [[float(x) for x in row] for row in table],
        "choice": choices,
        "pair": pairs,
        "exact": exact,
        "newcombe": [newcombe(*counts) for counts in tables],
    }
    Path("lib/measure/golden/task_scores.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
