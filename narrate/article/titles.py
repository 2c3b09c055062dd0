"""The title as a reader would give it, from the many forms that a page has of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narrate.article.facts import Facts, host_of
from narrate.article.letters import squeeze

_SEPARATOR = re.compile(
    r"\s+[-–—―·•|‖/:~»«›‹⋆★✱]+\s+|\s*[|｜‖»]+\s*|\s+::\s+|(?<=[^\W\d_]{4})\s*[-_]\s*(?=\S+\Z)"
)
_CUT = re.compile(r"\s*(?:…|\.\.\.)\s*\Z")
_TEMPLATE_WORDS = (
    "home homepage index untitled article articles post posts page pages blog blogs news "
    "story stories welcome document untitleddocument newpage noname headline title "
    "newsarticle nachrichten startseite artikel aktuell accueil actualités articolo notizie "
    "inicio artículo noticias noticia início notícias notícia artigo главная новости статья "
    "ホーム ニュース 記事 首页 新闻 文章 أخبار الرئيسية مقال الأخبار opinion blogpost weblog"
)
_TEMPLATE = frozenset(_TEMPLATE_WORDS.split())
_GENERIC_WORDS = (
    "the online news blog com org net magazine website official site a la le les el die der "
    "das il lo edition international journal daily tv"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())


@dataclass(frozen=True, slots=True)
class _Names:
    """Names that are no part of a title: the site's and the authors'."""

    site: frozenset[str]
    people: frozenset[str]

    def hold(self, text: str) -> bool:
        """True where a text is nothing but one of the names."""
        key = squeeze(text)
        if not key or key in self.site or key in self.people:
            return True
        core = _core(text)
        if core and any(core == _core(name) for name in self.site):
            return True
        by = re.sub(r"^(?:by|von|par|por|di|от)\s+", "", text.strip(), flags=re.IGNORECASE)
        return squeeze(by) in self.people


def choose_title(
    facts: Facts, headings: Sequence[str], lesser: Sequence[str] = (), *, url: str | None = None
) -> str:
    """The article's title: no site, no author, no template's word, and all of it.

    `headings` are the page's first-rank headings as they are seen, the likeliest first; `lesser`
    are others above the text, which are the title only if the page says so elsewhere or says
    nothing. Empty where there is no title at all.
    """
    names = _names(facts, url)
    seen = [clean for one in headings if (clean := _cleaned(one, names))]
    others = [clean for one in lesser if (clean := _cleaned(one, names))]
    told = [
        clean
        for one in (facts.headline, facts.card_title, facts.window_title)
        if one and (clean := _cleaned(one, names))
    ]
    for heading in (*seen, *others):
        kin = [one for one in told if _same(heading, one)]
        if kin:
            return _best_form(heading, kin)
    if seen and (len(seen) == 1 or not told):
        return seen[0]
    if told:
        return _best_form(told[0], [one for one in told[1:] if _same(told[0], one)])
    return others[0] if others else ""


def site_behind_title(facts: Facts, title: str) -> str | None:
    """The site as its name stands behind the title in the window, if it is told nowhere else."""
    window = facts.window_title or ""
    cuts = list(_SEPARATOR.finditer(window))
    if not cuts or not squeeze(window).startswith(squeeze(title)):
        return None
    last = window[cuts[-1].end() :].strip()
    if squeeze(window[: cuts[-1].start()]) == "" or squeeze(last) in squeeze(title):
        return None
    people = _names(facts, None).people
    is_name = re.search(r"[^\W\d_]", last) and len(last) <= 40 and len(last.split()) <= 5
    return last if is_name and squeeze(last) not in people | _TEMPLATE else None


def _core(text: str) -> str:
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())
    return "".join(word for word in words if word not in _GENERIC)


def _names(facts: Facts, url: str | None) -> _Names:
    host = host_of(url) or ""
    labels = host.split(".")
    site = {facts.site or "", host, labels[-2] if len(labels) > 1 else host}
    if facts.site:
        site.update(part for part in re.split(r"\s+[-–—|:·]\s+", facts.site) if len(part) > 2)
    return _Names(
        frozenset(filter(None, map(squeeze, site))),
        frozenset(filter(None, map(squeeze, (*facts.authors, ", ".join(facts.authors))))),
    )


def _cleaned(text: str, names: _Names) -> str | None:
    """A candidate without the names at its ends; None where nothing is left of it."""
    rest = text.strip()
    while True:
        shorter = next(_shortened(rest, names), None)
        if shorter is None:
            break
        rest = shorter
    rest = re.sub(r"\s+:(?=\w)", ": ", rest.strip(" |·•»«"))
    if names.hold(rest) or squeeze(rest) in _TEMPLATE:
        return None
    return rest


def _shortened(text: str, names: _Names) -> Iterator[str]:
    opening = re.match(r"([^:：|]{2,40})[:：]\s+(?=\S)", text)
    if opening and names.hold(opening[1]):
        yield text[opening.end() :]
    cuts = list(_SEPARATOR.finditer(text))
    if not cuts:
        return
    first, last = cuts[0], cuts[-1]
    tail, head = text[last.end() :], text[: first.start()]
    if names.hold(tail) or squeeze(tail) in _TEMPLATE:
        yield text[: last.start()]
    elif names.hold(head) or squeeze(head) in _TEMPLATE:
        yield text[first.end() :]
    else:
        # A bar divides a title from its site, seldom a title from itself.
        bars = [cut for cut in cuts if set(cut[0].strip()) <= set("|｜‖")]
        if bars and len(text[: bars[-1].start()]) > len(text[bars[-1].end() :]):
            yield text[: bars[-1].start()]


def _same(one: str, other: str) -> bool:
    """True where two candidates are forms of one title."""
    a, b = squeeze(one), squeeze(other)
    if not a or not b:
        return False
    if min(len(a), len(b)) >= 6 and (a in b or b in a):
        return True
    if a == b:
        return True
    words, others = _words(one), _words(other)
    return len(words & others) >= 0.6 * min(len(words), len(others)) >= 1.2


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


def _best_form(title: str, kin: Sequence[str]) -> str:
    """A title in the fullest of its forms that has no more than the title in it."""
    cut = _CUT.search(title)
    if cut:
        start = squeeze(title[: cut.start()])
        whole = [one for one in kin if squeeze(one).startswith(start) and not _CUT.search(one)]
        if whole:
            return whole[0]
    key = squeeze(title)
    for one in kin:
        if squeeze(one) == key:
            if title.isupper() and not one.isupper():
                return one
            return title
    # Some sites put a kicker, a date or a count into the heading itself: two others know better.
    shared = [one for one in kin if squeeze(one) in key]
    if (
        len(shared) > 1
        and squeeze(shared[0]) == squeeze(shared[1])
        and len(squeeze(shared[0])) > 12
    ):
        return shared[0]
    return title
