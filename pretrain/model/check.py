"""Export every sibling with random weights and compare it with PyTorch; exit status 1 on failure.

    python check.py [--only gqa,moe]

Run by hand, as it needs PyTorch: it takes about a minute. `npm test` runs the committed fixtures instead.
"""
from __future__ import annotations

import argparse
import sys

import torch

from export import build, source_of
from model import LanguageModel
from siblings import SIBLINGS, fields
from train import config_from
from verify import compare, failures, row


def random_model(name: str) -> LanguageModel:
    """A sibling as training begins, but with vectors too that are neither ones nor zeros."""
    torch.manual_seed(1)
    model = LanguageModel(config_from(fields(SIBLINGS[name]))).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() < 2:
                parameter.add_(0.1 * torch.randn_like(parameter))
        model.embed_tokens.weight.mul_(10)  # logits of the size that trained models give
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default=",".join(SIBLINGS))
    failed = False
    for name in parser.parse_args().only.split(","):
        model = random_model(name)
        found = compare(build(source_of(model)), model)
        print(row(name, found), flush=True)
        failed |= bool(failures(found))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
