"""What the names of a page's elements say they hold.

Sites name the parts of a page for their style sheets: "related-posts", "share-tools", "byline".
The names are read word by word, in every common way of joining words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Grip = Literal["whole", "short", "caption", "standfirst", "pull quote", "kicker"]
"""How far a hint goes. "whole": nothing in the element is the article. "short": only its short
lines are not. The others name a part of an article that is treated in its own way."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What an element's names say of what is in it."""

    reason: str
    """Why it is not read, for a reader."""

    grip: Grip = "whole"


_WHOLE: Mapping[str, str] = {
    "related articles": (
        "related recirc recirculation recommended recommendations recommendation trending "
        "outbrain taboola zergnet mgid relatedposts relatedarticles yarpp morelike readmore "
        "mostread mostpopular relateds recommends related-content read-more read-next up-next "
        "most-read most-popular more-stories more-news more-from more-on also-read see-also "
        "you-may next-article next-post prev-post previous-post post-navigation "
        "further-reading lire-aussi a-lire leia-mais leia-tambem lea-tambien leer-mas "
        "siehe-auch lesen-sie mehr-zum-thema weitere-artikel relacionadas relacionados "
        "correlati latest-news latest-posts recent-posts popular-posts storylist cross-link "
        "crosslink onward"
    ),
    "share line": (
        "share sharing sharebar sharetools sharedaddy addtoany social socials socialbar "
        "sociallinks sharethis shareaholic follow-us follow-button share-buttons claps"
    ),
    "reader comments": (
        "comments comment commentlist disqus commenting respond comment-form kommentare "
        "commentaires comentarios coral viafoura hyvor utterances giscus webmentions"
    ),
    "site navigation": (
        "nav navbar navigation menu submenu breadcrumb breadcrumbs pagination pager skiplink "
        "skip-link skip-to sitemap topbar masthead toolbar site-header site-footer "
        "global-header global-footer page-footer navbox navigational drawer hamburger "
        "megamenu searchbox searchform site-search jump-link catlinks sistersitebox portalbox "
        "prev-next"
    ),
    "table of contents": "toc tableofcontents table-of-contents on-this-page inhaltsverzeichnis",
    "cookie notice": (
        "cookie cookies consent gdpr onetrust didomi usercentrics cookiebanner cookieconsent "
        "cookiebot cmpbox truste"
    ),
    "newsletter form": (
        "newsletter newsletters subscribe signup optin mailchimp email-signup sign-up "
        "subscription-widget subscribe-widget newsletter-signup mailing-list"
    ),
    "advertisement": (
        "ad ads advert adverts advertisement advertisements advertising adsense adslot adunit "
        "adsbygoogle adbox dfp ad-slot ad-container sponsored-content sponsored adwrapper "
        "advertorial anzeige publicite publicidad pubblicita werbung"
    ),
    "topic tags": (
        "tags taglist tagcloud tag-list post-tags tags-links cat-links article-tags "
        "entry-tags topics topic-list keywords hashtags article-topics tag-cloud"
    ),
    "references": (
        "reflist references footnotes footnote footnotetext "
        "refbegin endnotes citations doc-endnotes "
        "doc-bibliography bibliography"
    ),
    "audio player": (
        "audioplayer audio-player listen-to speechkit beyondwords trinity-player video-player "
        "videoplayer podcast-player text-to-speech readspeaker tts-player"
    ),
    "edit link": "editsection edit-link edit-page edit-this",
    "hidden on the page": (
        "sr-only visually-hidden visuallyhidden screen-reader screen-reader-text screenreader "
        "offscreen a11y-hidden assistive-text u-hidden-visually"
    ),
    "pop-up": "modal popup pop-up overlay lightbox tooltip toast snackbar interstitial",
    "sidebar": "sidebar sidebars rightrail leftrail right-rail left-rail widget-area complementary",
    "about the author": (
        "author-bio authorbio author-box authorbox about-author about-the-author author-info "
        "author-card author-profile author-description bio-box post-author-bio"
    ),
    "note to readers": "hatnote ambox mbox dablink disambig shortdescription protected-icon",
    "reading time": "reading-time read-time readtime readingtime time-to-read lesezeit",
    "photo gallery": "gallery slideshow carousel",
    "photo credit": "photo-credit image-credit photocredit imagecredit img-credit media-credit",
    "subscription notice": (
        "paywall-message paywall-prompt regwall piano-offer subscribe-wall premium-teaser "
        "login-prompt paywall-cta meter-message"
    ),
    "copyright notice": "boilerplate copyright colophon disclaimer legal-notice site-info",
    "shown only in print": "printonly print-only",
}
"""Reason -> names of elements that hold nothing of the article."""

_SHORT: Mapping[str, str] = {
    "byline": (
        "byline bylines author authors authorname contributor contributors vcard writer autor "
        "autore auteur redacteur signature credits article-by"
    ),
    "date": (
        "date datetime timestamp time pubdate published updated posted modified dateline "
        "datum fecha data-publicacao entry-date posted-on date-published last-modified "
        "lastmod"
    ),
    "byline and date": (
        "meta metadata entry-meta post-meta article-meta post-info article-info byline-date "
        "article-details post-details story-meta"
    ),
    "promotion": (
        "promo promos promotion teaser teasers cta banner campaign upsell donate donation "
        "app-download marketing ticker membership support-us"
    ),
    "form": "form input login signin",
    "navigation within the page": "tabs tab tablist accordion-nav back-to-top backtotop controls",
    "site's name": "logo branding site-title site-name site-description tagline",
}
"""Reason -> names of elements whose short lines are not the article."""

_PARTS: Mapping[Grip, str] = {
    "caption": (
        "caption captions figcaption credit credits media-caption image-caption "
        "wp-caption-text photo-caption thumbcaption gallerytext imagecaption bildunterschrift "
        "legende image-meta"
    ),
    "standfirst": (
        "standfirst dek deck second-title subtitle subheadline sub-title sub-headline subheading "
        "article-summary article-intro article-lead lede leadtext chapo chapeau excerpt "
        "entradilla bajada sottotitolo sommario vorspann article-description subtitulo "
        "linha-fina entry-subtitle post-subtitle intro-text article-subtitle article-deck "
        "lead-paragraph"
    ),
    "pull quote": "pullquote pull-quote pullquotes pq quote-pull",
    "kicker": (
        "kicker eyebrow overline topline section-label section-name rubric rubrik dachzeile "
        "antetitulo category categories channel-name section-link label labels post-category "
        "chapeu occhiello surtitre rubrique"
    ),
}

_REASON_OF_PART: Mapping[Grip, str] = {
    "caption": "caption",
    "standfirst": "standfirst",
    "pull quote": "pull quote",
    "kicker": "section label",
}

_TAGS: Mapping[str, Hint] = {
    "nav": Hint("site navigation"),
    "menu": Hint("site navigation"),
    "amp-sidebar": Hint("site navigation"),
    "amp-consent": Hint("cookie notice"),
    "amp-user-notification": Hint("cookie notice"),
    "amp-ad": Hint("advertisement"),
    "dialog": Hint("pop-up"),
    "footer": Hint("page footer"),
    "form": Hint("form"),
    "search": Hint("form"),
    "address": Hint("byline", "short"),
    "aside": Hint("sidebar"),
}

_ROLES: Mapping[str, Hint] = {
    "navigation": Hint("site navigation"),
    "menu": Hint("site navigation"),
    "menubar": Hint("site navigation"),
    "tablist": Hint("site navigation"),
    "search": Hint("form"),
    "banner": Hint("page header"),
    "contentinfo": Hint("page footer"),
    "complementary": Hint("sidebar"),
    "dialog": Hint("pop-up"),
    "alertdialog": Hint("pop-up"),
    "doc-toc": Hint("table of contents"),
    "doc-endnotes": Hint("references"),
    "doc-bibliography": Hint("references"),
    "doc-footnote": Hint("footnote"),
    "doc-pullquote": Hint("pull quote", "pull quote"),
    "doc-subtitle": Hint("standfirst", "standfirst"),
}

_NOTES_WORDS = "note callout admonition tip warning info caution danger important notice"
_NOTES = frozenset(_NOTES_WORDS.split())
"""Names of boxes inside an article that belong to what it says."""

_NEGATORS_WORDS = "has no not with without is hide show js can"
_NEGATORS = frozenset(_NEGATORS_WORDS.split())
_BUILDERS = re.compile(
    r"elementor|wp-block|et_pb|vc_|fusion-|sqs-|kt-|brxe|wp-container|theme-|post-\d"
)
"""Page builders name every block of an article after themselves."""


def _by_name() -> dict[str, Hint]:
    names: dict[str, Hint] = {}
    for part, words in _PARTS.items():
        for word in words.split():
            names.setdefault(word, Hint(_REASON_OF_PART[part], part))
    for reason, words in _WHOLE.items():
        for word in words.split():
            names.setdefault(word, Hint(reason))
    for reason, words in _SHORT.items():
        for word in words.split():
            names.setdefault(word, Hint(reason, "short"))
    return names


_NAMES = _by_name()


def tag_hint(tag: str) -> Hint | None:
    """What an element's tag alone says of what is in it."""
    return _TAGS.get(tag)


@lru_cache(maxsize=8192)
def find_hint(tag: str, classes: str, ident: str, role: str, more: str) -> Hint | None:
    """What an element's tag and names say of what is in it; None where they say nothing.

    `more` holds names from other attributes. A hint that takes everything goes before one that
    takes the short lines.
    """
    names = f"{classes} {ident} {more}"[:600]
    if tag == "aside" and _NOTES.intersection(re.split(r"[\W_]+", names.lower())):
        return None
    found = _ROLES.get(role) or _TAGS.get(tag)
    if found and found.grip == "whole" and found.reason != "sidebar":
        return found
    parts = [hint for name in names.split() if (hint := _hint_of(name))]
    for hint in parts:
        if hint.grip == "whole":
            return hint
    for hint in parts:
        if hint.grip != "short":
            return hint
    return found or (parts[0] if parts else None)


@lru_cache(maxsize=8192)
def _hint_of(name: str) -> Hint | None:
    if _BUILDERS.match(name) and "pullquote" not in name:
        return None
    words = [
        word.lower()
        for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name.replace("A11y", "a11y"))
    ]
    if not words or len(words) > 8:
        return None
    found: Hint | None = None
    for index, word in enumerate(words):
        if index and words[index - 1] in _NEGATORS:
            break
        pair = f"{word}-{words[index + 1]}" if index + 1 < len(words) else ""
        hint = _NAMES.get(pair) or _NAMES.get("".join(words)) or _NAMES.get(word)
        if hint and (found is None or (found.grip != "whole" and hint.grip == "whole")):
            found = hint
    return found
