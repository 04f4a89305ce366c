"""Loss of a small rounded Llama as a function of its rotations, its gradient and three Cayley steps, by PyTorch in float64
(SpinQuant, Liu et al. 2024, arXiv 2405.16406; Cayley steps: Li et al. 2020, arXiv 2002.01113).

Run: /tmp/venv/bin/python reference.py > vectors.json
"""

import json
import math
import sys

import torch
import torch.nn.functional as F

torch.manual_seed(2405)
torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)

VOCABULARY, HIDDEN, UNITS, LAYERS = 11, 6, 8, 2
HEADS, KEY_VALUE_HEADS, HEAD_SIZE = 4, 2, 4
EPSILON, THETA, CLIP, RATE = 1e-5, 100.0, 0.9, 1.5
BATCH = [[1, 7, 3, 0, 10], [7, 7, 2, 9, 4]]


def exact(x):
    """Values that float32 holds exactly."""
    return x.to(torch.float32).to(torch.float64)


def orthogonal(n):
    return exact(torch.linalg.qr(torch.randn(n, n))[0])


def model(tied):
    wide, narrow = HEADS * HEAD_SIZE, KEY_VALUE_HEADS * HEAD_SIZE
    shapes = {"q": (wide, HIDDEN), "k": (narrow, HIDDEN), "v": (narrow, HIDDEN), "o": (HIDDEN, wide)}
    shapes |= {"gate": (UNITS, HIDDEN), "up": (UNITS, HIDDEN), "down": (HIDDEN, UNITS)}
    w = {"embedding": torch.randn(VOCABULARY, HIDDEN), "norm": 1 + 0.3 * torch.randn(1, HIDDEN)}
    for layer in range(LAYERS):
        for part, shape in shapes.items():
            w[f"layers.{layer}.{part}"] = 0.7 * torch.randn(shape)
        for part in ("attentionNorm", "feedForwardNorm"):
            w[f"layers.{layer}.{part}"] = 1 + 0.3 * torch.randn(1, HIDDEN)
    if not tied:
        w["head"] = torch.randn(VOCABULARY, HIDDEN)
    return {name: (value * 4096).round() / 4096 for name, value in w.items()}


def straight_through(x, rounded):
    return x + (rounded - x).detach()


def round_weight(w, bits):
    """Symmetric, one scale for each row, stored in 16 bits."""
    top = 2 ** (bits - 1) - 1
    scale = (w.detach().abs().amax(1, keepdim=True) / top).half().double()
    return straight_through(w, scale * (w / scale).round().clamp(-top, top))


def round_tokens(x, bits):
    top = 2 ** (bits - 1) - 1
    step = CLIP * x.detach().abs().amax(-1, keepdim=True) / top
    return straight_through(x, step * (x / step).round().clamp(-top - 1, top))


def sylvester(n):
    h = torch.ones(1, 1)
    while len(h) < n:
        h = torch.kron(h, torch.tensor([[1.0, 1.0], [1.0, -1.0]]))
    return h / math.sqrt(n)


def online():
    """T of 8 = 2 x 4: T x is B (A X)' for x as a 2 x 4 matrix X."""
    a, b = sylvester(2), sylvester(4)
    columns = [(b @ (a @ torch.eye(UNITS)[i].reshape(2, 4)).T).reshape(-1) for i in range(UNITS)]
    return torch.stack(columns, 1)


T = online()


def norm(x):
    return x / torch.sqrt((x**2).mean(-1, keepdim=True) + EPSILON)


def heads(x, count):
    return x.reshape(*x.shape[:2], count, HEAD_SIZE).transpose(1, 2)


def rope(x):
    half = HEAD_SIZE // 2
    angles = torch.arange(x.shape[2])[:, None] * THETA ** (-torch.arange(half) / half)
    a, b = x[..., :half], x[..., half:]
    return torch.cat([a * angles.cos() - b * angles.sin(), b * angles.cos() + a * angles.sin()], -1)


def turned(w, layer, r1, r2):
    """Weights of a layer with scales folded in and rotations on their sides, not rounded yet."""
    get = lambda part: w[f"layers.{layer}.{part}"]
    reads = {part: get(part) * get("attentionNorm") @ r1 for part in "qkv"}
    reads |= {part: get(part) * get("feedForwardNorm") @ r1 for part in ("gate", "up")}
    reads["v"] = torch.block_diag(*[r2] * KEY_VALUE_HEADS).T @ reads["v"]
    writes = {"o": r1.T @ get("o") @ torch.block_diag(*[r2] * HEADS), "down": r1.T @ get("down") @ T.T}
    return reads | writes


def layer_of(w, layer, x, r1, r2, bits):
    m = {part: round_weight(value, bits["weights"]) for part, value in turned(w, layer, r1, r2).items()}
    read = round_tokens(norm(x), bits["activations"])
    q, k, v = (read @ m[part].T for part in "qkv")
    q, k, v = rope(heads(q, HEADS)), rope(heads(k, KEY_VALUE_HEADS)), heads(v, KEY_VALUE_HEADS)
    k, v = (t.repeat_interleave(HEADS // KEY_VALUE_HEADS, dim=1) for t in (k, v))
    scores = q @ k.transpose(2, 3) / HEAD_SIZE**0.5
    future = torch.ones(scores.shape[-2:], dtype=torch.bool).triu(1)
    mixed = (scores.masked_fill(future, -torch.inf).softmax(-1) @ v).transpose(1, 2).flatten(2)
    x = x + round_tokens(mixed, bits["activations"]) @ m["o"].T
    read = round_tokens(norm(x), bits["activations"])
    units = F.silu(read @ m["gate"].T) * (read @ m["up"].T)
    return x + round_tokens(units @ T.T, bits["activations"]) @ m["down"].T


def loss_of(w, rotations, bits):
    ids, r1 = torch.tensor(BATCH), rotations["stream"]
    x = (w["embedding"] @ r1)[ids]
    for layer in range(LAYERS):
        x = layer_of(w, layer, x, r1, rotations[f"values.{layer}"], bits)
    logits = norm(x) @ (w.get("head", w["embedding"]) * w["norm"] @ r1).T
    return F.cross_entropy(logits[:, :-1].flatten(0, 1), ids[:, 1:].flatten())


def gradients_of(w, rotations, bits):
    leaves = {name: r.clone().requires_grad_() for name, r in rotations.items()}
    loss = loss_of(w, leaves, bits)
    loss.backward()
    return loss.item(), {name: leaf.grad for name, leaf in leaves.items()}


def cayley(r, gradient, rate):
    y = (gradient @ r.T - r @ gradient.T) / 2
    a = min(1 / torch.linalg.matrix_norm(y, 1).item(), rate)
    eye = torch.eye(len(r))
    return torch.linalg.solve(eye + a / 2 * y, (eye - a / 2 * y) @ r)


def learn(w, rotations, bits, steps=3):
    losses = []
    for step in range(steps):
        loss, gradients = gradients_of(w, rotations, bits)
        losses.append(loss)
        rate = RATE * (1 + math.cos(math.pi * step / steps)) / 2
        rotations = {name: cayley(r, gradients[name], rate) for name, r in rotations.items()}
    return losses, rotations


def flat(tensor):
    return [float(f"{value:.9g}") for value in tensor.detach().flatten().tolist()]


def told(matrices):
    return {name: {"rows": m.shape[0], "data": flat(m)} for name, m in matrices.items()}


def case(name, tied, bits):
    w = model(tied)
    rotations = {"stream": orthogonal(HIDDEN)} | {f"values.{layer}": orthogonal(HEAD_SIZE) for layer in range(LAYERS)}
    _, gradients = gradients_of(w, rotations, bits)
    losses, learned = learn(w, rotations, bits)
    given = {"name": name, "tied": tied, "bits": bits, "rate": RATE, "weights": told(w), "rotations": told(rotations)}
    return given | {"gradients": told(gradients), "losses": losses, "learned": told(learned)}


def main():
    half = HEAD_SIZE // 2
    found = {
        "heads": HEADS,
        "keyValueHeads": KEY_VALUE_HEADS,
        "headSize": HEAD_SIZE,
        "epsilon": EPSILON,
        "frequencies": [THETA ** (-i / half) for i in range(half)],
        "batch": BATCH,
        "cases": [
            case("4 bits, one table for embedding and head", True, {"weights": 4, "activations": 4}),
            case("3-bit weights, a head of its own", False, {"weights": 3, "activations": 8}),
        ],
    }
    json.dump(found, sys.stdout, separators=(",", ":"))
    sys.stdout.write("\n")


main()
