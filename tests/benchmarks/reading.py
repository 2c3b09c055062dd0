"""How long a typical page takes to read: 100 pages with all that sites put around an article.

    python -m tests.benchmarks.reading

A page here has about 250 KB: 30 paragraphs of text in nested divs, scripts, JSON-LD, a menu of 120
links, share lines, related boxes in the body, 40 cards of other articles and 25 reader comments.
"""

from __future__ import annotations

import random
import time
from statistics import mean, median

from narrate.article.pages import parse_page

PAGES = 100
LIMIT_MS = 60

VOCABULARY = (
    "harbour ferry council water bridge winter engine people morning report street market price "
    "river court minister school signal window letter garden company question answer village "
    "between because although without during every another before after under against"
)
WORDS = VOCABULARY.split()


def sentence(chance: random.Random) -> str:
    words = " ".join(chance.choices(WORDS, k=chance.randint(6, 22)))
    return words[0].upper() + words[1:] + "."


def paragraph(chance: random.Random) -> str:
    return " ".join(sentence(chance) for _ in range(chance.randint(2, 5)))


def card(chance: random.Random) -> str:
    return (
        '<div class="card card--teaser"><a class="card__link" href="/x"><div class="card__image">'
        '<img loading="lazy" data-src="x.jpg"></div><h3 class="card__title"><span>'
        f"{sentence(chance)}</span></h3></a><p class='card__text'>{sentence(chance)}</p></div>"
    )


def page(number: int) -> str:
    """A page that is like no other, and the same in every run."""
    chance = random.Random(number)
    title = sentence(chance).rstrip(".")
    body = ""
    for count in range(30):
        body += f'<div class="c-block"><div class="c-text"><p>{paragraph(chance)}</p></div></div>'
        if count % 8 == 3:
            body += f"<h2 class='c-heading'>{sentence(chance).rstrip('.')}</h2>"
        if count % 10 == 5:
            body += f'<aside class="c-related"><h4>Read more</h4>{card(chance)}</aside>'
        if count % 12 == 7:
            body += '<div class="ad-slot"><span>Advertisement</span></div>'
    menu = "".join(
        f'<li class="m"><a href="/{n}">{chance.choice(WORDS)}</a></li>' for n in range(120)
    )
    cards = "".join(card(chance) for _ in range(40))
    remarks = "".join(
        f'<li class="comment"><b>{chance.choice(WORDS)}</b><p>{paragraph(chance)}</p></li>'
        for _ in range(25)
    )
    script = (
        "<script>window.x = {" + ",".join(f'"k{n}":"{n:032x}"' for n in range(2600)) + "}</script>"
    )
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | The Site</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Site">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{title}",
"datePublished":"2024-05-01T10:00:00Z","author":{{"@type":"Person","name":"Ada Marsh"}}}}</script>
{script}</head><body><header class="site-header"><nav><ul>{menu}</ul></nav></header><main><article>
<h1>{title}</h1><p class="standfirst">{sentence(chance)}</p><div class="byline">By Ada Marsh</div>
<div class="share"><a href="#">Facebook</a><a href="#">Email</a></div><div class="body">{body}</div>
<ul class="tags"><li><a href="/t">{chance.choice(WORDS)}</a></li></ul></article>
<section class="more">{cards}</section><section id="comments"><ol>{remarks}</ol></section></main>
<footer class="site-footer">{menu}</footer>{script}</body></html>"""


def main() -> None:
    """Print how long the pages took, on average, in the middle and at worst."""
    pages = [page(number).encode() for number in range(PAGES)]
    parse_page(pages[0])  # the start: imports, phrase tables, month names
    walls, works = [], []
    for one in pages:
        wall, work = time.perf_counter(), time.process_time()
        article = parse_page(one)
        works.append((time.process_time() - work) * 1000)
        walls.append((time.perf_counter() - wall) * 1000)
        assert 30 <= len(article.blocks) <= 36, len(article.blocks)
    print(f"{PAGES} pages of {mean(map(len, pages)) / 1000:.0f} kB on average")
    for name, figures in (("on the clock", walls), ("of the processor", works)):
        print(
            f"{mean(figures):.1f} ms a page {name} (median {median(figures):.1f}, worst "
            f"{max(figures):.1f}), {mean(figures) / LIMIT_MS:.2f} of the {LIMIT_MS} ms allowed"
        )


if __name__ == "__main__":
    main()
