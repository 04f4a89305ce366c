"""Lists of files with bytes and SHA-256, as lib/runtime/manifest.ts reads them."""
import hashlib
import json
from pathlib import Path


def entry(root: Path, path: str) -> dict:
    data = (root / path).read_bytes()
    return {"path": path, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def write_json(path: Path, value: dict) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf8")
