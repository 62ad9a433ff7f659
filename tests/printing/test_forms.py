"""The agency's words: complete, alike in every language, kind, plain; and a slip is named by file and key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop_app.paths import data_folder
from desktop_app.printing.filling import fill
from desktop_app.printing.forms import LANGUAGES, SOURCE_LANGUAGE, load_form, placeholders, read_form
from desktop_app.printing.markup import Each, FormError, In, Node, When
from desktop_app.printing.story import Bullets, Choices, Heading, Prose, StoryError, Table, check_headings, plain
from tests.word_lists import CRIME, LOUD, MANNERS, UNKIND

FOLDER = data_folder("forms")
NAMES = sorted(folder.name for folder in FOLDER.iterdir() if any(folder.glob("*.md")))
FAMILY = [name for name in NAMES if load_form(name, "en").front.audience == "family"]
OF_STAFF = {"en", "es"}
every_form = pytest.mark.parametrize("name", NAMES)


def body(name: str, language: str) -> str:
    return (FOLDER / name / f"{language}.md").read_text(encoding="utf-8").split("+++\n")[2]


def front_words(name: str, language: str) -> str:
    return " ".join(load_form(name, language).front.words.values())


def form(text: str, needs: str = "", words: str = ""):
    return read_form(
        f'+++\ntitle = "T"\naudience = "family"\nneeds = [{needs}]\n{words}\n+++\n\n{text}\n', "test/en.md"
    )


@every_form
def test_a_form_exists_in_each_language_of_its_readers(name: str):
    assert {path.stem for path in (FOLDER / name).glob("*.md")} == (set(LANGUAGES) if name in FAMILY else OF_STAFF)


@every_form
def test_each_language_asks_for_the_same_values_and_offers_the_same_words(name: str):
    source = load_form(name, SOURCE_LANGUAGE)
    assert placeholders(source) == source.front.needs
    for path in (FOLDER / name).glob("*.md"):
        form = load_form(name, path.stem)
        assert placeholders(form) == form.front.needs == source.front.needs
        assert form.front.words.keys() == source.front.words.keys()
        for key in ("audience", "fillable", "layout"):
            assert getattr(form.front, key) == getattr(source.front, key)
        assert outline(form.nodes) == outline(source.nodes)


def outline(nodes: tuple[Node, ...]) -> list[object]:
    """The kinds of the blocks, within one another: a translation leaves nothing out."""
    found: list[object] = []
    for node in nodes:
        match node:
            case When(name, wanted, inner):
                found.append((name, wanted, outline(inner)))
            case Each(name, inner):
                found.append((name, outline(inner)))
            case In(_, inner):
                found.append(outline(inner))
            case Bullets(items):
                found.append(len(items))
            case Table(head, rows):
                found.append((len(head), len(rows)))
            case _:
                found.append(type(node).__name__)
    return found


@every_form
def test_no_form_has_an_unkind_word(name: str):
    """What families read is held to more than this in test_words.py."""
    for path in (FOLDER / name).glob("*.md"):
        text = f"{body(name, path.stem)} {front_words(name, path.stem)}"
        assert not re.findall(f"{UNKIND[path.stem]}|{LOUD}", text, re.IGNORECASE)


@pytest.mark.parametrize("name", ["family_packet_suicide", "family_packet_undetermined"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_packets_that_follow_no_crime_speak_of_none(name: str, language: str):
    assert not re.findall(CRIME[language], body(name, language), re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_neutral_packet_names_no_manner(language: str):
    assert not re.findall(MANNERS[language], body("family_packet_undetermined", language), re.IGNORECASE)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "family_packet_homicide",
            ("compensation", "VINE", "rights", "advocate", "reporters", "prosecutor", "funeral"),
        ),
        ("family_packet_suicide", ("died by suicide", "note", "children and teens", "cleaned", "medical examiner")),
        ("family_packet_undetermined", ("no answer yet", "medical examiner", "pending", "children and teens")),
    ],
)
def test_each_packet_says_what_its_family_needs(name: str, words: tuple[str, ...]):
    text = body(name, "en")
    assert not [word for word in words if word not in text]


def test_values_become_text_not_markup():
    blocks = fill(form("# {a}\n\n{a} and **{a}**", '"a"'), {"a": "**x** # y\n\n- z {a}"})
    assert plain(blocks[0].text) == "**x** # y\n- z {a}"
    assert plain(blocks[1].text) == "**x** # y\n- z {a} and **x** # y\n- z {a}"


def test_lists_repeat_and_empty_lines_are_left_out():
    filled = fill(
        form(
            "- {items.a}\n- always\n\n{b}\n\n> One: {b}\n> Two: text\n\n| H |\n|---|\n| {items.a} <br> {b} |",
            '"items.a", "b"',
        ),
        {"items": ({"a": "1"}, {"a": ""}, {"a": "3"}), "b": ""},
    )
    assert [type(block).__name__ for block in filled] == ["Bullets", "Box", "Table"]
    bullets, box, table = filled
    assert isinstance(bullets, Bullets)
    assert [plain(item) for item in bullets.items] == ["1", "3", "always"]
    assert [plain(line.label) for line in box.lines] == ["Two"]
    assert isinstance(table, Table)
    assert [[len(cell) for cell in row] for row in table.rows] == [[1], [0], [1]]


def test_conditions_and_repeated_blocks_nest():
    source = "{{each:list}}\n\n{{when:list.yes}}\n\n{list.name} of {all}\n\n{{end}}\n\n{{unless:list.yes}}\n\nnone\n\n{{end}}\n\n{{end}}"
    blocks = fill(
        form(source, '"list", "list.yes", "list.name", "all"'),
        {"list": ({"yes": True, "name": "A"}, {"yes": False, "name": "B"}), "all": "2"},
    )
    assert [plain(block.blocks[0].text) for block in blocks] == ["A of 2", "none"]


def test_check_boxes_are_marked_by_values_not_by_typed_brackets():
    blocks = fill(form("[{a}] {t} [x] two [ ] three", '"a", "t"'), {"a": True, "t": "[x] typed"})
    assert isinstance(blocks[0], Choices)
    assert [(plain(option.label), option.marked) for option in blocks[0].options] == [
        ("[x] typed", True),
        ("two", True),
        ("three", False),
    ]


@pytest.mark.parametrize(
    ("text", "needs", "key"),
    [
        ("{absent}", '"absent"', "absent"),
        ("{items.absent}", '"items.absent"', "items.absent"),
        ("{undeclared}", "", "undeclared"),
        ("{{when:a}}\n\ntext", '"a"', "{{end}}"),
        ("{{end}}", "", "{{end}}"),
        ("text {{when:a}}", '"a"', "text {{when:a}}"),
        ("{{lines:many}}", "", "{{lines:many}}"),
        ("a { brace", "", "a { brace"),
        ("![picture](file.png)", "", "image"),
        ("[a](http://example.org)", "", "link"),
        ("`code`", "", "code_inline"),
        ("1. one", "", "ordered list"),
        ("- a\n  - b", "", "list"),
        ("{a} {flag}", '"a", "flag"', "flag"),
        ("{{each:a}}\n\ntext\n\n{{end}}", '"a"', "a"),
    ],
)
def test_a_slip_is_named_by_file_and_key(text: str, needs: str, key: str):
    with pytest.raises(FormError) as error:
        fill(form(text, needs), {"a": "x", "flag": True, "items": ({"b": "c"},)})
    assert error.value.file == "test/en.md"
    assert error.value.key == key
    assert str(error.value).startswith(f"test/en.md: {key}: ")


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("no front matter", "+++"),
        ('+++\ntitle = "T"\n+++\n', "audience"),
        ('+++\ntitle = "T"\naudience = "all"\n+++\n', "audience"),
        ('+++\ntitle = "T"\naudience = "staff"\nmore = 1\n+++\n', "more"),
        ("+++\ntitle = \n+++\n", "front matter"),
    ],
)
def test_front_matter_errors_name_the_file(source: str, part: str):
    with pytest.raises(FormError, match=r"test/en\.md") as error:
        read_form(source, "test/en.md")
    assert part in str(error.value)


def test_a_missing_word_is_named():
    with pytest.raises(FormError, match=r"test/en\.md: words\.absent"):
        form("text").word("absent")


def test_headings_keep_their_order():
    one, three = Heading(1, ()), Heading(3, ())
    check_headings((one, Prose(()), Heading(2, ()), three))
    for wrong in ((three,), (one, three), (one, one), ()):
        with pytest.raises(StoryError):
            check_headings(wrong)


def test_an_agency_may_change_its_words(tmp_path: Path):
    folder = tmp_path / "appointment_letter"
    folder.mkdir()
    (folder / "en.md").write_text('+++\ntitle = "Ours"\naudience = "family"\n+++\n\n# Ours\n', encoding="utf-8")
    assert load_form("appointment_letter", "en", tmp_path).front.title == "Ours"
