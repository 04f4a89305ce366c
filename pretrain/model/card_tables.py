"""The tables of a model card, from the parsed JSON files of its folder."""
from __future__ import annotations

import math

COUNTERS = ("step", "tokens", "examples", "seconds")
ROWS = 12  # of a learning curve
Z = 1.959963984540054  # of a normal distribution, 95 % two-sided


def table(head: list[str], rows: list[list[str]], right: int = 0) -> str:
    """Markdown, padded; the last `right` columns are aligned to the right."""
    widths = [max(3, *(len(row[i]) for row in [head, *rows])) for i in range(len(head))]
    sides = [i >= len(head) - right for i in range(len(head))]

    def line(cells: list[str]) -> str:
        padded = [cell.rjust(width) if side else cell.ljust(width) for cell, width, side in zip(cells, widths, sides)]
        return f"| {' | '.join(padded)} |"

    rule = "|" + "|".join(" " + "-" * (width + side * -1) + (":" if side else "") + " " for width, side in zip(widths, sides)) + "|"
    return "\n".join([line(head), rule, *map(line, rows)])


def language_model_rows(shape: dict) -> list[list[str]]:
    kinds = {"softmax": "softmax", "window": f"the last {shape['window']} tokens", "gated-linear": "gated linear"}
    share = shape["share"]
    experts = f"{shape['experts']} experts, {shape['active_experts']} for each token, of " if shape["experts"] else ""
    return [
        ["width", str(shape["width"])],
        ["layers", f"{shape['layers']}" + (f", each block used {share} times" if share > 1 else "")],
        ["attention", f"{kinds[shape['attention']]}; {shape['heads']} heads, {shape['kv_heads']} of keys and values"],
        ["feed-forward", f"{experts}{shape['feed_forward']}, gated, {shape['activation']}"],
        ["weights of layers", "ternary, 8-bit activations" if shape["ternary"] else "float16, widened when loaded"],
        ["vocabulary", f"{shape['vocabulary']:,}, byte-level BPE; the embedding is the output table too"],
        ["context", f"{shape['context']} tokens"],
    ]


def head_rows(config: dict) -> list[list[str]]:
    teacher = config["teacher"]
    return [
        ["labels", ", ".join(config["labels"])],
        ["reads", config["reads"]],
        ["teacher", f"{teacher['id']}, graph {teacher['sha256'][:16]}…"],
    ]


def shape_table(manifest: dict, shape: dict, config: dict) -> str:
    graph = next(file for file in manifest["files"] if file["path"].endswith(".onnx"))
    own = language_model_rows(shape) if shape else head_rows(config)
    stored = ["graph", f"ONNX, opset 14, {graph['bytes']:,} bytes"]
    return table(["part", "value"], [["parameters", f"{manifest['parameters']:,}"], *own, stored])


def mix_words(mix: str) -> str:
    pairs = [part.split("=") for part in mix.split(",")]
    total = sum(float(share) for _, share in pairs)
    return ", ".join(f"{name} {round(100 * float(share) / total)} %" for name, share in pairs)


def asked(part: dict, end: int) -> list[str]:
    """What was asked of one part of the training, which ended at step `end`, as far as its history says."""
    words = [f"{part['exercises']:,} exercises", part["loss"]] if "exercises" in part else []
    if "mix" in part:
        words += [f"steps {part['from_step']:,} to {end:,}", mix_words(part["mix"])]
    if "method" in part:
        words.append(f"taught by {part['method']}")
    if part.get("answer_weight", 1) != 1:
        words.append(f"answers weigh {part['answer_weight']:g}")
    words.append(f"rate {part['rate']:g}, batch {part['batch']}" + (f" × {part['length']}" if "length" in part else ""))
    return [*words, f"seed {part['seed']}", f"PyTorch {part['torch']}" + (f", {part['device']}" if "device" in part else "")]


def duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.1f} min"


def training_table(curve: dict) -> str:
    last = curve["curve"][-1]
    seen = ["tokens seen", f"{last['tokens']:,}"] if "tokens" in last else ["exercises seen", f"{last['examples']:,}"]
    ends = [part.get("from_step") for part in curve["history"][1:]] + [last["step"]]
    parts = [[f"part {i + 1}", "; ".join(asked(*pair))] for i, pair in enumerate(zip(curve["history"], ends))]
    return table(["", "value"], [*parts, seen, ["time", duration(last["seconds"])]])


def thinned(rows: list, count: int) -> list:
    if len(rows) <= count:
        return rows
    return [rows[round(i * (len(rows) - 1) / (count - 1))] for i in range(count)]


def curve_table(curve: dict) -> str:
    rows = curve["curve"]
    losses = list(dict.fromkeys(name for row in rows for name in row if name not in COUNTERS))
    count = "tokens" if "tokens" in rows[0] else "examples"
    cells = [
        [f"{row[count]:,}", duration(row["seconds"]), *(f"{row[name]:.4f}" if name in row else "" for name in losses)]
        for row in thinned(rows, ROWS)
    ]
    return table([count, "time", *losses], cells, len(losses) + 2)


def wilson(accuracy: float, n: int) -> tuple[float, float]:
    """The 95 % score interval of a proportion (Wilson 1927)."""
    middle = (accuracy + Z**2 / (2 * n)) / (1 + Z**2 / n)
    reach = Z / (1 + Z**2 / n) * math.sqrt(accuracy * (1 - accuracy) / n + Z**2 / (4 * n**2))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def with_interval(found: dict | None) -> str:
    if found is None:
        return ""
    low, high = wilson(found["accuracy"], found["n"])
    return f"{found['accuracy']:.3f} [{low:.3f}, {high:.3f}]"


def text_results(texts: dict, titles: dict[str, str]) -> str:
    rows = [
        [titles.get(id_, id_), f"{found['bpb']:.4f}", f"{found['ppl']:.2f}", f"{found['tokens']:,}"]
        for id_, found in texts.items()
    ]
    return (
        "Held-out texts of `public/eval`, in 32 windows of 256 tokens that each begin with a BOS token, document "
        "separators not scored (`pretrain/evaluation/score.py`):\n\n"
        + table(["text", "bits per byte", "perplexity", "tokens scored"], rows, 3)
    )


def set_results(sets: dict, titles: dict[str, str]) -> str:
    taught = any("teacher" in found for found in sets.values())
    columns = ["teacher", "agreement"] if taught else []
    rows = [
        [titles.get(id_, id_), with_interval(found), *(with_interval(found.get(name)) for name in columns), f"{found['n']}"]
        for id_, found in sets.items()
    ]
    return (
        "Evaluation sets of `public/eval`: share of right answers with the 95 % interval of Wilson.\n\n"
        + table(["set", "accuracy", *columns, "items"], rows, len(columns) + 2)
    )


def results_tables(results: dict, titles: dict[str, str]) -> str:
    found = []
    if results["texts"]:
        found.append(text_results(results["texts"], titles))
    if results["sets"]:
        found.append(set_results(results["sets"], titles))
    return "\n\n".join(found)


def files_table(manifest: dict) -> str:
    rows = [[f"`{file['path']}`", f"{file['bytes']:,}", f"`{file['sha256']}`"] for file in manifest["files"]]
    return table(["file", "bytes", "SHA-256"], rows)
