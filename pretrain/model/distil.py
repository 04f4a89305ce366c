"""Train a student with a teacher, on the budget, data and order of the siblings.

    python distil.py --method logits     --teacher hero.pt --data WORK --out WORK/siblings/student-logits-0.002-0.pt --rate 2e-3
    python distil.py --method reverse-kl --teacher hero.pt --data WORK --out WORK/siblings/student-reverse-kl-0.002-0.pt --rate 2e-3

`logits`: 0.7 of the loss is the cross-entropy of the student against the teacher's next-token distribution at temperature
1, 0.3 that against the text. `reverse-kl`: MiniLLM (Gu et al. 2023). The student first learns from text alone for 0.8 of
the tokens; then it continues prompts itself and is pulled towards what the teacher finds likely, by the policy gradient of
KL(student ‖ teacher) with the three measures of that paper, beside the loss on text. A token of text and a token of the
student's own count alike towards the budget.
"""
from __future__ import annotations

import argparse
import dataclasses
import json
import time
from collections.abc import Callable
from pathlib import Path

import torch
import torch.nn.functional as F

from data import Mixture, held_out, parse_mix
from model import Config, LanguageModel, loss_of
from optimiser import optimiser
from siblings import MIX, SIBLINGS, TOKENS, fields
from train import config_from, evaluate, rate_at, save

TEACHER_WEIGHT = 0.7
TEXT_ONLY = 0.8  # share of the tokens before the policy gradient begins
GENTLE = 0.05  # the rate of the policy gradient, relative to the rate before
TEACHER_MIX = 0.2  # share of the teacher in what is sampled (MiniLLM, equation 5)
REWARD_SCALE = 0.5
CLIP = 0.2
INNER = 2  # updates from one set of samples
PROMPT, RESPONSE, ROWS = 32, 32, 32


def load(path: Path) -> LanguageModel:
    state = torch.load(path, map_location="cpu", weights_only=False)
    model = LanguageModel(Config(**state["config"]))
    model.load_state_dict(state["model"])
    return model.eval().requires_grad_(False)


def teacher_loss(student: LanguageModel, teacher: LanguageModel, ids: torch.Tensor) -> torch.Tensor:
    """0.7 cross-entropy against the teacher's distribution, 0.3 against the text."""
    logits = student(ids[:, :-1]).float()
    with torch.no_grad():
        target = teacher(ids[:, :-1]).float().softmax(-1)
    soft = -(target * logits.log_softmax(-1)).sum(-1).mean()
    return TEACHER_WEIGHT * soft + (1 - TEACHER_WEIGHT) * F.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten())


@dataclasses.dataclass
class Rollout:
    """What the student wrote, and how likely it was; [rows, RESPONSE] but for ids."""

    ids: torch.Tensor  # [rows, PROMPT + RESPONSE]
    student: torch.Tensor  # log q of each token written
    teacher: torch.Tensor  # log p
    importance: torch.Tensor  # q / p~, since a mixture was sampled
    returns: torch.Tensor  # length-normalised sum of log p - log q from the next token on


@torch.no_grad()
def roll_out(student: LanguageModel, teacher: LanguageModel, prompts: torch.Tensor) -> Rollout:
    """Continues the prompts by sampling p~ = 0.2 p + 0.8 q, token by token."""
    ids, parts = prompts, []
    for _ in range(RESPONSE):
        q = student(ids)[:, -1].float().softmax(-1)
        p = teacher(ids)[:, -1].float().softmax(-1)
        mixed = TEACHER_MIX * p + (1 - TEACHER_MIX) * q
        token = torch.multinomial(mixed, 1)
        parts.append([part.gather(1, token) for part in (q, p, mixed)])
        ids = torch.cat([ids, token], 1)
    q, p, mixed = (torch.cat([part[i] for part in parts], 1).clamp(min=1e-9) for i in range(3))
    reward = REWARD_SCALE * (p.log() - q.log())
    later = reward.flip(1).cumsum(1).flip(1) - reward  # the step itself is handled exactly
    remaining = torch.arange(RESPONSE, 0, -1, dtype=torch.float32) - 1
    returns = later / remaining.clamp(min=1)
    whitened = (returns - returns.mean()) / (returns.std() + 1e-6)
    return Rollout(ids, q.log(), p.log(), (q / mixed).clamp(max=1.0), whitened)


def reverse_kl_loss(student: LanguageModel, teacher: LanguageModel, rollout: Rollout) -> torch.Tensor:
    """MiniLLM, equation 8: the exact single-step term, and the clipped policy gradient of what follows."""
    written = slice(PROMPT - 1, PROMPT + RESPONSE - 1)
    log_q = student(rollout.ids[:, :-1])[:, written].float().log_softmax(-1)
    with torch.no_grad():
        log_p = teacher(rollout.ids[:, :-1])[:, written].float().log_softmax(-1)
    single = (log_q.exp() * (log_q - log_p)).sum(-1)
    token = rollout.ids[:, PROMPT:, None]
    ratio = (log_q.gather(-1, token)[..., 0] - rollout.student).exp()
    gain = torch.minimum(ratio * rollout.returns, ratio.clamp(1 - CLIP, 1 + CLIP) * rollout.returns)
    return (rollout.importance * (REWARD_SCALE * single - gain)).mean()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--method", choices=("logits", "reverse-kl"), required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--tokens", type=float, default=TOKENS)
    a = parser.parse_args()
    if a.threads:
        torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    # What the siblings are trained with; `train.py` says what each means.
    a.batch, a.length, a.data_seed, a.decay, a.warm_up, a.weight_decay = 8, 256, 20261123, 0.6, 100, 0.1
    a.optimiser = "muon"

    teacher = load(a.teacher)
    config = config_from(fields(SIBLINGS["gqa"]))
    student = LanguageModel(config)
    opt = optimiser(student, a.optimiser, a.rate, a.weight_decay)
    mix = parse_mix(MIX)
    data = Mixture(a.data, mix, a.length, a.data_seed, config.vocabulary)
    texts = {name: held_out(a.data, name, a.length, 32, config.vocabulary) for name in mix}
    step, seen, curve, began = 0, 0, [], time.monotonic()
    asked = {k: v for k, v in vars(a).items() if not isinstance(v, Path)}
    history = [{"from_step": 0, "torch": torch.__version__, "device": "cpu", "mix": MIX, "teacher": a.teacher.stem, **asked}]

    def checkpoint() -> None:
        seconds = round(time.monotonic() - began)
        curve.append({"step": step, "tokens": seen, "seconds": seconds, **evaluate(student, texts, "cpu")})
        print(json.dumps(curve[-1]), flush=True)
        save(a.out, dict(model=student.state_dict(), optimiser=opt.state_dict(), config=dataclasses.asdict(config),
                         step=step, seen=seen, seconds=seconds, curve=curve, history=history))

    def update(loss: Callable[[], torch.Tensor]) -> None:
        # A context for each: while it lasts, autocast keeps its 16-bit copies of weights, also of those that have changed.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = loss()
        found.backward()
        torch.nn.utils.clip_grad_norm_(student.parameters(), 1.0)
        opt.step()
        opt.zero_grad()

    text_tokens = a.tokens if a.method == "logits" else TEXT_ONLY * a.tokens
    while seen < a.tokens:
        own = seen >= text_tokens
        ids = data.batch(step, a.batch)
        for group in opt.param_groups:
            group["lr"] = a.rate * GENTLE if own else rate_at(seen / text_tokens, a, step)
        if not own:
            update(lambda: teacher_loss(student, teacher, ids) if a.method == "logits" else loss_of(student, ids))
            seen += a.batch * a.length
        else:
            prompts = data.batch(step + 10**6, ROWS)[:, :PROMPT]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                rollout = roll_out(student, teacher, prompts)
            for _ in range(INNER):
                update(lambda: reverse_kl_loss(student, teacher, rollout) + loss_of(student, ids))
            seen += a.batch * a.length + ROWS * RESPONSE
        step += 1
        if step % (30 if own else 150) == 0 or seen >= a.tokens:
            checkpoint()


if __name__ == "__main__":
    main()
