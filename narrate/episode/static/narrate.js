"use strict";

/* What a page does beyond being read. Without this file the browser's own player, the chapters
   and the transcript are still there. Nothing is fetched and nothing leaves the machine. */

const one = (query, within = document) => within.querySelector(query);
const all = (query, within = document) => [...within.querySelectorAll(query)];

/* A page opened from a folder may have no storage: what is remembered is then forgotten. */
const memory = {
  get(key) {
    try { return JSON.parse(localStorage.getItem(`narrate:${key}`)); } catch { return null; }
  },
  set(key, value) {
    try { localStorage.setItem(`narrate:${key}`, JSON.stringify(value)); } catch { /* forgotten */ }
  },
};

function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, "0");
  const minutes = Math.floor(whole / 60) % 60;
  return whole >= 3600
    ? `${Math.floor(whole / 3600)}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

function spoken(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [[Math.floor(whole / 3600), "hour"], [Math.floor(whole / 60) % 60, "minute"],
    [whole % 60, "second"]];
  const said = parts.filter(([count]) => count).map(([n, unit]) => `${n} ${unit}${n > 1 ? "s" : ""}`);
  return said.join(" ") || "0 seconds";
}

/* Seconds that an address asks for: #t=83, #t=83.5, #t=1:23, #t=1h2m3s; null if it does not. */
function asked(hash) {
  const given = /^#(?:.*&)?t=([\d.:hms]+)/.exec(hash);
  if (!given) return null;
  const units = /^(?:(\d+)h)?(?:(\d+)m)?(?:([\d.]+)s)?$/.exec(given[1]);
  const parts = units ? units.slice(1).map((part) => part || 0) : given[1].split(":");
  const seconds = parts.reduce((sum, part) => sum * 60 + Number(part), 0);
  return Number.isFinite(seconds) ? seconds : null;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

/* The last of a rising list of numbers that is not above `wanted`; -1 if there is none. */
function lastAt(starts, wanted) {
  let low = 0, high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= wanted) low = middle + 1; else high = middle;
  }
  return low - 1;
}

function play(player) {
  const audio = one("audio", player);
  const rail = one("input", player);
  const told = one(".told", player);
  const follow = one(".follow", player);
  const toggle = one('[data-do="play"]', player);
  const speed = one('[data-do="speed"]', player);
  const sentences = all("[data-t]");
  const starts = sentences.map((sentence) => Number(sentence.dataset.t));
  const chapters = all(".chapters [data-seek]");
  const borders = chapters.map((chapter) => Number(chapter.dataset.seek));
  const place = `place:${player.dataset.guid}`;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let sentence = -1, chapter = -1, word = -1, second = -1;  // what is shown as being said
  let words = null, wanted = null, following = true, ours = 0, saved = 0;

  const length = () =>
    Number.isFinite(audio.duration) ? audio.duration : Number(player.dataset.duration) / 1000;

  function tell(message, again) {
    told.replaceChildren(message);
    if (again) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = again[0];
      button.addEventListener("click", () => { told.replaceChildren(); again[1](); });
      told.append(" ", button);
    }
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => told.replaceChildren(), again ? 12000 : 4000);
  }

  function start() {
    audio.play().catch((error) => {
      if (error.name === "NotAllowedError") tell("Press play to listen.");
    });
  }

  function seek(seconds, { playing = false, share = false, still = false } = {}) {
    const place = Math.min(Math.max(seconds, 0), Math.max(length() - 0.05, 0));
    audio.currentTime = place;
    wanted = audio.readyState ? null : place;
    setFollowing(true);
    show();
    if (!still) followVoice();
    remember();
    if (share) history.replaceState(null, "", `#t=${Number(seconds.toFixed(2))}`);
    if (playing) start();
  }

  /* The words of the sentence being said, each in an element, where their times are known. */
  function open(index) {
    const element = sentences[index];
    const text = element.textContent;
    const pairs = element.dataset.w.split(" ").map((pair) => pair.split(":").map(Number));
    const parts = [text.slice(0, pairs[0][0])];
    const marks = pairs.map(([at], number) => {
      const end = number + 1 < pairs.length ? pairs[number + 1][0] : text.length;
      const piece = text.slice(at, end);
      const mark = document.createElement("i");
      mark.textContent = piece.trimEnd();
      parts.push(mark, piece.slice(mark.textContent.length));
      return mark;
    });
    element.replaceChildren(...parts);
    words = { element, text, marks, starts: pairs.map(([, ms]) => starts[index] + ms) };
  }

  function close() {
    if (words) words.element.replaceChildren(words.text);
    words = null;
    word = -1;
  }

  function setFollowing(yes) {
    following = yes;
    follow.hidden = yes || audio.paused;
  }

  function followVoice() {
    const element = sentences[sentence];
    if (!following || !element) return;
    const box = element.getBoundingClientRect();
    const floor = innerHeight - player.offsetHeight;
    if (box.top > innerHeight * 0.12 && box.bottom < floor - innerHeight * 0.16) return;
    ours = performance.now();
    scrollTo({
      top: scrollY + box.top - floor * 0.34,
      behavior: calm.matches || Math.abs(box.top) > innerHeight * 3 ? "auto" : "smooth",
    });
  }

  /* A long list of chapters scrolls by itself, beside the text. */
  function keepInSight(link) {
    const side = link.closest("aside");
    const room = side.getBoundingClientRect(), box = link.getBoundingClientRect();
    if (side.scrollHeight > side.clientHeight && (box.top < room.top || box.bottom > room.bottom)) {
      side.scrollTop += box.top - room.top - room.height / 3;
    }
  }

  /* Everything that shows where the voice is. */
  function show() {
    const seconds = audio.currentTime;
    const ms = seconds * 1000 + 30;
    const now = lastAt(starts, ms);
    if (now !== sentence) {
      close();
      sentences[sentence]?.classList.remove("said");
      sentences[sentence]?.removeAttribute("aria-current");
      sentence = now;
      const element = sentences[now];
      if (element) {
        element.classList.add("said");
        element.setAttribute("aria-current", "true");
        if (element.dataset.w) open(now);
        if (!audio.paused) followVoice();
      }
    }
    if (words) {
      const at = lastAt(words.starts, ms);
      if (at !== word) {
        words.marks[word]?.classList.remove("heard");
        words.marks[at]?.classList.add("heard");
        word = at;
      }
    }
    const part = lastAt(borders, ms);
    if (part !== chapter) {
      chapters[chapter]?.removeAttribute("aria-current");
      chapters[part]?.setAttribute("aria-current", "true");
      chapter = part;
      if (chapters[part]) keepInSight(chapters[part]);
      one(".chapter", player).textContent =
        chapters[part] ? one("span", chapters[part]).textContent : "";
      describe();
    }
    const total = length();
    rail.style.setProperty("--at", `${total ? (100 * seconds) / total : 0}%`);
    if (Math.floor(seconds) === second) return;
    second = Math.floor(seconds);
    one(".now", player).textContent = clock(seconds);
    one(".left", player).textContent = `−${clock(total - second)}`;
    rail.value = String(second);
    rail.setAttribute("aria-valuetext", `${spoken(seconds)} of ${spoken(total)}`);
  }

  function frame() {
    show();
    if (!audio.paused) requestAnimationFrame(frame);
  }

  function remember() {
    const of = length();
    saved = audio.currentTime;
    const ended = of - saved < Math.min(15, of / 20);
    memory.set(place, { at: ended ? 0 : saved, of, ended });
  }

  function step(by) {
    const within = audio.currentTime * 1000 - (starts[sentence] ?? 0) > 1500;
    const to = by < 0 && within ? sentence : sentence + by;
    if (starts[to] !== undefined) seek(starts[to] / 1000);
    else if (by < 0) seek(0);
  }

  function turn(by) {
    const within = audio.currentTime * 1000 - (borders[chapter] ?? 0) > 3000;
    const to = by < 0 && within ? chapter : chapter + by;
    if (borders[to] !== undefined) seek(borders[to] / 1000);
    else if (by < 0) seek(0);
  }

  const actions = {
    play: () => (audio.paused ? start() : audio.pause()),
    back: () => seek(audio.currentTime - 10),
    on: () => seek(audio.currentTime + 10),
    async link() {
      const address = new URL(location.href);
      address.hash = `t=${Math.floor(audio.currentTime)}`;
      tell(await copied(address.href)
        ? `Link to ${clock(audio.currentTime)} copied.` : address.href);
    },
  };

  /* Keys of a headset and of the lock screen. */
  function describe() {
    if (!("mediaSession" in navigator)) return;
    const cover = one("img.cover");
    navigator.mediaSession.metadata = new MediaMetadata({
      title: one("h1").textContent,
      artist: chapters[chapter] ? one("span", chapters[chapter]).textContent : "",
      album: one(".show a").textContent.trim(),
      artwork: /^http/.test(cover.src)
        ? [{ src: cover.src, sizes: "1600x1600", type: "image/jpeg" }] : [],
    });
  }

  function listen() {
    if (!("mediaSession" in navigator)) return;
    const keys = {
      play: start,
      pause: () => audio.pause(),
      seekbackward: (told) => seek(audio.currentTime - (told.seekOffset || 10)),
      seekforward: (told) => seek(audio.currentTime + (told.seekOffset || 10)),
      seekto: (told) => seek(told.seekTime),
      previoustrack: borders.length ? () => turn(-1) : null,
      nexttrack: borders.length ? () => turn(1) : null,
    };
    for (const [key, does] of Object.entries(keys)) {
      try { navigator.mediaSession.setActionHandler(key, does); } catch { /* not known here */ }
    }
  }

  for (const button of all("button[data-do]", player)) {
    button.addEventListener("click", () => actions[button.dataset.do]());
  }
  speed.addEventListener("change", () => {
    audio.playbackRate = audio.defaultPlaybackRate = Number(speed.value);
    memory.set("speed", speed.value);
  });
  rail.addEventListener("input", () => seek(Number(rail.value)));
  follow.addEventListener("click", () => {
    setFollowing(true);
    followVoice();
  });
  for (const kind of ["play", "pause", "ended"]) {
    audio.addEventListener(kind, () => {
      player.classList.toggle("playing", !audio.paused);
      toggle.setAttribute("aria-label", audio.paused ? "Play" : "Pause");
      setFollowing(following);
      remember();
      if (kind === "play") { describe(); followVoice(); requestAnimationFrame(frame); }
    });
  }
  audio.addEventListener("timeupdate", () => {
    show();
    if (Math.abs(audio.currentTime - saved) > 4) remember();
  });
  audio.addEventListener("loadedmetadata", () => {
    rail.max = String(Math.max(1, Math.floor(length())));
    second = -1;
    if (wanted !== null) audio.currentTime = wanted;  // not every browser keeps a place till then
    wanted = null;
    show();
  });
  const mute = () => tell(`The sound cannot be played: is ${
    decodeURIComponent(audio.src.split("/").pop())} beside this page?`);
  audio.addEventListener("error", mute);
  addEventListener("pagehide", remember);
  addEventListener("hashchange", () => {
    const seconds = asked(location.hash);
    if (seconds !== null) seek(seconds);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-seek]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      seek(Number(link.dataset.seek) / 1000, { playing: true, share: true });
      return;
    }
    const said = event.target.closest("[data-t]");
    if (said && getSelection().isCollapsed) {
      seek(Number(said.dataset.t) / 1000, { playing: true, share: true });
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const within = event.target.closest("input, select, textarea, button, summary, a, audio");
    if (event.key === " " && (!within || within === rail)) actions.play();
    else if (within && (within !== rail || !/^Arrow(Left|Right)$/.test(event.key))
      && !(within.matches("a, button") && event.key.startsWith("Arrow"))) return;
    else if (event.shiftKey && !getSelection().isCollapsed) return;
    else if (event.key === "ArrowLeft") event.shiftKey ? step(-1) : actions.back();
    else if (event.key === "ArrowRight") event.shiftKey ? step(1) : actions.on();
    else if (event.key === "ArrowUp" && event.shiftKey) turn(-1);
    else if (event.key === "ArrowDown" && event.shiftKey) turn(1);
    else return;
    event.preventDefault();
  });

  /* A reader who scrolls is left alone; our own scrolling does not count. */
  for (const kind of ["wheel", "touchmove"]) {
    addEventListener(kind, () => setFollowing(false), { passive: true });
  }
  addEventListener("scroll", () => {
    if (performance.now() - ours > 1500 && !audio.paused && sentences[sentence]) {
      const box = sentences[sentence].getBoundingClientRect();
      if (box.bottom < 0 || box.top > innerHeight) setFollowing(false);
    }
  }, { passive: true });

  audio.controls = false;
  one(".controls", player).hidden = false;
  document.documentElement.classList.add("js");
  if (matchMedia("(max-width: 63.99rem)").matches) {
    for (const folded of all("aside details")) folded.open = false;
  }
  for (const border of borders.slice(1)) {
    const tick = document.createElement("span");
    tick.className = "tick";
    tick.style.left = `${border / Number(player.dataset.duration) * 100}%`;
    rail.after(tick);
  }
  const kept = memory.get("speed");
  if (kept && all("option", speed).some((option) => option.value === kept)) {
    speed.value = kept;
    audio.playbackRate = audio.defaultPlaybackRate = Number(kept);
  }
  listen();
  if (audio.error) mute();
  const linked = asked(location.hash);
  const before = memory.get(place);
  if (linked !== null) {
    seek(linked);
  } else if (before && before.at > 5 && before.at < length()) {
    seek(before.at, { still: true });
    tell(`You were at ${clock(before.at)}.`, ["Start over", () => seek(0)]);
  } else {
    show();
  }
}

/* The list of episodes: what is left of each, what is searched for, where to subscribe. */
function list(main) {
  const rows = all(".episodes > li", main);
  const field = one("#search");
  const count = one(".count", main);
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const about = rows.map((row) => plain(`${row.textContent} ${row.dataset.words || ""}`));
  let said = null;

  /* What was said in each episode comes with the first search. */
  function fetchWords() {
    if (said) return;
    said = {};
    const script = document.createElement("script");
    script.src = "./search.js";
    script.addEventListener("load", () => {
      for (const [slug, cues] of Object.entries(self.narrateWords)) {
        said[slug] = cues.map(([at, text, who]) => ({ at, text, plain: plain(`${text} ${who}`) }));
      }
      search();
    });
    document.head.append(script);
  }

  function marked(text, wanted) {
    const at = plain(text).indexOf(wanted[0]);
    if (at < 0 || plain(text).length !== text.length) return [text];
    const from = at > 60 ? text.lastIndexOf(" ", at - 40) + 1 : 0;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(at, at + wanted[0].length);
    return [from ? "… " : "", text.slice(from, at), mark, text.slice(at + wanted[0].length)];
  }

  function hits(row, wanted) {
    one(".hits", row)?.remove();
    const cues = wanted.length && said ? said[row.dataset.slug] || [] : [];
    const found = cues.filter((cue) => wanted.every((word) => cue.plain.includes(word)));
    if (!found.length) return false;
    const lines = document.createElement("ul");
    lines.className = "hits";
    for (const cue of found.slice(0, 3)) {
      const link = document.createElement("a");
      link.href = `./${encodeURIComponent(row.dataset.slug)}.html#t=${cue.at}`;
      const time = document.createElement("small");
      const words = document.createElement("span");
      time.textContent = clock(cue.at);
      words.append(...marked(cue.text, wanted));
      link.append(time, words);
      const line = document.createElement("li");
      line.append(link);
      lines.append(line);
    }
    one("div", row).append(lines);
    return true;
  }

  function search() {
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    let found = 0;
    rows.forEach((row, at) => {
      const spoken = hits(row, wanted);
      row.hidden = !spoken && !wanted.every((word) => about[at].includes(word));
      if (!row.hidden) found += 1;
    });
    count.textContent = !wanted.length ? count.dataset.all
      : found ? `${found} of ${rows.length} episodes` : `No episode has “${field.value.trim()}”.`;
  }

  for (const row of rows) {
    const before = memory.get(`place:${row.dataset.guid}`);
    const mark = one(".progress", row);
    if (before?.ended) mark.textContent = "Listened";
    else if (before?.at > 5) mark.textContent = `${clock(before.of - before.at)} left`;
  }
  if (field) {
    one(".search").hidden = false;
    field.addEventListener("input", () => { fetchWords(); search(); });
    field.value = new URLSearchParams(location.search).get("q") || "";
    if (field.value) { fetchWords(); search(); }
  }
  const feed = one("a.feed");
  const web = /^https?:$/.test(feed.protocol);
  const app = one("a.app");
  if (web && !app.hasAttribute("href")) app.href = feed.href.replace(/^https?:/, "podcast:");
  app.hidden = !app.hasAttribute("href");
  const copy = one("button.copy");
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    one(".told").textContent =
      await copied(feed.href) ? "Copied. Paste it into your podcast app." : feed.href;
  });
}

const player = one(".player");
if (player) play(player);
const index = one("body.index main");
if (index) list(index);
