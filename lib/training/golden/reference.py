"""Loss and gradients of a small Llama by PyTorch's own differentiation, in float64.

Run: python reference.py > vectors.json
"""

import json
import sys

import torch
import torch.nn.functional as F

torch.manual_seed(4)
torch.set_default_dtype(torch.float64)

VOCABULARY, HIDDEN, UNITS, LAYERS = 11, 6, 7, 2
HEADS, KEY_VALUE_HEADS, HEAD_SIZE = 4, 2, 4
EPSILON, THETA = 1e-5, 100.0
BATCH = [[1, 7, 3, 0, 10], [7, 7, 2, 9, 4]]


def shapes():
    yield "embedding", (VOCABULARY, HIDDEN)
    for layer in range(LAYERS):
        wide, narrow = HEADS * HEAD_SIZE, KEY_VALUE_HEADS * HEAD_SIZE
        for part, shape in [
            ("q", (wide, HIDDEN)),
            ("k", (narrow, HIDDEN)),
            ("v", (narrow, HIDDEN)),
            ("o", (HIDDEN, wide)),
            ("gate", (UNITS, HIDDEN)),
            ("up", (UNITS, HIDDEN)),
            ("down", (HIDDEN, UNITS)),
            ("attentionNorm", (1, HIDDEN)),
            ("feedForwardNorm", (1, HIDDEN)),
        ]:
            yield f"layers.{layer}.{part}", shape
    yield "norm", (1, HIDDEN)
    yield "head", (VOCABULARY, HIDDEN)


def initial(shape):
    """Values that float32 holds exactly, large enough for attention to be uneven."""
    spread = 0.3 if shape[0] == 1 else 0.7
    centre = 1.0 if shape[0] == 1 else 0.0
    return (torch.randn(shape) * spread + centre).mul(4096).round().div(4096)


def norm(x, scale):
    return scale * x / torch.sqrt((x**2).mean(-1, keepdim=True) + EPSILON)


def heads(x, count):
    return x.reshape(*x.shape[:2], count, HEAD_SIZE).transpose(1, 2)


def rotate(x):
    half = HEAD_SIZE // 2
    angles = torch.arange(x.shape[2])[:, None] * THETA ** (-torch.arange(half) / half)
    a, b = x[..., :half], x[..., half:]
    return torch.cat([a * angles.cos() - b * angles.sin(), b * angles.cos() + a * angles.sin()], -1)


def attention(w, layer, x):
    q, k, v = (x @ w[f"layers.{layer}.{part}"].T for part in "qkv")
    q, k, v = rotate(heads(q, HEADS)), rotate(heads(k, KEY_VALUE_HEADS)), heads(v, KEY_VALUE_HEADS)
    k, v = (t.repeat_interleave(HEADS // KEY_VALUE_HEADS, dim=1) for t in (k, v))
    scores = q @ k.transpose(2, 3) / HEAD_SIZE**0.5
    future = torch.ones(scores.shape[-2:], dtype=torch.bool).triu(1)
    mixed = scores.masked_fill(future, -torch.inf).softmax(-1) @ v
    return mixed.transpose(1, 2).flatten(2) @ w[f"layers.{layer}.o"].T


def feed_forward(w, layer, x):
    gate, up = x @ w[f"layers.{layer}.gate"].T, x @ w[f"layers.{layer}.up"].T
    return (F.silu(gate) * up) @ w[f"layers.{layer}.down"].T


def logits(w, ids, head):
    x = w["embedding"][ids]
    for layer in range(LAYERS):
        x = x + attention(w, layer, norm(x, w[f"layers.{layer}.attentionNorm"]))
        x = x + feed_forward(w, layer, norm(x, w[f"layers.{layer}.feedForwardNorm"]))
    return norm(x, w["norm"]) @ w[head].T


def cross_entropy(found, ids):
    return F.cross_entropy(found[:, :-1].flatten(0, 1), ids[:, 1:].flatten())


def divergence(found, teacher, tau):
    student, target = (F.log_softmax(x / tau, -1).flatten(0, 1) for x in (found, teacher))
    return tau**2 * F.kl_div(student, target, log_target=True, reduction="batchmean")


def flat(tensor, digits=7):
    return [float(f"{value:.{digits}g}") for value in tensor.detach().flatten().tolist()]


def case(name, weights, tied, teaching=None):
    leaves = {key: value.clone().requires_grad_() for key, value in weights.items() if not (tied and key == "head")}
    ids = torch.tensor(BATCH)
    found = logits(leaves, ids, "embedding" if tied else "head")
    loss = cross_entropy(found, ids)
    if teaching:
        loss = (1 - teaching["share"]) * loss + teaching["share"] * divergence(found, teaching["logits"], teaching["temperature"])
    loss.backward()
    told = teaching and {**teaching, "logits": flat(teaching["logits"])}
    gradients = {key: flat(value.grad) for key, value in leaves.items()}
    return {"name": name, "tied": tied, "distillation": told, "loss": loss.item(), "gradients": gradients}


def main():
    weights = {name: initial(shape) for name, shape in shapes()}
    teacher = torch.randn(2, 5, VOCABULARY).mul(4096).round().div(4096) * 2
    teaching = {"share": 0.25, "temperature": 2.0, "logits": teacher}
    half = HEAD_SIZE // 2
    found = {
        "heads": HEADS,
        "keyValueHeads": KEY_VALUE_HEADS,
        "headSize": HEAD_SIZE,
        "layers": LAYERS,
        "epsilon": EPSILON,
        "frequencies": [THETA ** (-i / half) for i in range(half)],
        "vocabulary": VOCABULARY,
        "batch": BATCH,
        "weights": {name: {"rows": w.shape[0], "data": flat(w)} for name, w in weights.items()},
        "cases": [
            case("one table for embedding and head", weights, True),
            case("a head of its own, and a teacher", weights, False, teaching),
        ],
    }
    json.dump(found, sys.stdout, separators=(",", ":"))
    sys.stdout.write("\n")


main()
