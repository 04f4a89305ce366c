"""A Llama-style decoder and the siblings that differ from it in one part each.

Shapes are written as comments: B sequences, T tokens, D width, H heads, G key-value heads, E width of a head.
Names of modules are those of Hugging Face's Llama, so a state dict reads like a checkpoint of that library.
"""
from __future__ import annotations

import dataclasses
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from causal_attention import CausalAttention


@dataclasses.dataclass(frozen=True)
class Config:
    """Everything that shapes a model; `dataclasses.asdict` of it travels with every checkpoint."""

    vocabulary: int = 4096
    width: int = 192
    layers: int = 6
    heads: int = 6
    kv_heads: int = 2
    feed_forward: int = 512
    context: int = 512
    rope_theta: float = 10_000.0
    norm_epsilon: float = 1e-5
    # Consecutive layers that use one block's weights (MobileLLM-LS: 2; ALBERT: all of them).
    share: int = 1
    # 'softmax', 'window' (softmax over the last `window` tokens) or 'gated-linear' (Yang et al. 2023).
    attention: str = "softmax"
    window: int = 0
    # 'silu' or 'relu': the activation of the gate.
    activation: str = "silu"
    # 0: one feed-forward; otherwise that many experts, of which `active_experts` serve a token.
    experts: int = 0
    active_experts: int = 2
    # BitNet b1.58: ternary weights and 8-bit activations in every linear layer of a block.
    ternary: bool = False

    @property
    def head_width(self) -> int:
        return self.width // self.heads


class RMSNorm(nn.Module):
    def __init__(self, width: int, epsilon: float):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.epsilon = epsilon

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = x.float()
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.epsilon) * self.weight


def straight_through(exact: torch.Tensor, rounded: torch.Tensor) -> torch.Tensor:
    """The rounded value going forward, the gradient of the exact one going back (Bengio et al. 2013)."""
    return exact + (rounded - exact).detach()


def ternary_weight(weight: torch.Tensor) -> torch.Tensor:
    """BitNet b1.58, equations 1-3: divided by the mean magnitude, rounded to -1, 0, 1, and scaled back."""
    scale = weight.abs().mean().clamp(min=1e-5)
    return (weight / scale).round().clamp(-1, 1) * scale


def int8_activation(x: torch.Tensor) -> torch.Tensor:
    """Each token's activations rounded to 8 bits by their largest magnitude."""
    scale = 127 / x.abs().amax(-1, keepdim=True).clamp(min=1e-5)
    return (x * scale).round().clamp(-128, 127) / scale


class Linear(nn.Linear):
    """Without bias; optionally ternary, as `Config.ternary` says."""

    def __init__(self, inputs: int, outputs: int, ternary: bool = False):
        super().__init__(inputs, outputs, bias=False)
        self.ternary = ternary

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.ternary:
            return F.linear(x, self.weight)
        weight = straight_through(self.weight, ternary_weight(self.weight))
        return F.linear(straight_through(x, int8_activation(x)), weight)


def rotated(x: torch.Tensor) -> torch.Tensor:
    first, second = x.chunk(2, -1)
    return torch.cat([-second, first], -1)


def rope_tables(config: Config) -> tuple[torch.Tensor, torch.Tensor]:
    """Cosines and sines [context, E] of rotary positions (Su et al. 2021)."""
    frequencies = 1 / config.rope_theta ** (torch.arange(0, config.head_width, 2).float() / config.head_width)
    angles = torch.outer(torch.arange(config.context).float(), frequencies)
    angles = torch.cat([angles, angles], -1)
    return angles.cos(), angles.sin()


class SoftmaxAttention(nn.Module):
    def __init__(self, config: Config):
        super().__init__()
        self.config = config
        width, head = config.width, config.head_width
        self.q_proj = Linear(width, config.heads * head, config.ternary)
        self.k_proj = Linear(width, config.kv_heads * head, config.ternary)
        self.v_proj = Linear(width, config.kv_heads * head, config.ternary)
        self.o_proj = Linear(config.heads * head, width, config.ternary)

    def forward(self, x, cos, sin):
        c, (batch, tokens, _) = self.config, x.shape
        q = self.q_proj(x).view(batch, tokens, c.heads, c.head_width).transpose(1, 2)  # B H T E
        k = self.k_proj(x).view(batch, tokens, c.kv_heads, c.head_width).transpose(1, 2)  # B G T E
        v = self.v_proj(x).view(batch, tokens, c.kv_heads, c.head_width).transpose(1, 2)
        q = (q * cos + rotated(q) * sin).to(v.dtype)
        k = (k * cos + rotated(k) * sin).to(v.dtype)
        grouped = c.heads != c.kv_heads
        if c.attention == "window":
            age = torch.arange(tokens, device=x.device)
            age = age[:, None] - age[None, :]
            visible = (age >= 0) & (age < c.window)
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=visible, enable_gqa=grouped)
        elif x.is_cuda:
            mixed = F.scaled_dot_product_attention(q, k, v, is_causal=True, enable_gqa=grouped)
        else:
            k, v = (part.repeat_interleave(c.heads // c.kv_heads, 1) for part in (k, v))
            mixed, _ = CausalAttention.apply(q, k, v)
        return self.o_proj(mixed.transpose(1, 2).reshape(batch, tokens, -1))


class GatedLinearAttention(nn.Module):
    """Gated linear attention (Yang et al. 2023): S_t = diag(a_t) S_(t-1) + k_t v_t^T, o_t = q_t S_t.

    Computed in chunks (their section 4): inside a chunk as a masked product, between chunks by the state. Keys and
    queries have half the width, gates are low-rank and kept near one by the root of order 16, and the output has a norm
    a head and a swish gate, as in the paper. There are no rotary positions: the decay tells the order.
    """

    chunk = 32
    rank = 16
    gate_root = 16.0

    def __init__(self, config: Config):
        super().__init__()
        self.config = config
        width = config.width
        self.key_width = width // 2 // config.heads
        self.q_proj = Linear(width, width // 2)
        self.k_proj = Linear(width, width // 2)
        self.v_proj = Linear(width, width)
        self.r_proj = Linear(width, width)
        self.o_proj = Linear(width, width)
        self.a_down = Linear(width, self.rank)
        self.a_up = nn.Linear(self.rank, width // 2)
        self.norm = RMSNorm(config.head_width, config.norm_epsilon)

    def heads(self, x: torch.Tensor, head: int) -> torch.Tensor:
        """B T (H head) → B H chunks chunk head, in float32"""
        batch, tokens, _ = x.shape
        x = x.float().view(batch, tokens, self.config.heads, head).transpose(1, 2)
        return x.reshape(batch, self.config.heads, tokens // self.chunk, self.chunk, head)

    def forward(self, x, cos, sin):
        batch, tokens, width = x.shape
        short = -tokens % self.chunk
        padded = F.pad(x, (0, 0, 0, short))
        decay = F.logsigmoid(self.a_up(self.a_down(padded)).float()) / self.gate_root
        q = self.heads(self.q_proj(padded), self.key_width) * self.key_width**-0.5
        k = self.heads(self.k_proj(padded), self.key_width)
        v = self.heads(self.v_proj(padded), self.config.head_width)
        total = self.heads(decay, self.key_width).cumsum(-2)  # log of the decay since the chunk began
        last = total[..., -1:, :]
        q_decayed = q * total.exp()
        causal = torch.ones(self.chunk, self.chunk, dtype=torch.bool, device=x.device).tril()
        scores = (q_decayed @ (k * (-total).exp()).transpose(-1, -2)).masked_fill(~causal, 0)
        inside = scores @ v
        added = (k * (last - total).exp()).transpose(-1, -2) @ v  # what a chunk adds to the state
        state = torch.zeros_like(added[:, :, 0])
        before = []
        for i in range(added.shape[2]):
            before.append(state)
            state = last[:, :, i].transpose(-1, -2).exp() * state + added[:, :, i]
        mixed = inside + q_decayed @ torch.stack(before, 2)
        mixed = self.norm(mixed).reshape(batch, self.config.heads, tokens + short, -1).transpose(1, 2)
        mixed = mixed.reshape(batch, tokens + short, width)[:, :tokens]
        return self.o_proj(F.silu(self.r_proj(x)) * mixed.to(x.dtype))


class FeedForward(nn.Module):
    """Gated feed-forward (Shazeer 2020): down(act(gate(x)) * up(x))."""

    def __init__(self, config: Config):
        super().__init__()
        self.activation = {"silu": F.silu, "relu": F.relu}[config.activation]
        self.gate_proj = Linear(config.width, config.feed_forward, config.ternary)
        self.up_proj = Linear(config.width, config.feed_forward, config.ternary)
        self.down_proj = Linear(config.feed_forward, config.width, config.ternary)

    def forward(self, x):
        return self.down_proj(self.activation(self.gate_proj(x)) * self.up_proj(x))


class Experts(nn.Module):
    """Sparse mixture of feed-forwards as in Mixtral: softmax over the chosen experts' scores.

    Every expert is computed here and those not chosen are weighted by zero, which for a few small experts is faster
    than gathering. `balance` is the auxiliary loss of the Switch Transformer (Fedus et al. 2021, equation 4).
    """

    def __init__(self, config: Config):
        super().__init__()
        self.active = config.active_experts
        self.gate = Linear(config.width, config.experts)
        self.experts = nn.ModuleList([FeedForward(config) for _ in range(config.experts)])
        self.balance = torch.zeros(())

    def forward(self, x):
        scores = self.gate(x).float()
        chosen = scores.topk(self.active, -1)
        weights = torch.zeros_like(scores).scatter(-1, chosen.indices, chosen.values.softmax(-1))
        share = (weights > 0).float().mean((0, 1)) / self.active
        self.balance = len(self.experts) * (share * scores.softmax(-1).mean((0, 1))).sum()
        return sum(weights[..., i : i + 1].to(x.dtype) * expert(x) for i, expert in enumerate(self.experts))


class Block(nn.Module):
    def __init__(self, config: Config):
        super().__init__()
        self.input_layernorm = RMSNorm(config.width, config.norm_epsilon)
        self.self_attn = GatedLinearAttention(config) if config.attention == "gated-linear" else SoftmaxAttention(config)
        self.post_attention_layernorm = RMSNorm(config.width, config.norm_epsilon)
        self.mlp = Experts(config) if config.experts else FeedForward(config)

    def forward(self, x, cos, sin):
        x = x + self.self_attn(self.input_layernorm(x), cos, sin)
        return x + self.mlp(self.post_attention_layernorm(x))


class LanguageModel(nn.Module):
    """Ids [B, T] to logits [B, T, vocabulary]; the embedding is the head too."""

    def __init__(self, config: Config):
        super().__init__()
        self.config = config
        self.embed_tokens = nn.Embedding(config.vocabulary, config.width)
        self.layers = nn.ModuleList([Block(config) for _ in range(config.layers // config.share)])
        self.norm = RMSNorm(config.width, config.norm_epsilon)
        cos, sin = rope_tables(config)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        self.apply(self._start)

    def _start(self, module: nn.Module) -> None:
        if isinstance(module, nn.Embedding):
            nn.init.normal_(module.weight, 0, 0.02)
        elif isinstance(module, nn.Linear):
            nn.init.normal_(module.weight, 0, module.in_features**-0.5)
        # What is added to the residual stream begins small (Radford et al. 2019).
        for name in ("o_proj", "down_proj"):
            inner = getattr(module, name, None)
            if isinstance(inner, nn.Linear):
                nn.init.normal_(inner.weight, 0, (2 * self.config.layers * inner.in_features) ** -0.5)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        x = self.embed_tokens(ids)
        cos, sin = self.cos[: ids.shape[1]], self.sin[: ids.shape[1]]
        for layer in range(self.config.layers):
            x = self.layers[layer // self.config.share](x, cos, sin)
        return F.linear(self.norm(x), self.embed_tokens.weight)

    def balance(self) -> torch.Tensor | float:
        """The experts' auxiliary loss of the last pass, averaged over the layers; 0 without experts."""
        losses = [block.mlp.balance for block in self.layers if isinstance(block.mlp, Experts)]
        return sum(losses) / len(losses) if losses else 0.0

    def parameters_count(self) -> int:
        return sum(parameter.numel() for parameter in self.parameters())


def loss_of(model: nn.Module, ids: torch.Tensor, weights: torch.Tensor | None = None) -> torch.Tensor:
    """Mean cross-entropy in nats of predicting ids[:, 1:] from ids[:, :-1]; `weights` [B, T] weigh the targets."""
    logits = model(ids[:, :-1]).float().flatten(0, 1)
    targets = ids[:, 1:].flatten()
    if weights is None:
        return F.cross_entropy(logits, targets)
    weights = weights[:, 1:].flatten()
    return (weights * F.cross_entropy(logits, targets, reduction="none")).sum() / weights.sum()
