"""Inputs that a coverage-guided fuzzer makes up, for a few minutes by hand.

    pip install atheris        # Python 3.11 to 3.13, Linux
    python -m tests.fuzz.inputs FORM [SECONDS]

FORM is text, page, markdown, script or toml. What atheris finds interesting is kept in
`tests/fuzz/found/FORM` and taken up again; an input that ends in anything but success or a
NarrateError, or that takes too long, is written to a file whose name is printed. Each such
input becomes a test.

Inputs are short, since many of them find more than long ones: the tests' articles go in cut into
pieces, and the words that mean something in a form are a dictionary to build from.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).parent
TIME_LIMIT_S = 10
"""What one input may take, under instruments."""

LONGEST = {"text": 600, "page": 900, "markdown": 900, "script": 1500, "toml": 900}
"""Form -> bytes of the longest input."""


def _parsers() -> Mapping[str, Callable[[str], object]]:
    import atheris

    with atheris.instrument_imports(
        include=["narrate", "markdown_it", "mdit_py_plugins", "tomllib"]
    ):
        from narrate.article.markdown import parse_markdown
        from narrate.article.pages import parse_page
        from narrate.article.plain import parse_text
        from narrate.feed import read_show
        from narrate.pipeline import script_of
        from narrate.script.document import render_script
        from narrate.script.reading import parse_script
        from narrate.settings import Settings, read_settings
        from narrate.voices.book import read_book
        from narrate.voices.shelf import _page
        from narrate.wording import spoken
        from narrate.wording.lexicon import read_lexicon

    import trafilatura.external

    # The words it weighs paragraphs by are a set made anew for each page, and half of its time.
    trafilatura.external.JT_STOPLIST = ("the", "and", "of", "it", "is", "a")  # type: ignore[assignment]
    folder = Path(tempfile.mkdtemp(prefix="narrate-fuzz-"))

    def scripted(parse: Callable[[str], object]) -> Callable[[str], object]:
        def run(text: str) -> None:
            script = script_of(parse(text), Settings())  # type: ignore[arg-type]
            spoken(script.title, script.language)
            parse_script(render_script(script))

        return run

    def toml(text: str) -> None:
        readers: Mapping[str, Callable[[], object]] = {
            "narrate.toml": lambda: read_show(read_settings(folder=folder)),
            "voices.toml": lambda: _page(folder / "voices.toml", time.time_ns()),
            "lexicon.toml": lambda: read_lexicon(folder / "lexicon.toml"),
            "cast.toml": lambda: read_book(folder),
        }
        for name, read in readers.items():
            (folder / name).write_text(text, encoding="utf-8")
            _only_for_people(read)

    return {
        "text": scripted(parse_text),
        "page": scripted(parse_page),
        "markdown": scripted(parse_markdown),
        "script": parse_script,
        "toml": toml,
    }


def _only_for_people(task: Callable[[], object]) -> None:
    from narrate.errors import NarrateError

    try:
        task()
    except NarrateError:
        pass


def _seeds(form: str) -> Iterator[str]:
    """Inputs to begin with: the articles that the tests have, and scripts made of them."""
    from narrate.pipeline import read_script
    from narrate.script.document import render_script
    from narrate.settings import FILE, Settings

    endings = {"text": ".txt", "page": ".html", "markdown": ".md", "script": ".txt"}
    if form == "toml":
        yield f'# {FILE}\nengine = "tone"\n[sound]\nsentence_ms = 3\n[cast]\n"Ana" = "tone/e5"\n'
        yield '[en]\nNguyen = "win"\nSiobhan = { ipa = "ʃɪ", say = "SHI" }\n'
        yield '["Ana Lima"]\ntone = "e5"\n'
        readme = (HERE.parent.parent / "README.md").read_text(encoding="utf-8")
        yield from re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)
        return
    for path in sorted((HERE.parent / "articles").glob(f"*{endings[form]}")):
        if form == "script":
            yield render_script(read_script(str(path), Settings()))
        else:
            yield path.read_bytes().decode("utf-8", "replace")


def _pieces(seed: str, longest: int) -> Iterator[bytes]:
    """A seed cut at its lines into inputs of the length that is wanted, and its beginning."""
    piece = b""
    for line in seed.encode("utf-8", "replace").splitlines(keepends=True):
        if piece and len(piece) + len(line) > longest:
            yield piece
            piece = b""
        piece += line[:longest]
    if piece:
        yield piece


def _words(form: str) -> Iterator[str]:
    """What means something in a form."""
    from dataclasses import asdict

    from narrate.article.phrases import phrasebook
    from tests.test_any_input import MARKS, SPANS, TABLE, TAGS, WORDS

    own = {"text": [], "page": TAGS, "markdown": MARKS, "script": SPANS, "toml": TABLE}
    yield from own[form]
    if form != "toml":
        yield from WORDS
    if form in ("text", "page"):
        for language in ("en", "de", "ar", "zh"):
            for phrases in asdict(phrasebook(language)).values():
                plain = [line.strip(" ~") for line in str(phrases).splitlines()]
                yield from [line for line in plain if line and len(line) < 40][:6]
        yield from ("By ", "Published ", "March 3, 2026", "12:30", "said", " he said.", "    ")


def _dictionary(words: Iterator[str]) -> str:
    """The words as libFuzzer takes them: a line each, every byte written as its number."""
    encoded = {word.encode("utf-8", "replace")[:60]: None for word in words}
    lines = ["".join(f"\\x{byte:02x}" for byte in word) for word in encoded if len(word) > 1]
    return "".join(f'"{line}"\n' for line in lines)


def main() -> None:
    import atheris

    form = sys.argv[1]
    seconds = sys.argv[2] if len(sys.argv) > 2 else "60"
    parse = _parsers()[form]

    def one(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        _only_for_people(lambda: parse(text))

    found = HERE / "found" / form
    found.mkdir(parents=True, exist_ok=True)
    longest = LONGEST[form]
    for number, seed in enumerate(_seeds(form)):
        for part, piece in enumerate(_pieces(seed, longest)):
            (found / f"seed-{number}-{part}").write_bytes(piece)
    words = found.parent / f"{form}.dict"
    words.write_text(_dictionary(_words(form)), encoding="ascii")
    flags = [f"-max_total_time={seconds}", f"-timeout={TIME_LIMIT_S}", f"-max_len={longest}"]
    flags += [f"-dict={words}", "-len_control=0", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *flags, f"-artifact_prefix={found.parent}/", str(found)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
