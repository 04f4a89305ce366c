"""Cut the evaluation and calibration texts of public/eval and say exactly what was taken.

    /usr/bin/python3 cut_texts.py --held-out eval/ --corpus stories.jsonl.gz --generator gen.py --out ../public/eval

`--held-out` holds generated.txt and prose.txt, documents ended by <|endoftext|>; `--corpus` has one story a line with
title, author, collection, split and text; `--generator` writes `N_STORIES N_TASKS SEED FILE`. The calibration text is
refused if it shares a run of 13 words with the held-out prose or a whole document with the held-out generated text.
"""
import argparse
import gzip
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from manifest import entry, write_json

END = "<|endoftext|>"
EVALUATION_BYTES = 120_000
CALIBRATION_BYTES = 32_000  # of each half
EXCERPT_BYTES = 2_000
SEED = 20261122
SHINGLE = 13  # words

PUBLIC_DOMAIN = "Public domain in the United States (Project Gutenberg)"
PROSE_SOURCE = "Project Gutenberg, as gathered in the corpora of the LCATS project"
GENERATED_SOURCE = "Written by a story and task grammar of this project"


def documents(text: str) -> list[str]:
    return [part.strip("\n") for part in text.split(END) if part.strip()]


def joined(parts: list[str]) -> str:
    return "".join(part + END + "\n" for part in parts)


def size(text: str) -> int:
    return len(text.encode("utf8"))


def head(parts: list[str], limit: int) -> list[str]:
    """The longest run of whole documents from the start that, joined, is no larger than `limit` bytes."""
    taken: list[str] = []
    for part in parts:
        if size(joined([*taken, part])) > limit:
            break
        taken.append(part)
    return taken


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9']+", text.lower())
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def excerpt(text: str) -> str:
    """Whole paragraphs from the start, up to about EXCERPT_BYTES."""
    taken = ""
    for paragraph in text.strip().split("\n"):
        if taken and size(taken + "\n" + paragraph) > EXCERPT_BYTES:
            break
        taken = (taken + "\n" + paragraph).strip()
    return taken


def calibration_prose(corpus: Path, held_out: str) -> tuple[list[str], list[str], int]:
    """Openings of randomly chosen training stories; also who wrote them, and how many were passed over as overlapping."""
    with gzip.open(corpus, "rt", encoding="utf8") as lines:
        stories = [story for story in map(json.loads, lines) if story["split"] == "train"]
    random.Random(SEED).shuffle(stories)
    known, taken, credits, refused = shingles(held_out), [], [], 0
    for story in stories:
        if shingles(story["text"]) & known:
            refused += 1
            continue
        part = excerpt(story["text"])
        if not EXCERPT_BYTES / 2 < size(part) <= EXCERPT_BYTES:
            continue
        if size(joined([*taken, part])) > CALIBRATION_BYTES:
            break
        taken.append(part)
        credits.append(" ".join(f"{story['title']} ({story['author'] or story['collection']})".split()))
    return taken, credits, refused


def generate(generator: Path, count: int, seed: int) -> list[str]:
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        subprocess.run([sys.executable, generator, str(count), str(count), str(seed), file.name], check=True)
        return documents(Path(file.name).read_text(encoding="utf8"))


def interleaved(a: list[str], b: list[str]) -> list[str]:
    """Both lists mixed evenly, so that any part of the result holds both in proportion."""
    placed = [((i + 0.5) / len(part), item) for part in (a, b) for i, item in enumerate(part)]
    return [item for _, item in sorted(placed, key=lambda pair: pair[0])]


def main(held_out: Path, corpus: Path, generator: Path, out: Path) -> None:
    prose = documents((held_out / "prose.txt").read_text(encoding="utf8"))
    generated = documents((held_out / "generated.txt").read_text(encoding="utf8"))
    natural, credits, refused = calibration_prose(corpus, joined(prose))
    known = set(generated)
    fresh = [part for part in generate(generator, 200, SEED) if part not in known]
    synthetic = head(fresh, CALIBRATION_BYTES)
    texts = {
        "prose": head(prose, EVALUATION_BYTES),
        "stories": head(generated, EVALUATION_BYTES),
        "calibration": interleaved(natural, synthetic),
    }
    out.mkdir(parents=True, exist_ok=True)
    for name, parts in texts.items():
        (out / f"{name}.txt").write_text(joined(parts), encoding="utf8")
    check(texts["calibration"], joined(prose), known)
    describe = {
        "prose": ("evaluation", "Held-out natural prose", PUBLIC_DOMAIN, PROSE_SOURCE),
        "stories": ("evaluation", "Held-out generated stories and tasks", "CC-BY-4.0", GENERATED_SOURCE),
        "calibration": (
            "calibration",
            "Calibration text: half natural prose, half generated",
            f"{PUBLIC_DOMAIN}; generated half CC-BY-4.0",
            f"{PROSE_SOURCE}; {GENERATED_SOURCE[0].lower()}{GENERATED_SOURCE[1:]}, seed {SEED}",
        ),
    }
    keys = ("role", "title", "license", "source")
    write_json(
        out / "manifest.json",
        {"texts": [{"id": name, **entry(out, f"{name}.txt"), **dict(zip(keys, describe[name]))} for name in texts]},
    )
    report(texts, {"prose": prose, "stories": generated}, credits, refused)


def check(calibration: list[str], held_out: str, known: set[str]) -> None:
    if shingles(joined(calibration)) & shingles(held_out):
        sys.exit(f"calibration text shares {SHINGLE} words in a row with the held-out prose")
    if known & set(calibration):
        sys.exit("calibration text holds a held-out generated document")


def report(texts: dict, whole: dict, credits: list[str], refused: int) -> None:
    for name, parts in texts.items():
        of = f" of {len(whole[name])}" if name in whole else ""
        print(f"{name}: {len(parts)}{of} documents, {size(joined(parts)):,} bytes")
    print(f"calibration prose: {len(credits)} openings; {refused} training stories passed over, sharing held-out words")
    print("\n".join(f"- {credit}" for credit in credits))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("held-out", "corpus", "generator", "out"):
        arguments.add_argument(f"--{name}", type=Path, required=True)
    main(**vars(arguments.parse_args()))
