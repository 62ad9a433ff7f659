"""What a form may say for the ear and the keyboard alone: another language, a place to type."""

from __future__ import annotations

import pytest

from desktop_app.printing.filling import fill
from desktop_app.printing.forms import Form, placeholders, read_form
from desktop_app.printing.markup import FormError
from desktop_app.printing.story import Bullets, Choice, Choices, Passage, Prose, Run, Table, WritingLines, plain

TABLE = "| Step | Initials |\n|---|---|\n| {steps.text} | {steps.by} <br> [___] |"


def form(text: str, needs: str = "") -> Form:
    matter = f'title = "T"\naudience = "staff"\nfillable = true\nneeds = [{needs}]'
    return read_form(f"+++\n{matter}\n+++\n\n# Title\n\n{text}\n", "test/en.md")


def test_a_passage_holds_blocks_in_its_language():
    asked = form("{{in:es}}\n\nLlame al {phone}.\n\n{{end}}", '"phone"')
    assert placeholders(asked) == {"phone"}
    _, passage = fill(asked, {"phone": "555-0142"})
    assert isinstance(passage, Passage)
    assert passage.language == "es"
    [block] = passage.blocks
    assert isinstance(block, Prose)
    assert plain(block.text) == "Llame al 555-0142."


@pytest.mark.parametrize("text", ["{{in:es}}\n\nHola", "{{in}}\n\nHola\n\n{{end}}"])
def test_a_passage_has_a_language_and_an_end(text: str):
    with pytest.raises(FormError):
        form(text)


def test_a_cell_has_a_place_to_type_only_while_nothing_else_is_in_it():
    steps = ({"text": "Call", "by": "MR"}, {"text": "Write", "by": ""})
    _, table = fill(form(TABLE, '"steps", "steps.text", "steps.by"'), {"steps": steps})
    assert isinstance(table, Table)
    done, open_ = (row[1] for row in table.rows)
    assert [type(block) for block in done] == [Prose]
    assert open_ == (WritingLines(1),)


def test_a_few_words_in_another_language_keep_it_beside_strong_words_and_values():
    asked = form("C.O.P.S.: [Concerns of **Police** {phone}](en), familias.\n\n- [One](en): dos", '"phone"')
    assert placeholders(asked) == {"phone"}
    _, block, bullets = fill(asked, {"phone": "Survivors"})
    assert isinstance(block, Prose)
    assert block.text == (
        Run("C.O.P.S.: "),
        Run("Concerns of ", language="en"),
        Run("Police", strong=True, language="en"),
        Run(" Survivors", language="en"),
        Run(", familias."),
    )
    assert isinstance(bullets, Bullets)
    assert bullets.items == ((Run("One", language="en"), Run(": dos")),)


@pytest.mark.parametrize(
    ("text", "across"),
    [
        ("- [x] Llame a [Social **Security** {phone}](en) hoy\n- [ ] No", False),
        ("[x] Llame a [Social **Security** {phone}](en) hoy [ ] No", True),
    ],
)
def test_the_label_of_a_box_keeps_the_language_and_the_strength_of_its_words(text: str, across: bool):
    [_, choices] = fill(form(text, '"phone"'), {"phone": "line"})
    label = (
        Run("Llame a "),
        Run("Social ", language="en"),
        Run("Security", strong=True, language="en"),
        Run(" line", language="en"),
        Run(" hoy"),
    )
    assert choices == Choices((Choice(label, marked=True), Choice((Run("No"),))), across=across)


def test_a_box_in_a_cell_keeps_the_language_of_its_words():
    [_, table] = fill(form("| A | B |\n|---|---|\n| uno | [ ] [Mail](en) |"), {})
    assert isinstance(table, Table)
    assert table.rows[0][1] == (Choices((Choice((Run("Mail", language="en"),)),), across=True),)


def test_a_link_is_still_no_part_of_a_form():
    with pytest.raises(FormError):
        form("[Here](https://example.org)")
