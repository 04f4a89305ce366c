#!/bin/sh
# Scores every published model again and compares with its card's results.json; exit status 1 on a difference.
# PYTHON names an interpreter with NumPy, regex, onnx, onnxruntime and torch; arguments are ids, all models without any.
set -eu
cd "$(dirname "$0")/.."
exec "${PYTHON:-python3}" pretrain/recheck.py "$@"
