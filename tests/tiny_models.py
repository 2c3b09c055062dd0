"""Networks of a few hundred bytes that the real packages load and run.

They say a tone whose length follows the text, so that tests know what they should hear. Written
field by field as the protocol buffers that ONNX files are.

Source: the ONNX IR specification and onnx.proto3 for the numbers of the fields.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np

FLOAT, INT64 = 1, 7

SAMPLES_A_SYMBOL = 512
RATE_PIPER, RATE_KOKORO = 22_050, 24_000


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def _field(number: int, value: bytes | str | int) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    data = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _node(kind: str, inputs: Sequence[str], output: str, **numbers: int) -> bytes:
    body = b"".join(_field(1, name) for name in inputs) + _field(2, output) + _field(4, kind)
    for name, value in numbers.items():
        body += _field(5, _field(1, name) + _field(3, value) + _field(20, 2))
    return _field(1, body)


def _constant(
    name: str, values: Sequence[float], *, kind: int = FLOAT, scalar: bool = False
) -> bytes:
    packed = struct.pack(f"<{len(values)}{'f' if kind == FLOAT else 'q'}", *values)
    shape = b"" if scalar else _field(1, len(values))
    return _field(5, shape + _field(2, kind) + _field(8, name) + _field(9, packed))


def _value(field: int, name: str, kind: int, shape: Sequence[int | str]) -> bytes:
    sizes = b"".join(
        _field(1, _field(1, size) if isinstance(size, int) else _field(2, size)) for size in shape
    )
    tensor = _field(1, kind) + _field(2, sizes)
    return _field(field, _field(1, name) + _field(2, _field(1, tensor)))


def _model(graph: bytes) -> bytes:
    return _field(1, 8) + _field(7, graph + _field(2, "tiny")) + _field(8, _field(2, 17))


def _tone(length: str, step: str, output: str) -> bytes:
    """Nodes for a sine of `length` samples (a scalar float), `step` radians apart, half as loud."""
    return (
        _node("Cast", [length], "count", to=INT64)
        + _node("Range", ["zero", "count", "one"], "index")
        + _node("Cast", ["index"], "at", to=FLOAT)
        + _node("Mul", ["at", step], "angle")
        + _node("Sin", ["angle"], "wave")
        + _node("Mul", ["wave", "half"], output)
        + _constant("zero", [0], kind=INT64, scalar=True)
        + _constant("one", [1], kind=INT64, scalar=True)
        + _constant("half", [0.5], scalar=True)
    )


def _length(symbols: str, scale: str, samples: int) -> bytes:
    """Nodes for `length`: the second size of `symbols`, times `scale`, times `samples`."""
    return (
        _node("Shape", [symbols], "shape")
        + _node("Gather", ["shape", "one"], "symbols_n")
        + _node("Cast", ["symbols_n"], "symbols_f", to=FLOAT)
        + _node("Mul", ["symbols_f", scale], "scaled")
        + _node("Mul", ["scaled", "samples"], "length")
        + _constant("samples", [samples], scalar=True)
    )


def piper_network(*, speakers: int = 1) -> bytes:
    """A network with Piper's inputs and output; speaker n sounds at n + 1 times 200 Hz."""
    step = 2 * np.pi * 200 / RATE_PIPER
    graph = _node("Gather", ["scales", "one"], "scale") + _length(
        "input", "scale", SAMPLES_A_SYMBOL
    )
    if speakers > 1:
        graph += _node("Cast", ["sid"], "sid_f", to=FLOAT)
        graph += _node("Add", ["sid_f", "one_f"], "nth") + _node("Mul", ["nth", "step"], "turn")
        graph += _constant("one_f", [1.0], scalar=True)
    graph += _tone("length", "turn" if speakers > 1 else "step", "sound")
    graph += _constant("step", [step], scalar=True)
    graph += _node("Reshape", ["sound", "to"], "output")
    graph += _constant("to", [1, 1, -1], kind=INT64)
    graph += _value(11, "input", INT64, [1, "symbols"]) + _value(11, "input_lengths", INT64, [1])
    graph += _value(11, "scales", FLOAT, [3])
    if speakers > 1:
        graph += _value(11, "sid", INT64, [1])
    return _model(graph + _value(12, "output", FLOAT, [1, 1, "time"]))


def write_piper_voice(folder: Path, name: str, *, speakers: Sequence[str] = ()) -> Path:
    """A voice of that name as `narrate voices get` lays it down."""
    symbols = ["_", "^", "$", " ", *"abcdefghijklmnopqrstuvwxyz.,;:!?ˈˌəɐɑɒæɛɜɪʊʌʃʒθðŋɹɡːɾɔᵻ"]
    told = {
        "audio": {"sample_rate": RATE_PIPER},
        "espeak": {"voice": "en-us"},
        "inference": {"noise_scale": 0.667, "length_scale": 1.0, "noise_w": 0.8},
        "num_symbols": len(symbols),
        "num_speakers": max(1, len(speakers)),
        "speaker_id_map": {speaker: at for at, speaker in enumerate(speakers)},
        "phoneme_id_map": {symbol: [at] for at, symbol in enumerate(symbols)},
    }
    path = folder / f"{name}.onnx"
    path.write_bytes(piper_network(speakers=max(1, len(speakers))))
    (folder / f"{name}.onnx.json").write_text(json.dumps(told), encoding="utf-8")
    (folder / f"{name}.MODEL_CARD").write_text("* License: none needed\n", encoding="utf-8")
    return path


def kokoro_network() -> bytes:
    """A network with Kokoro's inputs and output; the first number of a style is its pitch."""
    graph = _node("Reciprocal", ["speed"], "slow") + _node("Squeeze", ["slow"], "scale")
    graph += _length("tokens", "scale", SAMPLES_A_SYMBOL)
    graph += _node("Gather", ["style", "zero"], "row") + _node("Gather", ["row", "zero"], "hertz")
    graph += _node("Mul", ["hertz", "step"], "turn")
    graph += _constant("step", [2 * np.pi / RATE_KOKORO], scalar=True)
    graph += _tone("length", "turn", "audio")
    graph += _value(11, "tokens", INT64, [1, "symbols"]) + _value(11, "style", FLOAT, [1, 256])
    graph += _value(11, "speed", FLOAT, [1])
    return _model(graph + _value(12, "audio", FLOAT, ["time"]))


def write_kokoro_files(folder: Path, voices: dict[str, float]) -> None:
    """The two files, with voices by name and pitch."""
    (folder / "kokoro-v1.0.onnx").write_bytes(kokoro_network())
    styles = {}
    for name, hertz in voices.items():
        styles[name] = np.zeros((510, 1, 256), np.float32)
        styles[name][:, 0, 0] = hertz
    with (folder / "voices-v1.0.bin").open("wb") as file:
        np.savez(file, **styles)
