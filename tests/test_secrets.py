"""A key is used and seen nowhere: not in what is published, kept, printed or set down."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pytest

from narrate.article.addresses import public_address
from narrate.article.fetch import checked_url
from narrate.episode.record import read_records
from narrate.errors import FetchError
from tests.standins.speech import SpeechServer
from tests.standins.web import Web, web
from tests.test_cli import narrate
from tests.test_follow import item, page, rss
from tests.test_pipeline import SHORT

KEY = "sk-proj-9f8e7d6c5b4a39281706secret"
PASSWORD = "hunter2hunter2"


def traces(folder: Path, *printed: str) -> list[str]:
    """Where the key or the password can be read, names of files included."""
    secrets = (KEY, KEY[8:], PASSWORD, TOKEN)
    found = [text for text in printed if any(secret in text for secret in secrets)]
    for path in sorted(folder.rglob("*")):
        told = str(path).encode() + (path.read_bytes() if path.is_file() else b"")
        if any(secret.encode() in told for secret in secrets):
            found.append(path.name)
    return found


@pytest.fixture
def folder(tmp_path, speech_server: SpeechServer) -> Path:
    """An article and the address of the server, a password in it."""
    address = speech_server.base_url.replace("//", f"//me:{PASSWORD}@")
    (tmp_path / "tide.txt").write_text(SHORT, encoding="utf-8")
    (tmp_path / "narrate.toml").write_text(f'[engines.openai]\nbase_url = "{address}"\n')
    return tmp_path


@pytest.mark.parametrize("variable", ["NARRATE_OPENAI_KEY", "OPENAI_API_KEY"])
def test_a_key_leaves_no_trace_when_all_goes_well(folder, speech_server, variable):
    secret = {variable: KEY, "NARRATE_ENGINE": "openai"}
    said = [narrate(folder, "make", "--json", "tide.txt", **secret)]
    said += [narrate(folder, *words, **secret) for words in (["feed", "rebuild"], ["doctor"])]
    (folder / "narrate.toml").unlink()  # the password stands there, where its owner wrote it

    assert said[0].returncode == 0, said[0].stderr
    assert {headers["Authorization"] for headers in speech_server.headers} == {f"Bearer {KEY}"}
    assert list((folder / "output").glob("*.mp3"))
    assert list((folder / "cache").rglob("*"))
    assert traces(folder, *(done.stdout + done.stderr for done in said)) == []


@pytest.mark.parametrize(
    "fault", [f"401:Incorrect API key provided: {KEY}", f"400:no {KEY}", f"500:{KEY}", "page"]
)
def test_a_key_leaves_no_trace_when_the_server_repeats_it(folder, speech_server, fault):
    speech_server.always = fault
    with (folder / "narrate.toml").open("a") as file:
        file.write("tries = 1\n")
    done = narrate(folder, "make", "tide.txt", NARRATE_OPENAI_KEY=KEY, NARRATE_ENGINE="openai")
    (folder / "narrate.toml").unlink()

    assert done.returncode == 1
    assert "error: " in done.stderr
    assert speech_server.headers
    assert traces(folder, done.stdout, done.stderr) == []


def test_no_key_is_written_into_the_settings(folder):
    (folder / "narrate.toml").write_text('engine = "openai"\n')
    done = narrate(folder, "init", "--yes", "--title", "Tides", OPENAI_API_KEY=KEY)

    assert done.returncode == 0, done.stderr
    assert "Tides" in (folder / "narrate.toml").read_text()
    assert traces(folder, done.stdout, done.stderr) == []


TOKEN = "7c1e55a0f3b94d1c"
LOGIN = f"me:{PASSWORD}@"


def closed(site: Web, path: str, body: str, **headers: str) -> str:
    """The address of a page behind a password and a token."""
    site.put(f"{path}?id=7&token={TOKEN}", body, **headers)
    return f"{site.url}{path}?id=7&token={TOKEN}".replace("//", f"//{LOGIN}")


def test_a_password_in_an_address_opens_the_page_and_leaves_no_trace(tmp_path):
    with web() as site:
        address = closed(site, "/tide", page("The tide"))
        away = {"no_proxy": "127.0.0.1"}
        done = narrate(tmp_path, "make", "--json", address, **away)
        shown = narrate(tmp_path, "script", "--json", address, **away)
        gone = narrate(tmp_path, "make", address.replace("/tide", "/gone"), "nosuch", **away)
    logins = {b64decode(words.split()[1]).decode() for words in site.logins if words}

    assert done.returncode == 0, done.stderr
    assert logins == {f"me:{PASSWORD}"}
    [episode] = read_records(tmp_path / "output")
    assert episode.source == f"{site.url}/tide?id=7"
    assert gone.returncode == 1
    assert f"{site.url}/gone?id=7 failed:" in gone.stderr
    said = [one.stdout + one.stderr for one in (done, shown, gone)]
    assert traces(tmp_path, *said) == []


def test_a_password_in_a_feeds_address_opens_its_pages_and_leaves_no_trace(tmp_path):
    """Read from its page, or from the feed; failed and listed."""
    names = {"Teased": "auth", "Whole": "sid", "Gone": "access_token"}
    with web() as site:
        site.put(f"/Teased?auth={TOKEN}", page("Teased"))
        items = [
            item(name, day, full=name == "Whole", link=f"{{web}}/{name}?{key}={TOKEN}")
            for day, (name, key) in enumerate(names.items(), 1)
        ]
        feed = closed(site, "/feed", rss(*items), kind="application/rss+xml")
        away = {"no_proxy": "127.0.0.1"}
        made = narrate(tmp_path, "follow", feed, **away)
        listed = narrate(tmp_path, "follow", feed, "--dry-run", **away)
        gone = narrate(tmp_path, "follow", feed.replace("/feed", "/nofeed"), "ftp" + feed, **away)

    assert made.stdout == "output/teased.mp3\noutput/whole.mp3\n", made.stderr
    assert [episode.source for episode in read_records(tmp_path / "output")] == [
        f"{site.url}/Whole",
        f"{site.url}/Teased",
    ]
    assert "failed 1 times" in listed.stderr
    assert None not in site.logins  # the feed's pages are behind its password too
    said = [one.stdout + one.stderr for one in (made, listed, gone)]
    assert traces(tmp_path, *said) == []


@pytest.mark.parametrize("address", ["ftp://{}a/b", "http:///{}a", "http://[{}a", "http://{}:x/"])
def test_what_is_no_address_is_named_without_its_password(address):
    with pytest.raises(FetchError) as caught:
        checked_url(address.format(LOGIN))

    assert PASSWORD not in str(caught.value)


@pytest.mark.parametrize("setting", ["base_url", "link", "funding"])
def test_a_password_is_refused_in_what_is_published(tmp_path, setting):
    (tmp_path / "narrate.toml").write_text(f'[show]\n{setting} = "https://{LOGIN}host/"\n')
    done = narrate(tmp_path, "feed")
    (tmp_path / "narrate.toml").unlink()

    assert done.returncode == 1
    assert f"show.{setting} holds a user or a password" in done.stderr
    assert "hint: Without it: https://host/" in done.stderr
    assert traces(tmp_path, done.stdout, done.stderr) == []


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://a.org/b?c=d&e=f", "https://a.org/b?c=d&e=f"),
        ("https://me:pw@a.org:81/b", "https://a.org:81/b"),
        ("https://me@a.org", "https://a.org"),
        ("https://a.org/?token=1", "https://a.org/"),
        ("https://a.org/?a=1&X-Amz-Signature=2&b=3#c", "https://a.org/?a=1&b=3#c"),
        ("https://a.org/?api_key=1&apikey=2&sid=3&pwd=4", "https://a.org/"),
        (
            "https://a.org/?monkey=1&sigma=2&keyboard=3",
            "https://a.org/?monkey=1&sigma=2&keyboard=3",
        ),
        ("https://a.org/@me/b?at=me@b.org", "https://a.org/@me/b?at=me@b.org"),
        ("a@b.txt", "a@b.txt"),
        ("what?key=1", "what?key=1"),
    ],
)
def test_an_address_is_shown_without_what_lets_in(address, shown):
    assert public_address(address) == shown
