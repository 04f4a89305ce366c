"""Techniques that choose by activations what stays: layers, heads, units."""
import math

import numpy as np
import torch
import torch.nn.functional as F

from inputs import given, layers, sites, text

before_output, before_down = [[site.x.reshape(*text.shape, -1) for site in sites[place::4]] for place in (1, 3)]


def layer_removal():
    flat = [state.flatten(0, 1) for state in given.states]
    influence = [1 - F.cosine_similarity(a, b, dim=1).mean().item() for a, b in zip(flat, flat[1:])]
    return lambda: float(np.mean(influence))


def contiguous_layer_removal():
    flat = [state.flatten(0, 1) for state in given.states]
    cosines = [F.cosine_similarity(a, b, dim=1) for a, b in zip(flat, flat[2:])]
    distances = [(c.clamp(-1, 1).acos() / math.pi).mean().item() for c in cosines]
    return lambda: float(np.mean(distances))


def importance(x):
    """Mean over tokens, then the L2 norm over sequences."""
    return x.abs().mean(dim=1).square().sum(dim=0).sqrt()


def minitron():
    values = [importance(x) for x in before_down]
    kept = [v.topk(3 * len(v) // 4).indices for v in values]
    return lambda: float(np.mean([(v[k].sum() / v.sum()).item() for v, k in zip(values, kept)]))


def head_pruning():
    values = [importance(x).reshape(layers[0].heads, -1).norm(dim=1) for x in before_output]
    kept = [v.topk(4).indices for v in values]
    return lambda: float(np.mean([(v[k].sum() / v.sum()).item() for v, k in zip(values, kept)]))


def neuron_sparsity():
    found = []
    for x in before_down:
        size = x.flatten(0, 1).abs()
        rising = size.sort(dim=1).values
        squares = rising.square()
        zero = (size == 0).float().mean()
        near = (size < rising[:, -1:] / 100).float().mean()
        held = (squares[:, -(size.shape[1] // 4) :].sum(dim=1) / squares.sum(dim=1)).mean()
        found.append((zero.item(), near.item(), held.item()))
    return lambda: float(np.mean([held for _, _, held in found]))


def cache_eviction():
    tokens = text.shape[1]
    shares = [(layer.attention.sum(dim=2).topk(32, dim=2).values.sum(dim=2) / tokens).mean().item() for layer in layers]
    return lambda: float(np.mean(shares))


def retained(attention, marks, pins, frequent, local):
    """Share of attention [texts, heads of keys, queries, tokens] on what a policy holds; all texts and heads go along together."""
    tokens = attention.shape[-1]
    held = torch.zeros(*attention.shape[:2], tokens, dtype=torch.bool)
    sums, mass = torch.zeros(held.shape), torch.zeros(held.shape[:2])
    free = (marks < pins).unsqueeze(1)
    for query in range(tokens):
        held[:, :, query] = True
        drawn = attention[:, :, query] * held
        mass += drawn.sum(dim=2)
        sums += drawn
        end = query + 1 - local * (query + 1) // 100
        candidates = (held & free)[:, :, :end]
        if candidates.shape[2] == 0:
            continue
        cost = torch.where(candidates, sums[:, :, :end], torch.tensor(math.inf))
        victim = cost.argmin(dim=2, keepdim=True)
        over = candidates.sum(dim=2, keepdim=True) > frequent * (query + 1) // 100
        held.scatter_(2, victim, held.gather(2, victim) & ~over)
    return mass


policies = [(2, 0, 0), (1, 0, 0), (1, 30, 0), (1, 30, 30)]


def fastgen():
    shares = []
    marks = given.marks.reshape(text.shape)
    for layer in layers:
        groups = layer.keys.shape[1]
        each = layer.heads // groups
        attention = layer.attention.reshape(len(text), groups, each, *layer.attention.shape[2:]).sum(dim=2)
        kept = [retained(attention, marks, *policy).sum(dim=0) / (text.numel() * each) for policy in policies]
        enough = torch.stack(kept) >= 0.6
        torch.where(enough.any(dim=0), enough.float().argmax(dim=0), len(policies))
        shares += kept
    return lambda: torch.stack(shares).mean().item()


activations = {
    "layer-removal": layer_removal,
    "contiguous-layer-removal": contiguous_layer_removal,
    "minitron": minitron,
    "head-pruning": head_pruning,
    "neuron-sparsity": neuron_sparsity,
    "cache-eviction": cache_eviction,
    "fastgen": fastgen,
}
