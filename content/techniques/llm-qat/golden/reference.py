"""LLM-QAT on a tiny Llama, written independently with PyTorch: python reference.py > vectors.json

Forward with W^ = s round(W / s), s = max|W| / (2^(b-1) - 1) as a 16-bit float for each output channel; inputs of linear layers, and keys
and values as they enter the cache, x^ = s round(x / s), s = max|x| / (2^(b-1) - 1) for each token. The gradient passes straight through.
Loss: KL(unrounded model || rounded model), mean over positions. AdamW without decay, rate falling along half a cosine, gradients
clipped to norm 1.
"""
import json
import math

import numpy as np
import torch

torch.manual_seed(5)
torch.set_default_dtype(torch.float64)
hidden, heads, groups, size, inner, vocabulary, layers, tokens = 8, 2, 1, 4, 12, 16, 2, 6
epsilon, base = 1e-5, 10000.0
shapes = dict(
    q=(heads * size, hidden), k=(groups * size, hidden), v=(groups * size, hidden), o=(hidden, heads * size),
    gate=(inner, hidden), up=(inner, hidden), down=(hidden, inner),
)


def draw(rows, columns):
    return (torch.randn(rows, columns) / math.sqrt(columns)).float().double()


def fake(x, scale):
    return x + (scale * torch.round(x.detach() / scale) - x).detach()


def per_channel(w, bits):
    scale = w.detach().abs().amax(1, keepdim=True) / (2 ** (bits - 1) - 1)
    return fake(w, torch.tensor(scale.numpy().astype(np.float16).astype(np.float64)))


def per_token(x, bits):
    return x if bits is None else fake(x, x.detach().abs().amax(-1, keepdim=True) / (2 ** (bits - 1) - 1))


def norm(x, g):
    return g * x / torch.sqrt((x * x).mean(-1, keepdim=True) + epsilon)


def turn(x):
    half = size // 2
    angle = torch.arange(tokens)[:, None] * base ** (-torch.arange(half) / half)
    cos, sin = angle.cos()[:, None], angle.sin()[:, None]
    x = x.view(*x.shape[:-1], -1, size)
    a, b = x[..., :half], x[..., half:]
    return torch.cat([a * cos - b * sin, b * cos + a * sin], -1).flatten(-2)


def forward(w, ids, bits=None):
    weight_bits, activation_bits, cache_bits = bits or (None, None, None)
    matrix = lambda name: w[name] if weight_bits is None else per_channel(w[name], weight_bits)
    x = w["embedding"][ids]
    later = torch.ones(tokens, tokens).triu(1).bool()
    for i in range(layers):
        n = lambda part: f"layers.{i}.{part}"
        y = per_token(norm(x, w[n("attentionNorm")]), activation_bits)
        q = turn(y @ matrix(n("q")).T)
        k = per_token(turn(y @ matrix(n("k")).T), cache_bits)
        v = per_token(y @ matrix(n("v")).T, cache_bits)
        split = lambda z, count: z.view(*z.shape[:-1], count, size).transpose(1, 2)
        q, k, v = split(q, heads), split(k, groups), split(v, groups)
        k, v = (z.repeat_interleave(heads // groups, 1) for z in (k, v))
        scores = (q @ k.transpose(2, 3) / math.sqrt(size)).masked_fill(later, -math.inf)
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).flatten(-2)
        x = x + per_token(mixed, activation_bits) @ matrix(n("o")).T
        y = per_token(norm(x, w[n("feedForwardNorm")]), activation_bits)
        units = torch.nn.functional.silu(y @ matrix(n("gate")).T) * (y @ matrix(n("up")).T)
        x = x + per_token(units, activation_bits) @ matrix(n("down")).T
    return norm(x, w["norm"]) @ w["embedding"].T


weights = {"embedding": draw(vocabulary, hidden), "norm": 1 + 0.1 * draw(1, hidden)}
for i in range(layers):
    weights |= {f"layers.{i}.{part}": draw(*shape) for part, shape in shapes.items()}
    weights |= {f"layers.{i}.{name}": 1 + 0.1 * draw(1, hidden) for name in ("attentionNorm", "feedForwardNorm")}
weights = {name: w.float().double() for name, w in weights.items()}
text = torch.randint(0, vocabulary, (6, tokens))
batch = 2


def train(bits, steps, rate):
    student = {n: w.clone().requires_grad_(n.split(".")[-1] in shapes) for n, w in weights.items()}
    trained = {n: w for n, w in student.items() if w.requires_grad}
    optimizer = torch.optim.AdamW(trained.values(), lr=rate, weight_decay=0)
    losses = []
    for step in range(steps):
        optimizer.param_groups[0]["lr"] = rate * (1 + math.cos(math.pi * step / steps)) / 2
        ids = text[[(step * batch + i) % len(text) for i in range(batch)]]
        teacher = forward(weights, ids).log_softmax(-1)
        loss = (teacher.exp() * (teacher - forward(student, ids, bits).log_softmax(-1))).sum(-1).mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained.values(), 1)
        optimizer.step()
        losses.append(loss.item())
    return losses, {n: w.detach() for n, w in trained.items()}


flat = lambda w: [float(f"{x:.7g}") for x in w.flatten().tolist()]
cases = []
for bits, steps, rate in (((3, None, None), 5, 0.004), ((4, 8, 4), 4, 0.004)):
    losses, trained = train(bits, steps, rate)
    cases.append(dict(bits=bits, steps=steps, rate=rate, losses=losses, trained={n: flat(w) for n, w in trained.items()}))
given = {n: dict(rows=w.shape[0], columns=w.shape[1], data=[float(x) for x in w.float().flatten().tolist()]) for n, w in weights.items()}
given = {n: {**w, "data": [float(f"{x:.9g}") for x in w["data"]]} for n, w in given.items()}
config = dict(heads=heads, keyValueHeads=groups, headSize=size, layers=layers, epsilon=epsilon, base=base)
print(json.dumps(dict(config=config, weights=given, text=text.tolist(), batch=batch, cases=cases), separators=(",", ":")))
