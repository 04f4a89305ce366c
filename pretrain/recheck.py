"""Scores every published model again and compares with the results.json beside it; exit status 1 on a difference.

    python pretrain/recheck.py [--models public/models] [--eval public/eval] [ID…]

Bits per byte may differ by 1e-3 and an accuracy by one item: other processors add in another order.
"""
from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
BITS_PER_BYTE = 1e-3


def scored(folder: Path, models: Path, a: argparse.Namespace) -> dict:
    """A fresh results.json. @raises CalledProcessError when scoring fails"""
    config = json.loads((folder / "config.json").read_text())
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary) / "results.json"
        command = ["--model", folder, "--eval", a.eval, "--out", out, "--threads", a.threads]
        if "teacher" in config:
            command = ["model/heads.py", "score", "--hero", models / config["teacher"]["id"], *command]
        else:
            command = ["evaluation/score.py", *command]
        subprocess.run(
            [sys.executable, str(HERE / command[0]), *map(str, command[1:])], check=True, stdout=subprocess.DEVNULL
        )
        return json.loads(out.read_text())


def differences(stated: dict, found: dict) -> list[str]:
    """What a results.json says otherwise than a fresh one."""
    wrong = []
    for kind in ("texts", "sets"):
        if sorted(stated[kind]) != sorted(found[kind]):
            wrong.append(f"{kind}: {sorted(stated[kind])} stated, {sorted(found[kind])} found")
    for id_ in stated["texts"].keys() & found["texts"].keys():
        before, after = stated["texts"][id_], found["texts"][id_]
        if before["tokens"] != after["tokens"] or not abs(before["bpb"] - after["bpb"]) < BITS_PER_BYTE:
            wrong.append(f"{id_}: {before['bpb']:.4f} bits per byte stated, {after['bpb']:.4f} found")
    for id_ in stated["sets"].keys() & found["sets"].keys():
        before, after = stated["sets"][id_], found["sets"][id_]
        if before["n"] != after["n"] or not abs(before["accuracy"] - after["accuracy"]) < 1.5 / before["n"]:
            wrong.append(f"{id_}: {before['accuracy']:.4f} of {before['n']} stated, {after['accuracy']:.4f} of {after['n']} found")
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, default=Path("public/models"))
    parser.add_argument("--eval", type=Path, default=Path("public/eval"))
    parser.add_argument("--threads", default="2")
    parser.add_argument("ids", nargs="*")
    a = parser.parse_args()
    failed = False
    for id_ in a.ids or sorted(path.parent.name for path in a.models.glob("*/manifest.json")):
        folder = a.models / id_
        if not (folder / "results.json").exists():
            wrong = ["there is no results.json"]
        else:
            wrong = differences(json.loads((folder / "results.json").read_text()), scored(folder, a.models, a))
        failed |= bool(wrong)
        print(f"{id_}: {'; '.join(wrong) or 'as stated'}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
