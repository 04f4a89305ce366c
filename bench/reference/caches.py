"""Rounding of keys and values."""
import math

import numpy as np
import torch

from inputs import layers


def rounded(groups, dim):
    """2 bits between the least and the largest of each group."""
    low, high = groups.amin(dim=dim, keepdim=True), groups.amax(dim=dim, keepdim=True)
    scale = ((high - low) / 3).clamp(min=2**-14)
    return ((groups - low) / scale).round().clamp(0, 3) * scale + low


def kivi():
    found = []
    for layer in layers:
        texts, heads, tokens, size = layer.keys.shape
        by_channel = layer.keys.reshape(texts, heads, tokens // 32, 32, size)
        found.append((by_channel, rounded(by_channel, 3)))
        by_token = layer.values.reshape(texts, heads, tokens, size // 32, 32)
        found.append((by_token, rounded(by_token, 4)))
    return lambda: float(np.mean([((x - y).norm() / x.norm()).item() for x, y in found]))


def kmeans(values, weights, count, bins=4096, rounds=50):
    """Lloyd's algorithm over a histogram of values from -1 to 1, from weighted quantiles."""
    index = ((values + 1) / 2 * bins).floor().long().clamp(0, bins - 1)
    mass = torch.bincount(index, weights.double(), bins).numpy()
    centres = (np.arange(bins) + 0.5) * 2 / bins - 1
    targets = mass.sum() * (np.arange(count) + 0.5) / count
    levels = centres[np.searchsorted(np.cumsum(mass), targets)]
    for _ in range(rounds):
        owner = np.searchsorted((levels[1:] + levels[:-1]) / 2, centres)
        total, sums = np.bincount(owner, mass, count), np.bincount(owner, mass * centres, count)
        levels = np.where(total > 0, sums / np.maximum(total, 1e-300), levels)
    return levels


def ranges(low, high):
    return (low + high) / 2, ((high - low) / 2).clamp(min=1e-6)


def quantile(rising, q):
    """Of rows in rising order, interpolated between neighbours; torch.quantile takes ten times as long."""
    at = q * (rising.shape[0] - 1)
    low = math.floor(at)
    return torch.lerp(rising[low], rising[min(low + 1, rising.shape[0] - 1)], at - low)


def kvquant(outliers=0.01, count=4):
    found = []
    for layer in layers:
        texts, heads, tokens, size = layer.keys.shape
        attention = layer.attention.reshape(texts, heads, -1, tokens, tokens)
        weight = attention.square().sum(dim=(2, 3)).unsqueeze(3).expand(layer.keys.shape)

        channels = layer.keys.permute(0, 2, 1, 3).reshape(-1, heads * size)
        rising = channels.sort(dim=0).values
        middle, half = ranges(quantile(rising, outliers / 2), quantile(rising, 1 - outliers / 2))
        scaled = (channels - middle) / half
        inside = scaled.abs() <= 1 + 1e-5
        by_token = weight.permute(0, 2, 1, 3).reshape(channels.shape)
        found.append(kmeans(scaled[inside], by_token[inside], count))

        rows = layer.values.permute(0, 2, 1, 3).reshape(-1, heads * size)
        rising = rows.sort(dim=1).values
        tail = rows.shape[1] - math.ceil((1 - outliers / 2) * (rows.shape[1] - 1) - 1e-9)
        low, high = rising[:, tail : tail + 1], rising[:, -1 - tail :][:, :1]
        middle, half = ranges(low, high)
        inside = (rows >= low) & (rows <= high)
        found.append(kmeans(((rows - middle) / half)[inside], by_token[inside], count))
    return lambda: float(np.mean(np.abs(np.concatenate(found))))


caches = {"kivi": kivi, "kvquant": kvquant}
