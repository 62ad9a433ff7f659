"""Stories as no form would write them: everything in any order, from nothing to more than a page can hold."""

from __future__ import annotations

from random import Random

from desktop_app.printing.story import (
    Block,
    Box,
    Bullets,
    Choice,
    Choices,
    Foot,
    Group,
    Head,
    Heading,
    Line,
    PageBreak,
    Passage,
    Prose,
    Run,
    Signatures,
    Signed,
    Story,
    Table,
    Text,
    Words,
    WritingLines,
)

WORDS = Words("Signature", "Date", "Signature recorded", "Box, marked", "Box, not marked", "Signature of {name}")
HEAD = Head("Fairhaven Police Department", "Victim Services", "A person answers", "555-0142", "8 am to 6 pm")
FOOT = Foot("Large print: ask us", "Record 26-0117", "page {page} of {pages}")
STROKES = (((0.1, 0.2), (0.2, 0.1), (0.3, 0.25)), ((0.4, 0.2), (0.6, 0.18)))
_LETTERS = "aábcçdđeéêfgğhiíjklłmnñoóöpqrsştuúüvwxyzž"
_SIGNS = (
    "555-0142",
    "(a)",
    "<b>",
    "&amp;",
    "10:00\xa0am",
    "“so”",
    "½",
    "Nguyễn",
    "Юлія",
    "\\(",
    "well-known",
    "x" * 130,
)


def story(seed: int) -> Story:
    """The same story for the same seed."""
    random = Random(seed)
    fillable = random.random() < 0.4
    language = random.choice(("en", "es", "vi"))
    return Story(f"Story {seed}", "Agency", language, HEAD, FOOT, _blocks(random), WORDS, fillable)


def record(rows: int) -> Story:
    """A long table after a few words."""
    head = ("No.", "Belonging", "Seal checked", "Result")
    body = tuple(
        tuple(
            (Prose((Run(text),)),)
            for text in (str(number), f"Belonging {number}, as it was found", "Whole", "Returned")
        )
        for number in range(1, rows + 1)
    )
    table = Table(tuple((Run(text),) for text in head), body, (6, 19, 10, 12))
    blocks = (Heading(1, (Run("Record"),)), Prose((Run("These are the belongings."),)), table)
    return Story("Record 26-0117", "Agency", "en", HEAD, FOOT, blocks, WORDS)


def _blocks(random: Random) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(1, _text(random, 4))]
    level = 1
    for _ in range(random.randint(1, 14)):
        if random.random() < 0.4:
            level = random.randint(2, min(level + 1, 3))
            blocks.append(Heading(level, _text(random, 5)))
        blocks.append(_block(random))
    return tuple(blocks)


def _block(random: Random, *, nested: bool = False) -> Block:
    makers = (_prose, _bullets, _choices, _box, _table, _lines, _signatures)
    if nested or random.random() < 0.85:
        return random.choice(makers)(random)
    inner = tuple(_block(random, nested=True) for _ in range(random.randint(1, 3)))
    return random.choice((Group(inner), Passage("es", inner), PageBreak()))


def _prose(random: Random) -> Block:
    return Prose(_text(random, random.choice((3, 30, 30, 900))))


def _bullets(random: Random) -> Block:
    return Bullets(tuple(_text(random, random.choice((2, 20, 200))) for _ in range(random.randint(1, 6))))


def _choices(random: Random) -> Block:
    options = tuple(Choice(_text(random, 4), marked=random.random() < 0.5) for _ in range(random.randint(1, 5)))
    return Choices(options, across=random.random() < 0.5)


def _box(random: Random) -> Block:
    lines = tuple(
        Line(_text(random, 2) if random.random() < 0.7 else (), _text(random, random.choice((3, 15, 300))))
        for _ in range(random.randint(1, 4))
    )
    return Box(lines)


def _table(random: Random) -> Block:
    columns = random.randint(1, 5)
    head = tuple(_text(random, 2) if random.random() < 0.9 else () for _ in range(columns))
    if random.random() < 0.2:
        head = ((),) * columns
    rows = tuple(tuple(_cell(random, columns) for _ in range(columns)) for _ in range(random.choice((1, 3, 3, 60))))
    return Table(head, rows, tuple(random.randint(3, 9) for _ in range(columns)))


def _cell(random: Random, columns: int) -> tuple[Prose | Choices | WritingLines, ...]:
    chance = random.random()
    if chance < 0.1:
        return ()
    if chance < 0.2:
        return (Choices((Choice((), marked=chance < 0.15),)),)
    if chance < 0.25:
        return (WritingLines(1),)
    if chance < 0.3:
        return (Choices((Choice(_text(random, 2)), Choice(_text(random, 2)))),)
    long = 500 if columns < 3 and chance > 0.98 else 6
    return tuple(Prose(_text(random, long)) for _ in range(random.randint(1, 2)))


def _lines(random: Random) -> Block:
    return WritingLines(random.choice((1, 3, 40)))


def _signatures(random: Random) -> Block:
    lines = tuple(
        Signed(_text(random, 3), _text(random, 2), (Run("today"),) if n else (), STROKES if n == 2 else ())
        for n in range(random.randint(1, 3))
    )
    return Signatures(lines)


def _text(random: Random, words: int) -> Text:
    runs: list[Run] = []
    left = random.randint(1, words)
    while left > 0:
        count = min(left, random.randint(1, 40))
        left -= count
        text = " ".join(_word(random) for _ in range(count))
        place = len(runs)
        link = f"https://example.org/{random.random()}" if random.random() < 0.05 else ""
        # what is strong may end within a word, and a line may be broken anywhere
        joint = random.choice((" ", " ", "", "\n")) if left else ""
        runs.append(Run(text + ("" if link else joint), place % 3 == 1, link))
    return tuple(runs)


def _word(random: Random) -> str:
    if random.random() < 0.05:
        return random.choice(_SIGNS)
    return "".join(random.choices(_LETTERS, k=random.randint(1, 11)))
