"""Techniques that make other weights out of weights, on all linear layers of the model."""
import numpy as np
import torch

from inputs import sites

# Rounding


def half(scale):
    """Scales are kept as 16-bit floats; 1 for groups of zeros."""
    scale = scale.half().float()
    return torch.where(scale > 0, scale, torch.ones_like(scale))


def symmetric(w, bits):
    """Rounded with one scale for each row."""
    top = 2 ** (bits - 1) - 1
    scale = half(w.abs().amax(dim=1, keepdim=True) / top)
    return (w / scale).round().clamp(-top, top) * scale


def asymmetric(w, bits, group):
    rows, columns = w.shape
    g = w.reshape(rows, columns // group, group)
    low, high = g.amin(dim=2, keepdim=True).clamp(max=0), g.amax(dim=2, keepdim=True).clamp(min=0)
    top = 2**bits - 1
    scale = half((high - low) / top)
    zero = (-low / scale).round().clamp(0, top)
    return (((g / scale).round() + zero).clamp(0, top) - zero).mul(scale).reshape(rows, columns)


def round_to_nearest(site):
    return [symmetric(w, 3) for w in site.weights]


def llm_int8(site):
    channels = len(site.maxima)
    threshold = site.maxima.sort().values[channels - max(1, round(0.01 * channels))]
    rounded = [symmetric(w, 8) for w in site.weights]
    return lambda: [torch.where(site.maxima >= threshold, w, r) for w, r in zip(site.weights, rounded)]


def smoothquant(site):
    reach = torch.stack([w.abs().amax(dim=0) for w in site.weights]).amax(dim=0)
    s = (site.maxima.sqrt() / reach.clamp(min=1e-5).sqrt()).clamp(min=1e-5)
    changed = [symmetric(w * s, 8) for w in site.weights]
    return lambda: [w / s for w in changed]


def hadamard(n):
    """Orthogonal, of order n = 2^k or 12 2^k: Paley's matrix of order 12, doubled as often as needed (Sylvester)."""
    if n % 2 == 0 and n != 12:
        half_order = hadamard(n // 2)
        return torch.cat([torch.cat([half_order, half_order], 1), torch.cat([half_order, -half_order], 1)])
    if n == 1:
        return torch.ones(1, 1)
    squares = {i * i % 11 for i in range(1, 11)}
    chi = [0] + [1 if i in squares else -1 for i in range(1, 11)]
    skew = torch.zeros(12, 12)
    skew[0, 1:], skew[1:, 0] = 1, -1
    skew[1:, 1:] = torch.tensor([[chi[(i - j) % 11] for j in range(11)] for i in range(11)])
    return torch.eye(12) + skew


rotations = {n: hadamard(n) / n**0.5 for n in {site.x.shape[1] for site in sites}}


def quarot(site):
    h = rotations[site.x.shape[1]]
    turned = [symmetric(w @ h, 4) for w in site.weights]
    return lambda: [w @ h.t() for w in turned]


def bitnet(site):
    scales = [half(w.abs().mean()) for w in site.weights]
    return [(w / scale).round().clamp(-1, 1) * scale for w, scale in zip(site.weights, scales)]


def zeroquant(site):
    return [symmetric(w.reshape(-1, 32 * w.shape[1]), 4).reshape(w.shape) for w in site.weights]


# Pruning


def n_of_m(w, scores, n, m):
    """The n lowest scores of every m neighbours become zero."""
    lowest = scores.reshape(-1, m).topk(n, dim=1, largest=False).indices
    keep = torch.ones(lowest.shape[0], m).scatter_(1, lowest, 0)
    return w * keep.reshape(w.shape)


def magnitude(site):
    return [n_of_m(w, w.abs(), 2, 4) for w in site.weights]


def wanda(n, m):
    def run(site):
        norms = site.moments.diagonal().sqrt()
        return [n_of_m(w, w.abs() * norms, n, m) for w in site.weights]

    return run


# Compensation (GPTQ, SparseGPT), after the authors' code


def inverse_factor(site):
    """Upper U with U'U = H^-1."""
    h = site.moments * (2 / site.tokens)
    dead = h.diagonal() == 0
    h = h + torch.diag(dead.float())
    h = h + 0.01 * h.diagonal().mean() * torch.eye(len(h))
    inverse = torch.cholesky_inverse(torch.linalg.cholesky(h))
    return torch.linalg.cholesky(inverse, upper=True), dead


def walk(w, u, settle, block=128):
    """Columns from left to right; each error is spread over the columns to come."""
    w = w.clone()
    columns = w.shape[1]
    for start in range(0, columns, block):
        end = min(start + block, columns)
        part, factor = w[:, start:end].clone(), u[start:end, start:end]
        errors = torch.zeros_like(part)
        settled = torch.zeros_like(part)
        for i in range(end - start):
            settled[:, i] = settle(part, factor, i)
            errors[:, i] = (part[:, i] - settled[:, i]) / factor[i, i]
            part[:, i:] -= errors[:, i].unsqueeze(1) @ factor[i, i:].unsqueeze(0)
        w[:, start:end] = settled
        w[:, end:] -= errors @ u[start:end, end:]
    return w


def without_dead(w, dead):
    return torch.where(dead, torch.zeros_like(w), w)


def gptq(site):
    u, dead = inverse_factor(site)

    def one(w):
        w = without_dead(w, dead)
        scale = half(w.abs().amax(dim=1) / 3)
        return walk(w, u, lambda part, factor, i: (part[:, i] / scale).round().clamp(-3, 3) * scale)

    return [one(w) for w in site.weights]


def sparsegpt(site):
    u, dead = inverse_factor(site)

    def one(w):
        mask = [None]

        def settle(part, factor, i):
            if i % 4 == 0:
                scores = part[:, i : i + 4] ** 2 / factor.diagonal()[i : i + 4] ** 2
                lowest = scores.topk(2, dim=1, largest=False).indices
                mask[0] = torch.ones(len(part), 4).scatter_(1, lowest, 0)
            return part[:, i] * mask[0][:, i % 4]

        return walk(without_dead(w, dead), u, settle)

    return [one(w) for w in site.weights]


# AWQ


def loss(w, changed, moments):
    difference = w - changed
    return ((difference @ moments) * difference).sum()


def best_scale(site, bits, group, steps=20):
    best, chosen = float("inf"), None
    for step in range(steps):
        s = (site.means ** (step / steps)).clamp(min=1e-4)
        s = s / (s.max() * s.min()).sqrt()
        total = sum(loss(w, asymmetric(w * s, bits, group) / s, site.moments) for w in site.weights)
        if total < best:
            best, chosen = total, s
    return chosen


def clip(w, moments, bits, group, steps=20, tried=10):
    rows, columns = w.shape
    groups = columns // group
    blocks = moments.reshape(groups, group, groups, group).diagonal(dim1=0, dim2=2).permute(2, 0, 1)
    top = w.reshape(rows, groups, group).abs().amax(dim=2, keepdim=True)
    best, chosen = torch.full_like(top, float("inf")), top
    for step in range(tried):
        limit = top * (1 - step / steps)
        clipped = w.reshape(rows, groups, group).clamp(-limit, limit)
        d = (w - asymmetric(clipped.reshape(rows, columns), bits, group)).reshape(rows, groups, group).transpose(0, 1)
        error = ((d @ blocks) * d).sum(dim=2).t().unsqueeze(2)
        better = error < best
        best, chosen = torch.where(better, error, best), torch.where(better, limit, chosen)
    return w.reshape(rows, groups, group).clamp(-chosen, chosen).reshape(rows, columns)


def awq(site):
    s = best_scale(site, 3, 32)
    moments = site.moments / torch.outer(s, s)
    changed = [asymmetric(clip(w * s, moments, 3, 32), 3, 32) for w in site.weights]
    return lambda: [w / s for w in changed]


# Factorisation


def rank_of(w):
    rows, columns = w.shape
    return int(0.6 * rows * columns / (rows + columns) + 1e-9)


def truncated(w):
    """Both factors with the roots of the singular values."""
    u, s, v = torch.linalg.svd(w, full_matrices=False)
    rank = rank_of(w)
    roots = s[:rank].sqrt()
    return u[:, :rank] * roots, roots.unsqueeze(1) * v[:rank]


def products(factors):
    return lambda: [b @ a for b, a in factors]


def truncated_svd(site):
    return products([truncated(w) for w in site.weights])


def asvd(site):
    s = site.means.sqrt() + 1e-6
    factors = [truncated(w * s) for w in site.weights]
    return products([(b, a / s) for b, a in factors])


def svd_llm(site):
    lower, failed = torch.linalg.cholesky_ex(site.moments)
    if failed:
        lift = 1e-6 * site.moments.trace() * torch.eye(len(site.moments))
        lower = torch.linalg.cholesky(site.moments + lift)
    factors = []
    for w in site.weights:
        b, a = truncated(w @ lower)
        factors.append((b, torch.linalg.solve_triangular(lower, a, upper=False, left=False)))
    return products(factors)


def squeeze(site, levels=8, rounds=20):
    mass = site.moments.diagonal() / site.tokens

    def one(w):
        centres = torch.quantile(w, (torch.arange(levels) + 0.5) / levels, dim=1).t().contiguous()
        for _ in range(rounds):
            nearest = assign(w, centres)
            weight = torch.zeros_like(centres).scatter_add_(1, nearest, mass.expand_as(w))
            total = torch.zeros_like(centres).scatter_add_(1, nearest, w * mass)
            centres = torch.where(weight > 0, total / weight, centres)
        return centres.gather(1, assign(w, centres))

    return [one(w) for w in site.weights]


def assign(w, centres):
    return torch.searchsorted((centres[:, 1:] + centres[:, :-1]) / 2, w)


# What is timed for all sites, and what it is judged by


def error(w, changed, moments):
    d, w, m = (w - changed).double(), w.double(), moments.double()
    return (((d @ m) * d).sum() / ((w @ m) * w).sum()).sqrt().item()


def changing(treat):
    """A technique with a result for each weight: the mean relative output error."""

    def run():
        results = [treat(site) for site in sites]

        def check():
            errors = []
            for site, result in zip(sites, results):
                changed = result() if callable(result) else result
                errors += [error(w, c, site.moments) for w, c in zip(site.weights, changed)]
            return float(np.mean(errors))

        return check

    return run


def moments():
    """Summed in double precision, as on the other side; in single precision it takes less than half of the time."""

    def gram(x):
        x = x.double()
        return (x.t() @ x).float()

    found = [gram(site.x) for site in sites]
    return lambda: float(sum(gram.norm() for gram in found))


def slicegpt():
    """Eigenvectors in double precision, as in the authors' code and in hearts.ts; of XᵀX, single precision keeps half of the digits."""
    kept = []
    for site in sites:
        width = site.moments.shape[0]
        if width != sites[0].moments.shape[0]:
            continue
        values, vectors = torch.linalg.eigh(site.moments.double())
        size = 3 * width // 4
        basis = vectors[:, -size:].float()
        for w in site.weights:
            w @ basis
        kept.append((values[-size:].sum() / values.sum()).item())
    return lambda: float(np.mean(kept))


weights = {
    "moments": moments,
    "round-to-nearest": changing(round_to_nearest),
    "magnitude-pruning": changing(magnitude),
    "wanda": changing(wanda(2, 4)),
    "n-m-sparsity": changing(wanda(4, 8)),
    "sparsegpt": changing(sparsegpt),
    "gptq": changing(gptq),
    "awq": changing(awq),
    "llm-int8": changing(llm_int8),
    "smoothquant": changing(smoothquant),
    "quarot": changing(quarot),
    "bitnet": changing(bitnet),
    "zeroquant": changing(zeroquant),
    "truncated-svd": changing(truncated_svd),
    "svd-llm": changing(svd_llm),
    "asvd": changing(asvd),
    "slicegpt": slicegpt,
    "non-uniform-quantization": changing(squeeze),
}
