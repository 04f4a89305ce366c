"""FastGen's choice of a policy (Ge et al. 2023, arXiv 2310.01801), written independently with NumPy: reference.py > vectors.json

Policies of equation 2, for one head of keys: special tokens; punctuation too; heavy hitters too; a window too. Marks are 2 for special
tokens, 1 for punctuation. After the query t (t + 1 tokens read) the cache holds, of what it held before and t itself: what is marked, the
last floor(percent (t + 1) / 100) tokens (where there is a window), and of all others the floor(percent (t + 1) / 100) with the largest sum
of attention so far (where there are heavy hitters). The share kept is the attention that falls on what is held before t, and on t itself,
averaged over queries and over the query heads that share the keys, whose attention is summed. The cheapest policy whose share
reaches T is chosen, else the full cache, the last index.
"""
import json
import numpy as np

rng = np.random.default_rng(10)


def attention(heads, tokens, sharpness, bias, marks, love):
    scores = rng.standard_normal((heads, tokens, tokens)) * sharpness[:, None, None]
    distance = np.arange(tokens)[:, None] - np.arange(tokens)[None, :]
    scores -= bias[:, None, None] * distance
    scores += love[:, None, None] * (marks > 0) + (love > 5)[:, None, None] * 4.0 * (marks > 1)
    scores[:, distance < 0] = -np.inf
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    return (weights / weights.sum(-1, keepdims=True)).astype(np.float32)


def kept_share(weights, marks, least, frequent, local):
    """weights [query heads, tokens, tokens] of one head of keys"""
    heads, tokens, _ = weights.shape
    drawn = np.zeros(tokens)
    held = set()
    total = 0.0
    for t in range(tokens):
        held.add(t)
        now = sorted(held)
        total += weights[:, t, now].sum()
        drawn[now] += weights[:, t, now].sum(0)
        recent, heavy = local * (t + 1) // 100, frequent * (t + 1) // 100
        fixed = {j for j in held if marks[j] >= least or j > t - recent}
        rest = sorted(held - fixed, key=lambda j: -drawn[j])
        held = fixed | set(rest[:heavy])
    return total / heads / tokens


cases = []
for heads, groups, tokens, percent, share in ((4, 2, 14, 20, 0.9), (3, 3, 12, 30, 0.8), (6, 2, 12, 10, 0.75), (4, 4, 16, 30, 0.88)):
    sharpness = np.array([0.05, 0.05, 1, 2, 0.5, 1])[:heads]
    bias = np.array([0.0, 0.0, 1.5, 0.3, 0.3, 0])[:heads]
    love = np.array([9.0, 9.0, 2.0, 3.0, 0.5, 0])[:heads]
    marks = [np.r_[2, rng.choice([0, 0, 0, 1], tokens - 1)] for _ in range(2)]
    batches = [attention(heads, tokens, sharpness, bias, m, love) for m in marks]
    policies = ((2, 0, 0), (1, 0, 0), (1, percent, 0), (1, percent, percent))
    kept = [
        [
            float(np.mean([kept_share(b[g * heads // groups : (g + 1) * heads // groups].astype(np.float64), m, *p) for b, m in zip(batches, marks)]))
            for g in range(groups)
        ]
        for p in policies
    ]
    chosen = [next((i for i in range(len(policies)) if kept[i][g] >= share), len(policies)) for g in range(groups)]
    lists = lambda some: [[round(float(x), 7) for x in b.reshape(-1)] for b in some]
    cases.append(dict(heads=heads, groups=groups, tokens=tokens, percent=percent, share=share, batches=lists(batches), marks=[m.tolist() for m in marks], kept=kept, chosen=chosen))
print(json.dumps(cases, separators=(",", ":")))
