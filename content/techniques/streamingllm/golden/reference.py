"""StreamingLLM (Xiao et al. 2023, arXiv 2309.17453), written independently with NumPy, token by token: reference.py > vectors.json

A Llama of two layers reads a text one token at a time. Its cache holds keys before the rotary embedding; at every step all of them are
turned anew, to their places in the cache (0, 1, ... from the oldest) or to those in the text, and the query to the place after the last.
Then, if more than sinks + window tokens are held, the oldest that is no sink goes. No mask, no second set of scores.
"""
import json
import numpy as np

rng = np.random.default_rng(2309)
HIDDEN, HEADS, GROUPS, SIZE, UNITS, VOCABULARY, LAYERS, TOKENS = 16, 2, 1, 16, 16, 16, 2, 40

shapes = {"model.embed_tokens": (VOCABULARY, HIDDEN), "model.norm": (HIDDEN,), "lm_head": (HIDDEN, VOCABULARY)}
for layer in range(LAYERS):
    at = f"model.layers.{layer}"
    shapes[f"{at}.input_layernorm"] = shapes[f"{at}.post_attention_layernorm"] = (HIDDEN,)
    shapes[f"{at}.self_attn.q_proj"] = (HIDDEN, HEADS * SIZE)
    shapes[f"{at}.self_attn.k_proj"] = shapes[f"{at}.self_attn.v_proj"] = (HIDDEN, GROUPS * SIZE)
    shapes[f"{at}.self_attn.o_proj"] = (HEADS * SIZE, HIDDEN)
    shapes[f"{at}.mlp.gate_proj"] = shapes[f"{at}.mlp.up_proj"] = (HIDDEN, UNITS)
    shapes[f"{at}.mlp.down_proj"] = (UNITS, HIDDEN)

spread = lambda shape: 0.1 if len(shape) == 1 else 1.5 / np.sqrt(shape[0])
W = {name: np.round((len(shape) == 1) + spread(shape) * rng.standard_normal(shape), 3) for name, shape in shapes.items()}
text = rng.integers(0, VOCABULARY, TOKENS)


def norm(x, name):
    return x / np.sqrt((x * x).mean() + 1e-5) * W[name]


def turn(x, place):
    """The rotary embedding of one vector: pairs (i, i + size / 2) by the angle place / 10000^(2 i / size)."""
    half = SIZE // 2
    z = (x[:half] + 1j * x[half:]) * np.exp(1j * place * 10000.0 ** (-np.arange(half) / half))
    return np.concatenate([z.real, z.imag])


def attend(at, x, held, sinks, window, in_cache):
    q = (x @ W[f"{at}.self_attn.q_proj"]).reshape(HEADS, SIZE)
    held.append((len(held) and held[-1][0] + 1, x @ W[f"{at}.self_attn.k_proj"], x @ W[f"{at}.self_attn.v_proj"]))
    places = [i if in_cache else index for i, (index, _, _) in enumerate(held)]
    keys = np.array([turn(k, place) for place, (_, k, _) in zip(places, held)])
    values = np.array([v for _, _, v in held])
    out = []
    for head in range(HEADS):
        scores = keys @ turn(q[head], places[-1]) / np.sqrt(SIZE)
        w = np.exp(scores - scores.max())
        out.append(w @ values / w.sum())
    if len(held) > sinks + window:
        del held[sinks]
    return np.concatenate(out) @ W[f"{at}.self_attn.o_proj"]


def read(sinks, window, in_cache):
    caches = [[] for _ in range(LAYERS)]
    rows = []
    for token in text:
        x = W["model.embed_tokens"][token]
        for layer, held in enumerate(caches):
            at = f"model.layers.{layer}"
            x = x + attend(at, norm(x, f"{at}.input_layernorm"), held, sinks, window, in_cache)
            y = norm(x, f"{at}.post_attention_layernorm")
            gate = y @ W[f"{at}.mlp.gate_proj"]
            x = x + (gate / (1 + np.exp(-gate)) * (y @ W[f"{at}.mlp.up_proj"])) @ W[f"{at}.mlp.down_proj"]
        rows.append(norm(x, "model.norm") @ W["lm_head"])
    return np.array(rows)


cases = []
for sinks, window, positions in ((4, 12, "cache"), (1, 12, "cache"), (4, 12, "text"), (0, 12, "cache")):
    logits = read(sinks, window, positions == "cache")
    # The first tokens see everything; what differs begins when the cache is full.
    cases.append(dict(sinks=sinks, window=str(window), positions=positions, logits=[round(float(v), 5) for v in logits[::3].reshape(-1)]))
sizes = dict(hidden=HIDDEN, heads=HEADS, keyValueHeads=GROUPS, headSize=SIZE, intermediate=UNITS, vocabulary=VOCABULARY, layers=LAYERS)
weights = {f"{name}.weight": [float(v) for v in w.reshape(-1)] for name, w in W.items()}
print(json.dumps(dict(sizes=sizes, weights=weights, tokens=text.tolist(), step=3, cases=cases), separators=(",", ":")))
