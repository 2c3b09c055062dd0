"""One gain for each voice, measured once: every voice reads the same passage.

Levelling sentence by sentence makes a voice pump; a constant gain keeps its own loud and soft.
"""

from __future__ import annotations

from narrate.audio.joining import trim
from narrate.audio.level import LAME_DB, TARGET_LUFS, hop_powers, integrated_lufs
from narrate.errors import SpeechError
from narrate.speech import Engine, Voice

PASSAGES: dict[str, tuple[str, ...]] = {
    "en": (
        "The harbour was quiet when the first boats came back in the morning.",
        "A woman on the pier counted the crates, wrote the number down, and waved to the men.",
        "Nobody had slept much, but the catch was good and the weather would hold until Friday.",
        "By noon the market was full of voices, and the price of fish had fallen by a third.",
    ),
    "de": (
        "Der Hafen war still, als am Morgen die ersten Boote zurückkamen.",
        "Eine Frau auf der Mole zählte die Kisten, schrieb die Zahl auf und winkte den Männern.",
        "Niemand hatte viel geschlafen, aber der Fang war gut, und das Wetter sollte halten.",
        "Gegen Mittag war der Markt voller Stimmen, und der Preis war um ein Drittel gefallen.",
    ),
    "fr": (
        "Le port était calme quand les premiers bateaux sont rentrés au matin.",
        "Une femme comptait les caisses sur le quai, notait le chiffre et saluait les hommes.",
        "Personne n'avait beaucoup dormi, mais la pêche était bonne et le temps allait tenir.",
        "Vers midi, le marché était plein de voix et le prix du poisson avait baissé d'un tiers.",
    ),
    "es": (
        "El puerto estaba tranquilo cuando volvieron por la mañana los primeros barcos.",
        "Una mujer contaba las cajas en el muelle, apuntaba el número y saludaba a los hombres.",
        "Nadie había dormido mucho, pero la pesca era buena y el tiempo iba a aguantar.",
        "Al mediodía el mercado estaba lleno de voces y el precio había bajado un tercio.",
    ),
    "it": (
        "Il porto era tranquillo quando al mattino tornarono le prime barche.",
        "Una donna sul molo contava le casse, segnava il numero e salutava gli uomini.",
        "Nessuno aveva dormito molto, ma la pesca era buona e il tempo avrebbe tenuto.",
    ),
    "pt": (
        "O porto estava calmo quando os primeiros barcos voltaram de manhã.",
        "Uma mulher no cais contava as caixas, anotava o número e acenava para os homens.",
        "Ninguém tinha dormido muito, mas a pesca foi boa e o tempo ia aguentar.",
    ),
    "ru": (
        "В гавани было тихо, когда утром вернулись первые лодки.",
        "Женщина на причале считала ящики, записывала число и махала мужчинам рукой.",
        "Никто почти не спал, но улов был хорош, и погода обещала продержаться.",
    ),
    "ja": (
        "朝、最初の船が戻ってきたとき、港は静かでした。",
        "桟橋の女性が箱を数え、数字を書きとめ、男たちに手を振りました。",
        "だれもあまり眠っていませんでしたが、魚はたくさんとれました。",
    ),
    "zh": (
        "早上第一批渔船回来的时候,港口很安静。",
        "码头上的女人数着箱子,记下数目,向男人们挥手。",
        "大家都没怎么睡,但是收获很好,天气也会一直晴到星期五。",
    ),
    "ar": (
        "كان الميناء هادئا عندما عادت القوارب الأولى في الصباح.",
        "كانت امرأة على الرصيف تعد الصناديق وتكتب العدد وتلوح للرجال.",
        "لم ينم أحد كثيرا، لكن الصيد كان وفيرا والطقس سيبقى جيدا.",
    ),
}
"""What is read, by language: four ordinary sentences each, written for this."""

MEASURED = 2
"""Sentences of it that a voice reads to be measured: thirteen voices then lie within 0.9 LU of each
other on any other sentence, as they do after four."""

_ANY = ("1 2 3 4 5 6 7 8 9 10.", "11 12 13 14 15 16 17 18 19 20.", "30 40 50 60 70 80 90 100.")
"""Every voice can count."""

_WIDEST_DB = 24.0


def passage(language: str) -> tuple[str, ...]:
    """What a voice reads to be known by, sentence by sentence."""
    return PASSAGES.get(language.partition("-")[0].lower(), _ANY)


def measure_gain_db(engine: Engine, voice: Voice, language: str) -> float:
    """Decibels that bring the voice to the episode's loudness once it is encoded.

    Raises:
        SpeechError: the voice gives no sound at all.
    """
    import numpy as np

    powers = []
    for sentence in passage(language)[:MEASURED]:
        cut, _ = trim(engine.speak(sentence, voice, language=language))
        powers.append(hop_powers(cut))
    measured = integrated_lufs(np.concatenate(powers))
    if measured == float("-inf"):
        raise SpeechError(
            f"the voice {voice.id} gave silence where it should read a sentence.",
            hint="Choose another voice: `narrate voices` lists them.",
        )
    gain = TARGET_LUFS - LAME_DB - measured
    return round(min(max(gain, -_WIDEST_DB), _WIDEST_DB), 2)
