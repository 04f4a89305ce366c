"""A decoder of the Llama family: logits as a function of named weights [out, in], for autograd to differentiate."""
import math

import torch
import torch.nn.functional as F

from inputs import given

config = given.llama["config"]
linears = ("q", "k", "v", "o", "gate", "up", "down")


def same(_, x):
    return x


def norm(x, scale):
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + config["epsilon"]) * scale


def rotary(x):
    """[texts, heads, tokens, size]"""
    angles = torch.arange(x.shape[2]).unsqueeze(1) * config["frequencies"]
    a, b = x.chunk(2, dim=-1)
    return torch.cat([a * angles.cos() - b * angles.sin(), b * angles.cos() + a * angles.sin()], dim=-1)


def logits(w, ids, matrix=same, activation=same):
    """`matrix` and `activation` may put other values in the place of a layer's weights and of what these read."""
    x = F.embedding(ids, w["embedding"])
    future = torch.ones(ids.shape[1], ids.shape[1], dtype=torch.bool).triu(1)
    for i, layer in enumerate(config["layers"]):
        m = {part: matrix(part, w[f"layers.{i}.{part}"]) for part in linears}
        count, groups, size = layer["heads"], layer["keyValueHeads"], layer["headSize"]

        def split(z, heads):
            return z.reshape(*z.shape[:2], heads, size).transpose(1, 2)

        y = activation("attentionInput", norm(x, w[f"layers.{i}.attentionNorm"]))
        q, k, v = (split(y @ m[part].t(), heads) for part, heads in (("q", count), ("k", groups), ("v", groups)))
        k, v = (z.repeat_interleave(count // groups, dim=1) for z in (rotary(k), v))
        scores = (rotary(q) @ k.transpose(2, 3) / math.sqrt(size)).masked_fill(future, -math.inf)
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).flatten(2)
        x = x + activation("attended", mixed) @ m["o"].t()
        y = activation("feedForwardInput", norm(x, w[f"layers.{i}.feedForwardNorm"]))
        units = F.silu(y @ m["gate"].t()) * (y @ m["up"].t())
        x = x + activation("feedForwardUnits", units) @ m["down"].t()
    return norm(x, w["norm"]) @ w.get("head", w["embedding"]).t()


def surprise(found, ids):
    """Nats a token; the first of a sequence is not predicted."""
    return F.cross_entropy(found[:, :-1].flatten(0, 1), ids[:, 1:].flatten())
