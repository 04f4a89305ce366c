"""Techniques that take gradients."""
import math

import torch
import torch.nn.functional as F

from inputs import given, sites, text
from llama import config, linears, logits, surprise

weights = given.llama["weights"]
layers = range(len(config["layers"]))
batch = 4


def leaves(names):
    """All weights; those with a name are copies that autograd differentiates by."""
    return {name: w.clone().requires_grad_() if name in names else w for name, w in weights.items()}


def spared(share):
    return max(1, round(len(layers) * share))


def llm_pruner():
    pruned = range(spared(4 / 32), len(layers) - spared(2 / 32))
    names = [f"layers.{i}.{part}" for i in pruned for part in linears]
    w = leaves(set(names))
    ids = text[:10, :64]
    with torch.enable_grad():
        loss = surprise(logits(w, ids), ids)
    gradients = dict(zip(names, torch.autograd.grad(loss, [w[name] for name in names])))
    scores = []
    for i in pruned:
        s = {part: (w[f"layers.{i}.{part}"] * gradients[f"layers.{i}.{part}"]).detach().abs() for part in linears}
        scores.append(s["gate"].sum(1) + s["up"].sum(1) + s["down"].sum(0))
        groups = config["layers"][i]["keyValueHeads"]
        lines = [s["q"].sum(1), s["k"].sum(1), s["v"].sum(1), s["o"].sum(0)]
        scores.append(sum(line.reshape(groups, -1).sum(1) for line in lines))
    return lambda: sum(score.sum().item() for score in scores)


def straight_through(x, rounded):
    return x + (rounded - x).detach()


def per_channel(w, bits):
    """Symmetric, one 16-bit scale for each row."""
    top = 2 ** (bits - 1) - 1
    scale = (w.detach().abs().amax(1, keepdim=True) / top).half().float()
    return straight_through(w, scale * (w.detach() / scale).round().clamp(-top, top))


def half_cosine(rate, step, steps):
    return rate * (1 + math.cos(math.pi * step / steps)) / 2


def llm_qat(steps=2, rate=3e-4):
    names = [name for name in weights if name.split(".")[-1] in linears]
    student = leaves(set(names))
    trained = [student[name] for name in names]
    optimizer = torch.optim.AdamW(trained, lr=rate, weight_decay=0)
    for step in range(steps):
        ids = text[batch * step : batch * (step + 1), :64]
        optimizer.param_groups[0]["lr"] = half_cosine(rate, step, steps)
        teacher = logits(weights, ids).log_softmax(-1)
        with torch.enable_grad():
            own = logits(student, ids, lambda _, w: per_channel(w, 3)).log_softmax(-1)
            loss = F.kl_div(own.flatten(0, 1), teacher.flatten(0, 1), reduction="batchmean", log_target=True)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1)
        optimizer.step()
    return loss.item


# SpinQuant: norms folded into what follows, and the transform before the down projections in these, before the clock runs

left, right = given.rotations["down"]


def online(x):
    """T x for every row: B (A X)' for x as a matrix X."""
    shaped = left @ x.reshape(*x.shape[:-1], len(left), len(right))
    return (right @ shaped.transpose(-1, -2)).reshape(x.shape)


def scale_before(name):
    part = name.split(".")[-1]
    if part in ("q", "k", "v"):
        return weights[name.replace(part, "attentionNorm")]
    return weights[name.replace(part, "feedForwardNorm")] if part in ("gate", "up") else None


def folded():
    out = {}
    for name, w in weights.items():
        part = name.split(".")[-1]
        scale = scale_before(name)
        if "orm" in part:
            out[name] = torch.ones_like(w)
        else:
            out[name] = online(w) if part == "down" else w if scale is None else w * scale
    return {**out, "head": weights.get("head", weights["embedding"]) * weights["norm"]}


before = folded()


def per_token(x, bits, clip=0.9):
    top = 2 ** (bits - 1) - 1
    step = clip * x.detach().abs().amax(-1, keepdim=True) / top
    return straight_through(x, step * (x.detach() / step).round().clamp(-top - 1, top))


def columns(w, r):
    """W diag(R, R, ...)"""
    return (w.reshape(-1, len(r)) @ r).reshape(w.shape)


def turned(name, w, r):
    part = name.split(".")[-1]
    if "orm" in part:
        return w
    own = r[int(name.split(".")[1])] if part in ("v", "o") else None
    if part == "o":
        return r["stream"].t() @ columns(w, own)
    if part == "down":
        return r["stream"].t() @ w
    read = w @ r["stream"]
    return columns(read.t(), own).t() if part == "v" else read


def descended(r, gradient, rate):
    """A Cayley step (Li et al. 2020)."""
    y = (gradient @ r.t() - r @ gradient.t()) / 2
    a = min(1 / torch.linalg.matrix_norm(y, 1).item(), rate)
    eye = torch.eye(len(r))
    return torch.linalg.solve(eye + a / 2 * y, (eye - a / 2 * y) @ r)


def spinquant(steps=2, rate=1.5):
    r = {"stream": given.rotations["stream"], **{i: given.rotations["values"] for i in layers}}

    def rounded(place, x):
        return per_token(online(x) if place == "feedForwardUnits" else x, 8)

    for step in range(steps):
        ids = text[batch * step : batch * (step + 1), :64]
        own = {name: part.clone().requires_grad_() for name, part in r.items()}
        with torch.enable_grad():
            w = {name: turned(name, part, own) for name, part in before.items()}
            loss = surprise(logits(w, ids, lambda _, m: per_channel(m, 8), rounded), ids)
        gradients = torch.autograd.grad(loss, list(own.values()))
        r = {name: descended(r[name], g, half_cosine(rate, step, steps)) for name, g in zip(own, gradients)}
    return loss.item


def contextual_sparsity(rank=32, epochs=2, size=32, rate=0.005):
    x, units = sites[2].x, sites[3].x
    width = units.shape[1]
    labels = torch.zeros_like(units).scatter_(1, units.abs().topk(width // 2, dim=1).indices, 1)
    share = (labels.sum(0) + 1) / (len(labels) + 2)
    a = (torch.randn(x.shape[1], rank) / math.sqrt(x.shape[1])).requires_grad_()
    b = torch.zeros(rank, width).requires_grad_()
    c = (share / (1 - share)).log().requires_grad_()
    optimizer = torch.optim.Adam([a, b, c], lr=rate)
    order = torch.randperm(len(x))
    x, labels = x[order], labels[order]
    for _ in range(epochs):
        total = 0.0
        for at in range(0, len(x), size):
            with torch.enable_grad():
                found = (x[at : at + size] @ a).relu() @ b + c
                loss = F.binary_cross_entropy_with_logits(found, labels[at : at + size])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(found) / len(x)
    return lambda: total


training = {
    "llm-pruner": llm_pruner,
    "llm-qat": llm_qat,
    "spinquant": spinquant,
    "contextual-sparsity": contextual_sparsity,
}
