"""SliceGPT (Ashkboos et al. 2024, arXiv 2401.15024), written independently with NumPy: /usr/bin/python3 reference.py > vectors.json

Principal components of states without centring: eigenvectors of the sum of x^T x, to which the authors' code adds 1 % of the
mean diagonal first, sorted by falling eigenvalue. Their signs are free, so the projection onto the first d' of them is kept.

The sliced network: in the coordinates of the uncut one, every state between two blocks is projected, x <- x P, with P onto the first d'
components of what stood there uncut; RMSNorm takes its mean over all d numbers, and nothing is cut behind the last block. So no matrix is
turned or sliced here, and no skip connection multiplied.
"""
import json
import numpy as np

rng = np.random.default_rng(35)
d, tokens = 12, 30


def flat(a):
    return dict(rows=a.shape[0], columns=a.shape[1], data=a.astype(np.float32).reshape(-1).astype(float).tolist())


states = (rng.standard_normal((tokens, d)) @ (np.diag(np.logspace(0.5, -1.5, d)) @ np.linalg.qr(rng.standard_normal((d, d)))[0])).astype(np.float32).astype(np.float64)
moments = states.T @ states
cases = []
for kept in (8, 10):
    values, vectors = np.linalg.eigh(moments + 0.01 * np.mean(np.diag(moments)) * np.eye(d))
    q = vectors[:, ::-1][:, :kept]
    true = np.linalg.eigvalsh(moments)[::-1]
    cases.append(dict(kept=kept, share=float(true[:kept].sum() / true.sum()), projector=flat(q @ q.T)))

HIDDEN, HEADS, GROUPS, SIZE, UNITS, VOCABULARY, LAYERS, KEPT = 16, 2, 1, 16, 16, 16, 2, 8

shapes = {"model.embed_tokens": (VOCABULARY, HIDDEN), "model.norm": (HIDDEN,)}
for layer in range(LAYERS):
    at = f"model.layers.{layer}"
    shapes[f"{at}.input_layernorm"] = shapes[f"{at}.post_attention_layernorm"] = (HIDDEN,)
    shapes[f"{at}.self_attn.q_proj"] = (HIDDEN, HEADS * SIZE)
    shapes[f"{at}.self_attn.k_proj"] = shapes[f"{at}.self_attn.v_proj"] = (HIDDEN, GROUPS * SIZE)
    shapes[f"{at}.self_attn.o_proj"] = (HEADS * SIZE, HIDDEN)
    shapes[f"{at}.mlp.gate_proj"] = shapes[f"{at}.mlp.up_proj"] = (HIDDEN, UNITS)
    shapes[f"{at}.mlp.down_proj"] = (UNITS, HIDDEN)
W = {n: np.round((len(s) == 1) + (0.2 if len(s) == 1 else 1 / np.sqrt(s[0])) * rng.standard_normal(s), 3) for n, s in shapes.items()}
texts = rng.integers(0, VOCABULARY, (2, 24))


def norm(x, name):
    return x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-5) * W[name]


def turn(x):
    half = SIZE // 2
    angles = np.outer(np.arange(len(x)), 10000.0 ** (-np.arange(half) / half))
    z = (x[:, :half] + 1j * x[:, half:]) * np.exp(1j * angles)
    return np.concatenate([z.real, z.imag], 1)


def attention(x, at):
    q, k, v = (x @ W[f"{at}.self_attn.{name}_proj"] for name in "qkv")
    out = []
    for head in range(HEADS):
        scores = turn(q[:, head * SIZE : (head + 1) * SIZE]) @ turn(k).T / np.sqrt(SIZE)
        w = np.exp(np.where(np.tri(len(x)) > 0, scores, -np.inf))
        out.append(w / w.sum(1, keepdims=True) @ v)
    return np.concatenate(out, 1) @ W[f"{at}.self_attn.o_proj"]


def feed_forward(x, at):
    gate = x @ W[f"{at}.mlp.gate_proj"]
    return (gate / (1 + np.exp(-gate)) * (x @ W[f"{at}.mlp.up_proj"])) @ W[f"{at}.mlp.down_proj"]


def forward(tokens, projectors):
    """Logits, and the states before each block as they are read."""
    x, seen = W["model.embed_tokens"][tokens], []
    blocks = [(f"model.layers.{i // 2}", i % 2) for i in range(2 * LAYERS)]
    for (at, second), projector in zip(blocks, projectors):
        x = x @ projector
        seen.append(x)
        if second:
            x = x + feed_forward(norm(x, f"{at}.post_attention_layernorm"), at)
        else:
            x = x + attention(norm(x, f"{at}.input_layernorm"), at)
    return norm(x, "model.norm") @ W["model.embed_tokens"].T, seen


uncut = [np.eye(HIDDEN)] * (2 * LAYERS)
measured = [forward(tokens, uncut)[1] for tokens in texts]
onto = []
for at_station in zip(*measured):
    stacked = np.concatenate(at_station)
    _, _, directions = np.linalg.svd(stacked, full_matrices=False)
    onto.append(directions[:KEPT].T @ directions[:KEPT])
rounded = lambda x: [round(float(v), 6) for v in np.asarray(x).reshape(-1)]
network = dict(
    sizes=dict(hidden=HIDDEN, heads=HEADS, keyValueHeads=GROUPS, headSize=SIZE, intermediate=UNITS, vocabulary=VOCABULARY, layers=LAYERS, tied=True),
    weights={f"{name}.weight": [float(v) for v in w.reshape(-1)] for name, w in W.items()},
    texts=texts.tolist(),
    kept=KEPT,
    uncut=rounded(forward(texts[0], uncut)[0]),
    sliced=rounded(forward(texts[0], onto)[0]),
)
print(json.dumps(dict(moments=flat(moments), cases=cases, network=network), separators=(",", ":")))
