"""Writes the model cards of public/models: every figure from a model's own JSON files, its words from its article.

    python card.py [--models ../../public/models] [--articles ../../content/models] [--eval ../../public/eval] [ID…]

A folder needs manifest.json, curve.json and results.json (publish.py, heads.py, score.py), and an article from which the
card takes title, summary and limits. Writes README.md, in the form of Hugging Face's cards, and NOTICE where glosses of
WordNet were trained on. All folders with a manifest if no ID is given.
"""
from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass
from pathlib import Path

from card_tables import curve_table, files_table, results_tables, shape_table, training_table

LIMITS = ("Limits", "What it cannot do")
SOURCES = {
    "prose": "stories from Project Gutenberg, marked as public domain in the United States in the corpora of the LCATS project",
    "bible": "the World English Bible, public domain, as packaged in Debian (`sword-text-web`)",
    "glosses": "glosses of WordNet 3.0 as packaged in Debian (`wordnet-base`), whose notice is in `NOTICE`",
    "stories": "stories generated for this project (`pretrain/corpus/stories`)",
    "tasks": "tasks generated for this project (`pretrain/corpus/tasks`)",
    "drills": "short exercises of one kind of task after another (`pretrain/corpus/tasks`)",
    "repeats": "runs of tokens that come again and again (`pretrain/model/data.py`)",
}


@dataclass(frozen=True)
class Article:
    title: str
    summary: str
    limits: str


def read_article(path: Path) -> Article:
    """@raises ValueError where the article has no title, summary or limits"""
    text = path.read_text(encoding="utf8")
    front = dict(re.findall(r'^(title|summary): "(.*)"$', text, re.M))
    sections = dict(re.findall(r"^## (.+?)\n+(.*?)(?=^## |\Z)", text, re.M | re.S))
    limits = next((sections[name] for name in LIMITS if name in sections), None)
    if "title" not in front or "summary" not in front or limits is None:
        raise ValueError(f"{path}: needs a title, a summary and a section called {' or '.join(LIMITS)}")
    return Article(front["title"], front["summary"], plain(limits))


def plain(mdx: str) -> str:
    """Markdown without the site's own words and links."""
    text = re.sub(r"\s*<[A-Z][^>]*/>", "", mdx)
    return re.sub(r"\[([^\]]+)\]\(/[^)]*\)", r"\1", text).strip()


def mixed(curve: dict) -> list[str]:
    """Names of the texts of all parts of the training, each once, in order."""
    names = [part.split("=")[0] for run in curve["history"] for part in run.get("mix", "").split(",") if part]
    return list(dict.fromkeys(names))


def head_matter(license_: str, head: bool) -> str:
    library, task = ("onnx", "text-classification") if head else ("transformers.js", "text-generation")
    return f"---\nlicense: {license_.lower()}\nlanguage: en\nlibrary_name: {library}\npipeline_tag: {task}\n---"


def training_words(curve: dict, head: bool) -> str:
    if head:
        return "Taught by its teacher's probabilities of the labels alone, on exercises of `pretrain/corpus/tasks`."
    # Checkpoints of before there was a choice say nothing of it.
    by = "Muon for the matrices of the blocks and AdamW for the rest" if curve["history"][-1].get("optimiser") == "muon" else "AdamW"
    return f"Trained with PyTorch: {by}, one warm-up, and the rate falling to zero at the end (`pretrain/model`)."


def licence(manifest: dict, texts: list[str]) -> str:
    words = f"Weights and configuration: {manifest['license']}."
    sources = "; ".join(SOURCES[name] for name in texts)
    return f"{words} Trained on: {sources}." if sources else f"{words} Its teacher's card names the sources."


def card(folder: Path, article: Article, titles: dict[str, str]) -> str:
    manifest, curve, results, config = (
        json.loads((folder / f"{name}.json").read_text(encoding="utf8"))
        for name in ("manifest", "curve", "results", "config")
    )
    head = "teacher" in config
    parts = [
        head_matter(manifest["license"], head),
        f"# {article.title}",
        article.summary,
        f"## What it is\n\n{shape_table(manifest, curve['config'], config)}",
        f"## Training\n\n{training_words(curve, head)}\n\n{training_table(curve)}",
        f"Learning curve, loss in nats, per token for texts (all points are in `curve.json`):\n\n{curve_table(curve)}",
        f"## Results\n\n{results_tables(results, titles)}",
        f"## Limits\n\n{article.limits}",
        f"## Licence and sources\n\n{licence(manifest, mixed(curve))}",
        f"## Files\n\n{files_table(manifest)}",
    ]
    return "\n\n".join(parts) + "\n"


def evaluation_titles(folder: Path) -> dict[str, str]:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf8"))
    return {entry["id"]: entry["title"] for entry in manifest["texts"] + manifest.get("sets", [])}


def main() -> None:
    root = Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, default=root / "public/models")
    parser.add_argument("--articles", type=Path, default=root / "content/models")
    parser.add_argument("--eval", type=Path, default=root / "public/eval")
    parser.add_argument("--notice", type=Path, default=Path(__file__).with_name("card_notice.txt"))
    parser.add_argument("ids", nargs="*")
    a = parser.parse_args()
    titles = evaluation_titles(a.eval)
    for id_ in a.ids or sorted(path.parent.name for path in a.models.glob("*/manifest.json")):
        folder = a.models / id_
        article = read_article(a.articles / id_ / "article.mdx")
        (folder / "README.md").write_text(card(folder, article, titles), encoding="utf8")
        texts = mixed(json.loads((folder / "curve.json").read_text(encoding="utf8")))
        if "glosses" in texts:
            notice = a.notice.read_text(encoding="utf8")
            (folder / "NOTICE").write_text(notice.replace("{title}", article.title), encoding="utf8")
        print(folder / "README.md")


if __name__ == "__main__":
    main()
