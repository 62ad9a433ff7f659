"""An agency's wording before it is kept: laid out as it would be printed, or the line on which it cannot be."""

from __future__ import annotations

import pytest

from desktop_app.domain.handouts import Letterhead
from desktop_app.domain.wording import FORMS, SHIPPED, FormText
from desktop_app.printing.forms import editable, load_form, read_form, read_own, shipped_source
from desktop_app.printing.markup import FormError
from desktop_app.printing.proofs import Slip, proof, shipped_words, values_for
from tests.printing.structure import read_aloud

HEAD = Letterhead("Fairhaven Police Department", "Victim Services", "555-0142", "8 am to 6 pm")
EVERY = [(form, language) for form, languages in FORMS.items() for language in languages]
FRONT = '+++\ntitle = "T"\n+++\n\n'


def own(text: str, form: str = "care", language: str = "en") -> FormText:
    return FormText(form, language, 1, text)


@pytest.mark.parametrize(("form", "language"), EVERY)
def test_what_may_be_edited_says_all_that_came_with_the_program(form: str, language: str) -> None:
    source, file = shipped_source(form, language), f"{form}/{language}.md"
    again, before = read_own(editable(source, file), source, file), read_form(source, file)
    assert (again.front, again.nodes) == (before.front, before.nodes)
    assert again.own
    assert "audience" not in editable(source, file)
    assert not values_for(own(editable(source, file), form, language), HEAD).left_out


@pytest.mark.parametrize(("form", "language"), [each for each in EVERY if each[1] == "es"])
def test_every_form_can_be_seen_as_a_specimen(form: str, language: str) -> None:
    text = own(shipped_words(form, language), form, language)
    assert proof(text, HEAD, "Specimen").startswith(b"%PDF")
    assert proof(text, HEAD, every_part=True).startswith(b"%PDF")


def test_the_page_says_the_agencys_words_with_invented_values_and_that_it_is_a_specimen() -> None:
    said = "\n".join(read_aloud(proof(own(FRONT + "# About {person_name}\n\nCall {contact}."), HEAD, "Specimen")))
    assert "About Alex" in said
    assert "Call Jordan Lee." in said
    assert HEAD.agency in said


def test_parts_that_are_printed_sometimes_are_shown_when_asked_for() -> None:
    text = own(FRONT + "# T\n\n{{when:crisis}}\n\nyes\n\n{{end}}\n\n{{unless:crisis}}\n\nno\n\n{{end}}")
    assert "no" not in read_aloud(proof(text, HEAD))
    assert {"yes", "no"} <= set(read_aloud(proof(text, HEAD, every_part=True)))


def test_words_of_every_page_are_seen_on_a_page() -> None:
    text = own(shipped_words("page", "en").replace("A person answers", "Somebody answers"), "page")
    assert "Somebody answers this telephone" in read_aloud(proof(text, HEAD))


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        (FRONT + "no title", 1, "#"),
        (FRONT + "## Section", 5, "## Section"),
        (FRONT + "# T\n\n### Deep", 7, "### Deep"),
        (FRONT + "# T\n\n## A\n\n# Second", 9, "# Second"),
        (FRONT + "# T\n\nfine {contact}\nand {nope}", 8, "{nope}"),
        (FRONT + "# T\n\n{{when:nope}}\n\ntext\n\n{{end}}", 7, "{nope}"),
        (FRONT + "# T\n\n| a |\n|---|\n| {crisis.nope} |", 9, "{crisis.nope}"),
        (FRONT + "# T\n\nfine\n\na { brace", 9, "a { brace"),
        (FRONT + "# T\n\n{{when:crisis}}\n\ntext\n\nmore", 7, "{{end}}"),
        (FRONT + "# T\n\ntext\n\n{{end}}", 9, "{{end}}"),
        (FRONT + "# T\n\n{{signatures}}\n\nA: {contact} | x", 7, "{{end}}"),
        (FRONT + "# T\n\n- a\n- b\n\n1. one", 10, "ordered list"),
        (FRONT + "# T\n\ntext\n\n![p](f.png)", 9, "image"),
        (FRONT + "# T\n\n\u6f22", 7, "\u6f22"),
        ("# T", 1, "+++"),
        ('+++\ntitle = "T"\n\n[words]\nnope = "x"\n+++\n# T', 5, "nope"),
        ('+++\ntitle = "T"\n\n[words]\nchecked = "{nope}"\n+++\n# T', 5, "{nope}"),
        ('+++\ntitle = "T"\naudience = "staff"\n+++\n# T', 3, "front matter"),
        ('+++\ntitle = "T"\nnot toml\n+++\n# T', 3, "front matter"),
    ],
)
def test_a_slip_names_its_line(text: str, line: int, key: str) -> None:
    with pytest.raises(Slip) as slip:
        proof(own(text), HEAD)
    assert (slip.value.line, slip.value.key) == (line, key)


def test_a_short_word_that_is_left_out_is_the_programs() -> None:
    form = load_form("care", "en", forms=SHIPPED.having(own(FRONT + "# T")))
    assert form.front.title == "T"
    assert form.word("checked", date="today") == load_form("care", "en").word("checked", date="today")
    assert form.front.needs == frozenset()


def test_values_are_offered_with_what_they_would_say_and_missed_when_they_go() -> None:
    known = values_for(own(FRONT + "# T\n\n{person_name}"), HEAD)
    assert known.offered["person_name"] == "Alex"
    assert known.offered["phone"] == HEAD.phone
    assert {"contact", "crisis.name"} <= set(known.left_out)
    assert "person_name" not in known.left_out
    assert values_for(own("broken"), HEAD).offered == known.offered


def test_words_that_no_longer_fit_are_named_when_they_are_printed() -> None:
    with pytest.raises(FormError, match="care/en"):
        load_form("care", "en", forms=SHIPPED.having(own("no front matter")))
