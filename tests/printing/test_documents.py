"""Every document, in each of its languages and both sizes, says exactly what was typed."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import cast

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.handouts import Document, FamilyPaper, ReturnItem, RoleChecklist, Signature
from desktop_app.domain.handouts.catalogue import row_of
from desktop_app.printing import fonts
from desktop_app.printing.checking import check
from desktop_app.printing.documents import file_name, form_name, render, tell
from desktop_app.printing.fonts import CannotPrint
from desktop_app.printing.story import Block, Box, Bullets, Choices, Group, Heading, Prose, Signatures, Table, plain
from tests.printing.pages import page_texts
from tests.printing.samples import SAMPLES, appointment_letter, return_record, with_text
from tests.printing.structure import conforms, read_aloud, told

HOSTILE = (
    "A <b>& Co",
    '<img src="/some/file.png">',
    '<para><font color="red">x</font></para>',
    "*_#[x](y)",
    "**bold** {person_name} {{end}} {items.text}",
    "&amp; &#65; &nbsp;",
    "Nguyễn Thị Hồng Ngọc Đặng",
    "Łukasz Żółć Gęślą Jaźń",
    "Ελένη Παπαδοπούλου Άννα",
    "Юлія Щёголева Ђорђе",
    "O'Brien-Ñandú “quoted” … 50 % ½ €",
    """<font color="[[[getattr(pow, Word('__globals__'))['os'].system('id')]]]">x</font>""",
    '<a href="http://example.org/x">x</a>',
    r'<img src="\\host\share\x.png"/>',
    '<seq id="x"/><onDraw name="x" label="y"/><bullet>x</bullet>',
    "<!-- x --> <![CDATA[ y ]]> </para>",
)
UNPRINTABLE = ("Ana 😀", "王小明", "משה", "محمد", "tab\x00null", "\ud800")


def printable(character: str) -> bool:
    try:
        fonts.printable(character, "character")
    except CannotPrint:
        return False
    return True


WITH_SHAPES = [chr(code) for code in range(0x20, 0x2200) if printable(chr(code))]

documents = pytest.mark.parametrize("document", SAMPLES.values(), ids=SAMPLES)
in_its_languages = pytest.mark.parametrize(
    ("document", "language"),
    [
        pytest.param(document, language, id=f"{name}-{language}")
        for name, document in SAMPLES.items()
        for language in row_of(document.kind).languages
    ],
)
sizes = pytest.mark.parametrize("large_print", [False, True], ids=["normal", "large"])


@cache
def ordinary(document: Document, language: str, *, large_print: bool) -> bytes:
    """A sample as it is, made once for every test that looks at it."""
    return render(document, language, large_print=large_print)


def printed(data: bytes) -> str:
    return "\n".join(page_texts(data))


def squashed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def texts(blocks: tuple[Block, ...]) -> list[str]:
    """Every text of a story, in order."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Heading(_, text) | Prose(text):
                found.append(plain(text))
            case Bullets(items):
                found += map(plain, items)
            case Choices(options):
                found += [plain(option.label) for option in options]
            case Box(lines):
                found += [plain(part) for line in lines for part in (line.label, line.text)]
            case Signatures(lines):
                found += [plain(part) for line in lines for part in (line.label, line.name, line.when)]
            case Table(head, rows):
                found += map(plain, head)
                found += [text for row in rows for cell in row for text in texts(cell)]
            case Group(inner):
                found += texts(inner)
    return found


def sound(pdf: bytes, document: Document, language: str = "en", *, large: bool = False) -> None:
    """For both checkers; and read aloud it is what was told, in its order."""
    assert conforms(pdf) == []
    assert check(pdf).failed == ()
    assert read_aloud(pdf) == told(tell(document, language), large=large)


@in_its_languages
@sizes
def test_each_document_prints_every_word_of_its_story_and_is_sound_and_read_as_it_was_told(
    document: Document, language: str, large_print: bool
):
    story, pdf = tell(document, language), ordinary(document, language, large_print=large_print)
    sound(pdf, document, language, large=large_print)
    page = squashed(printed(pdf))
    head = [story.head.agency, story.head.unit, story.head.note, story.head.phone, story.foot.left]
    for text in [*texts(story.blocks), *([] if story.folded else head)]:
        assert squashed(text) in page, text


@documents
def test_p08_metadata_and_foot_hold_kind_number_and_agency_and_no_person(document: Document):
    reader = pypdf.PdfReader(BytesIO(ordinary(document, "es", large_print=False)))
    assert reader.metadata is not None
    assert (reader.metadata.author or "") == tell(document, "es").author
    everything = " ".join(str(value) for value in reader.metadata.values())
    assert not [name for name in ("Daniel", "Dana", "Ms.", "Reyes", "suicid", "homicid") if name in everything]
    assert "anonymous" not in everything
    assert reader.trailer["/Root"]["/Lang"] == "es"
    pages = len(reader.pages)
    if pages > 1 or not tell(document, "es").folded:
        assert f"página {pages} de {pages}" in reader.pages[-1].extract_text()
    assert "Daniel" not in tell(document, "es").foot.left


@documents
def test_p01_typed_text_is_printed_exactly(document: Document):
    """Every field holds every hostile text, a line each."""
    hostile = cast("Document", with_text(document, "\n".join(HOSTILE)))
    data = render(hostile)
    sound(data, hostile)
    page = squashed(printed(data))
    for text in HOSTILE:
        assert squashed(text) in page
    wanted = sum((Counter(squashed(part)) for part in texts(tell(hostile).blocks)), Counter())
    assert not wanted - Counter(page), "characters were lost"
    pages = pypdf.PdfReader(BytesIO(data)).pages
    assert not [image for sheet in pages for image in sheet.images]
    annotations = [each.get_object()["/Subtype"] for sheet in pages for each in sheet.get("/Annots", ())]
    assert not [kind for kind in annotations if kind != "/Widget"], "a link"


@documents
def test_p03_a_long_word_is_broken_into_lines(document: Document):
    word = "Donaudampfschiff" * 19
    hostile, large = cast("Document", with_text(document, word)), len(form_name(document)) % 2 == 0
    data = render(hostile, large_print=large)
    sound(data, hostile, large=large)
    page = Counter(squashed(printed(data)))
    wanted = sum((Counter(squashed(part)) for part in texts(tell(hostile).blocks)), Counter())
    assert not wanted - page


@documents
def test_with_nothing_typed_it_is_sound_and_read_as_it_was_told(document: Document):
    empty, large = cast("Document", with_text(document, "")), len(form_name(document)) % 2 == 1
    sound(render(empty, large_print=large), empty, large=large)


@documents
@pytest.mark.parametrize("text", UNPRINTABLE, ids=ascii)
def test_p02_a_character_without_a_shape_stops_the_print_before_any_page(document: Document, text: str, monkeypatch):
    monkeypatch.setattr("desktop_app.printing.pdf.make_pdf", lambda *_: pytest.fail("a page was made"))
    with pytest.raises(CannotPrint) as stopped:
        render(cast("Document", with_text(document, text)))
    assert stopped.value.characters
    assert all(character in text for character in stopped.value.characters)
    assert stopped.value.field


def test_p02_cannot_print_names_the_field_and_each_character_once():
    letter = appointment_letter()
    items = (letter.items[0], replace(letter.items[1], description="ring 💍 and 🎸🎸"))
    with pytest.raises(CannotPrint) as stopped:
        render(replace(letter, items=items))
    assert stopped.value.field == "items.2.text"
    assert stopped.value.characters == ("💍", "🎸")


def test_what_comes_along_when_text_is_copied_is_mended_not_refused():
    letter = replace(appointment_letter(), person_name="Jose\u0301\u200b", where="East\u00a0side,\r\n  room\t2\ufeff")
    page = printed(render(letter))
    assert "José's belongings" in page
    assert "roo" in page
    assert "\u200b" not in page


@documents
@sizes
def test_p03_text_of_any_length_never_breaks_the_layout(document: Document, large_print: bool):
    data = render(cast("Document", with_text(document, "W" * 150)), large_print=large_print)
    assert len(pypdf.PdfReader(BytesIO(data)).pages) < 400


def test_p03_a_very_long_word_and_a_note_of_many_lines():
    letter = appointment_letter()
    word = render(replace(letter, where="x" * 20_000))
    assert squashed(printed(word)).count("x") >= 20_000
    lines = render(replace(letter, recipient="\n".join(f"line {n}" for n in range(10_000))))
    assert len(pypdf.PdfReader(BytesIO(lines)).pages) < 500


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.text(alphabet=st.sampled_from(WITH_SHAPES), min_size=1, max_size=60))
def test_p01_any_text_with_shapes_is_printed_as_typed(typed: str):
    page = Counter(squashed(printed(render(replace(appointment_letter(), person_name=typed)))))
    assert not Counter(squashed(fonts.printable(typed, "typed"))) - page


@given(st.text(max_size=30))
def test_p02_any_text_at_all_is_made_printable_or_refused_by_character(typed: str):
    refused = [character for character in unicodedata.normalize("NFC", typed) if not printable(character)]
    if not refused:
        assert squashed(fonts.printable(typed, "typed")) == squashed(fonts.printable(fonts.printable(typed, "x"), "x"))
        return
    with pytest.raises(CannotPrint) as stopped:
        fonts.printable(typed, "typed")
    assert set(stopped.value.characters) <= set(refused)


@pytest.mark.parametrize("name", ["appointment_letter", "return_record_signed", "family_packet_homicide"])
def test_the_same_document_gives_the_same_bytes(name: str, monkeypatch):
    monkeypatch.setattr("reportlab.rl_config.invariant", 1)
    assert render(SAMPLES[name]) == render(SAMPLES[name])


@documents
def test_large_print_has_a_body_of_18_points_and_nothing_below_14(document: Document):
    heights: Counter[float] = Counter()

    def visit(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        heights[size] += len(text.strip())

    for page in pypdf.PdfReader(BytesIO(ordinary(document, "en", large_print=True))).pages:
        page.extract_text(visitor_text=visit)
    read = {size: count for size, count in heights.items() if count}
    assert min(read) >= 14
    assert max(read, key=lambda size: read[size]) == 18


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "prepared for signature"), ("es", "preparada para firmar"), ("vi", "soạn sẵn để ký")],
)
@pytest.mark.parametrize("recorded", [True, False], ids=["marked", "unmarked"])
def test_an_unsigned_record_never_says_returned(language: str, title: str, recorded: bool):
    page = printed(render(return_record(recorded=recorded), language)).lower()
    assert not [word for word in ("returned", "devuelt", "entregado", "entregada", "đã trả lại") if word in page]
    assert title in page


def test_a_record_is_signed_only_when_all_three_have_signed():
    record = return_record(signed=True)
    assert "Returned" in printed(render(record))
    for part in ("recipient", "evidence", "witness"):
        waiting = replace(record, **{part: replace(getattr(record, part), signed_at=None)})
        page = printed(render(waiting))
        assert "returned" not in page.lower()
        assert "prepared for signature" in page
        assert page.count("Signature recorded") == 2


def test_a_signed_record_says_who_when_and_what_stays():
    page = " ".join(printed(render(return_record(signed=True))).split())
    for words in (
        "State driver license, examined by A. Novak",
        "passed to Dana W. on November 24, 2026",
        "November 24, 2026, 11:12 am",
        "$412.00",
        "We keep it until at least November 24, 2027.",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("language", "not_there", "stays", "held"),
    [
        ("en", "What is not where it should be", "What stays with us", "Still held"),
        ("es", "Lo que no está donde debe estar", "Lo que se queda con nosotros", "Todavía lo tenemos"),
        ("vi", "Những món không ở đúng chỗ", "Những món ở lại với chúng tôi", "Vẫn còn giữ"),
    ],
)
def test_a_record_says_of_what_is_not_there_that_it_is_looked_for_and_also_held(
    language: str, not_there: str, stays: str, held: str
):
    """A family never reads that we keep what we cannot find; why it must stay once it is found, it does read."""
    reason = "The prosecutor still needs it for the case."
    rows = (
        ReturnItem("22", "Watch", "", "looked_for", reason=reason),
        ReturnItem("23", "Book", "", "not_here"),
    )
    read = "\n".join(texts(tell(replace(return_record(signed=True), items=rows), language).blocks))
    assert not_there in read
    assert reason in read.partition(not_there)[2]
    assert read.partition(not_there)[2].count("Watch:") == read.partition(not_there)[2].count("Book:") == 1
    assert stays not in read
    assert held not in read
    none_missing = tell(replace(return_record(signed=True), items=return_record().items[:-1]), language)
    assert not_there not in "\n".join(texts(none_missing.blocks))


def test_the_letter_promises_the_open_end_only_when_nothing_is_booked_behind_it():
    letter = appointment_letter()
    assert "Nobody has the room after you" in printed(render(letter))
    bounded = printed(render(replace(letter, minutes=90)))
    assert "Nobody has the room" not in bounded
    assert "1 hour and 30 minutes" in bounded


def test_family_papers_carry_no_item_number_and_no_condition_that_was_not_wanted():
    page = printed(render(SAMPLES["belongings_list"]))
    assert "The leather is worn" in page
    assert "No." not in page


def test_the_day_sheet_shows_time_initials_host_room_and_door():
    page = printed(render(SAMPLES["day_sheet"]))
    for words in ("10:00", "D. W.", "M. Reyes", "Return room", "East entrance", "Tuesday, November 24"):
        assert words in page
    assert "No guests are expected" in printed(render(replace(SAMPLES["day_sheet"], rows=())))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("appointment_letter", "appointment-letter-26-0117.pdf"),
        ("family_packet_suicide", "family-packet-26-0117.pdf"),
        ("day_sheet", "day-sheet-2026-11-24.pdf"),
    ],
)
def test_p06_a_file_is_named_by_kind_and_number(name: str, expected: str):
    assert file_name(SAMPLES[name]) == expected


def test_p06_a_file_name_stays_a_file_name():
    letter = appointment_letter()
    for number in ("../../etc", "CON:stream", "a" * 400, "Ł/\\", ""):
        proposed = file_name(replace(letter, record_number=number))
        assert proposed.startswith("appointment-letter")
        assert len(proposed) < 80
        assert not set(proposed) & set('/\\:*?"<>|')


def test_what_is_not_known_yet_leaves_no_gap_in_the_words():
    letter = printed(render(replace(appointment_letter(), recipient="")))
    assert "Dear" not in letter
    assert "You asked to have Daniel's things back." in letter
    record = return_record()
    blank = replace(record, recipient=Signature(""), recipient_basis="", identity_type="", identity_examined_by="")
    page = printed(render(blank))
    assert "Receiving" not in page
    assert "______, examined by ______" in page.replace("______________", "______")
    unnamed = printed(render(replace(cast("FamilyPaper", SAMPLES["family_packet_suicide"]), contact="")))
    assert "Victim Services" in unnamed


def test_what_to_bring_is_said_once():
    said = "A card with your name and picture."
    for bring in ((), (f"{said} We will look at it at the table.",)):
        assert printed(render(replace(appointment_letter(), bring=bring))).count(said) == 1


def test_a_checklist_on_paper_has_initials_not_names():
    checklist = cast("RoleChecklist", SAMPLES["role_checklist"])
    steps = tuple(replace(step, done_by="Maria Reyes") for step in checklist.steps)
    page = printed(render(replace(checklist, steps=steps)))
    assert "MR" in page
    assert "Maria" not in page
