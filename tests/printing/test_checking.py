"""The 32 rules find what is put wrong into a good document, and a document that fails is not saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from desktop_app.printing.checking import NotAccessible, Rule, check, sealed
from desktop_app.printing.checking.rules import FOR_A_PERSON
from desktop_app.printing.pdf import make_pdf
from desktop_app.printing.story import (
    Bullets,
    Choice,
    Choices,
    Heading,
    Prose,
    Run,
    Signatures,
    Signed,
    Story,
    Table,
    WritingLines,
)
from tests.printing.stories import FOOT, HEAD, STROKES, WORDS
from tests.printing.structure import conforms


def text(words: str, link: str = "") -> tuple[Run, ...]:
    return (Run(words, link=link),)


STORY = Story(
    "Everything 26-0117",
    "Agency",
    "en",
    HEAD,
    FOOT,
    (
        Heading(1, text("All there is")),
        Prose((Run("See "), Run("the page", link="https://example.org/a"), Run(" for more."))),
        Prose(text("the other page", "https://example.org/b")),
        Heading(2, text("A table")),
        Table((text("One"), text("Two")), (((Prose(text("1")),), (Prose(text("2")),)),), (1, 1)),
        Bullets((text("first"), text("second"))),
        Choices((Choice(text("Yes")), Choice(text("No"), marked=True))),
        WritingLines(2),
        Signatures((Signed(text("Person"), text("Dana W."), text("today"), STROKES),)),
    ),
    WORDS,
    fillable=True,
)


@cache
def good() -> bytes:
    return make_pdf(STORY)


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    found: list[Any] = []

    def visit(node: Any) -> None:
        if node.get("/S") == f"/{kind}":
            found.append(node)
        kids = node.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
                visit(kid)

    visit(pdf.Root.StructTreeRoot.K)
    return found


def annotations(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    return [each for page in pdf.pages for each in page.obj.get("/Annots", ()) if each.Subtype == f"/{kind}"]


def drawn(pdf: pikepdf.Pdf, before: bytes = b"", after: bytes = b"", old: bytes = b"", new: bytes = b"") -> None:
    page = pdf.pages[0].obj
    content = page.Contents.read_bytes()
    assert old in content
    page.Contents = pdf.make_stream(before + content.replace(old, new, 1) + after)


def not_tagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


def no_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def not_called_ua(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata = pdf.make_stream(b"<x/>")


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def no_title(pdf: pikepdf.Pdf) -> None:
    del pdf.trailer.Info.Title


def file_name_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def text_outside_tags(pdf: pikepdf.Pdf) -> None:
    name = next(iter(pdf.pages[0].obj.Resources.Font.keys()))
    drawn(pdf, after=f"BT {name} 9 Tf 50 50 Td (out) Tj ET".encode())


def line_outside_tags(pdf: pikepdf.Pdf) -> None:
    drawn(pdf, after=b"10 10 m 50 50 l S")


def tag_not_closed(pdf: pikepdf.Pdf) -> None:
    drawn(pdf, after=b"/Artifact BMC")


def text_not_in_the_tree(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H1")[0].K = pikepdf.Array([])


def no_way_to_the_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/StructParents"]


def link_not_in_the_tree(pdf: pikepdf.Pdf) -> None:
    link = elements(pdf, "Link")[0]
    link.K = pikepdf.Array([kid for kid in link.K if not isinstance(kid, pikepdf.Dictionary)])


def link_called_something_else(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Link")[0].S = pikepdf.Name.Span


def tab_goes_anywhere(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/Tabs"]


def letters_without_text(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        del font["/ToUnicode"]


def letter_without_text(pdf: pikepdf.Pdf) -> None:
    drawn(pdf, old=b"Tj", new=b"Tj (\\000) Tj")


def film(pdf: pikepdf.Pdf) -> None:
    movie = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Movie, Rect=[0, 0, 9, 9], Contents="Film")
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(movie))


def pages_that_move(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Trans = pikepdf.Dictionary(S=pikepdf.Name.Dissolve)


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def pages_that_turn(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Dur = 3


def same_words_two_places(pdf: pikepdf.Pdf) -> None:
    one, other = elements(pdf, "Link")
    marks = [kid for kid in one.K if not isinstance(kid, pikepdf.Dictionary)]
    objects = [kid for kid in other.K if isinstance(kid, pikepdf.Dictionary)]
    elements(pdf, "P")[-1].K = pikepdf.Array(
        [*marks, pdf.make_indirect(pikepdf.Dictionary(one)), elements(pdf, "Link")[0]]
    )
    other.K = pikepdf.Array([*marks, *objects])


def field_not_in_a_form(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Form")[0].S = pikepdf.Name.Span


def field_without_words(pdf: pikepdf.Pdf) -> None:
    del annotations(pdf, "Widget")[0].TU


def two_fields_of_one_name(pdf: pikepdf.Pdf) -> None:
    for field in annotations(pdf, "Widget"):
        field.T = "same"


def figure_without_words(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0].Alt


def words_within_words(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Div")[0].Alt = "A signature"


def words_for_nothing(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Figure")[0].K = pikepdf.Array([])


def words_over_a_field(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "LI")[-1].Alt = "A choice"


def formula_without_words(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[-1].S = pikepdf.Name.Formula


def link_without_words(pdf: pikepdf.Pdf) -> None:
    del annotations(pdf, "Link")[0].Contents


def row_outside_a_table(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Table")[0].S = pikepdf.Name.Div


def cell_outside_a_row(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "TR")[0].S = pikepdf.Name.P


def only_plain_cells(pdf: pikepdf.Pdf) -> None:
    for cell in elements(pdf, "TH"):
        cell.S = pikepdf.Name.TD


def head_of_nothing(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "TH")[0].A


def row_too_short(pdf: pikepdf.Pdf) -> None:
    row = elements(pdf, "TR")[-1]
    row.K = pikepdf.Array([row.K[0]])


def table_about_nothing(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Table")[0].A


def item_outside_a_list(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "L")[0].S = pikepdf.Name.Div


def body_outside_an_item(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "LI")[0].S = pikepdf.Name.L


def level_skipped(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H2")[0].S = pikepdf.Name.H4


def part_in_no_language(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[0].Lang = "Spanish, mostly"


def way_to_the_tree_leads_elsewhere(pdf: pikepdf.Pdf) -> None:
    ways = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(pdf.pages[0].obj.StructParents)]
    ways[0], ways[1] = ways[1], ways[0]


def way_to_the_tree_is_cut(pdf: pikepdf.Pdf) -> None:
    tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    key = int(pdf.pages[0].obj.StructParents)
    tree[key] = pikepdf.Array(list(tree[key])[:1])


def another_part_of_the_standard(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata = pdf.make_stream(pdf.Root.Metadata.read_bytes().replace(b"part>1<", b"part>9<"))


def script_of_a_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))


def script_of_a_link(pdf: pikepdf.Pdf) -> None:
    annotations(pdf, "Link")[0].A = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def row_with_a_paragraph(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "TD")[0].S = pikepdf.Name.P


def list_with_a_paragraph(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "LI")[0].S = pikepdf.Name.P


def item_with_a_paragraph(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "LBody")[0].S = pikepdf.Name.P


def only_a_second_title(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H1")[0].S = pikepdf.Name.H2


DEFECTS: dict[Callable[[pikepdf.Pdf], None], Rule] = {
    not_tagged: Rule.TAGGED_PDF,
    no_tree: Rule.TAGGED_PDF,
    not_called_ua: Rule.TAGGED_PDF,
    no_language: Rule.LANGUAGE,
    no_title: Rule.TITLE,
    file_name_shown: Rule.TITLE,
    text_outside_tags: Rule.TAGGED_CONTENT,
    line_outside_tags: Rule.TAGGED_CONTENT,
    tag_not_closed: Rule.TAGGED_CONTENT,
    text_not_in_the_tree: Rule.TAGGED_CONTENT,
    no_way_to_the_tree: Rule.TAGGED_CONTENT,
    link_not_in_the_tree: Rule.TAGGED_ANNOTATIONS,
    link_called_something_else: Rule.TAGGED_ANNOTATIONS,
    tab_goes_anywhere: Rule.TAB_ORDER,
    letters_without_text: Rule.CHARACTER_ENCODING,
    letter_without_text: Rule.CHARACTER_ENCODING,
    film: Rule.MULTIMEDIA,
    pages_that_move: Rule.FLICKER,
    script: Rule.SCRIPTS,
    pages_that_turn: Rule.TIMED_RESPONSES,
    same_words_two_places: Rule.NAVIGATION_LINKS,
    field_not_in_a_form: Rule.TAGGED_FIELDS,
    field_without_words: Rule.FIELD_DESCRIPTIONS,
    two_fields_of_one_name: Rule.FIELD_DESCRIPTIONS,
    figure_without_words: Rule.FIGURES,
    words_within_words: Rule.NESTED_ALT,
    words_for_nothing: Rule.ASSOCIATED_ALT,
    words_over_a_field: Rule.HIDES_ANNOTATION,
    formula_without_words: Rule.OTHER_ALT,
    link_without_words: Rule.OTHER_ALT,
    row_outside_a_table: Rule.ROWS,
    cell_outside_a_row: Rule.CELLS,
    only_plain_cells: Rule.HEADERS,
    head_of_nothing: Rule.HEADERS,
    row_too_short: Rule.REGULARITY,
    table_about_nothing: Rule.SUMMARY,
    item_outside_a_list: Rule.LIST_ITEMS,
    body_outside_an_item: Rule.LABELS,
    level_skipped: Rule.HEADINGS,
    part_in_no_language: Rule.LANGUAGE,
    way_to_the_tree_leads_elsewhere: Rule.TAGGED_CONTENT,
    way_to_the_tree_is_cut: Rule.TAGGED_CONTENT,
    another_part_of_the_standard: Rule.TAGGED_PDF,
    script_of_a_page: Rule.SCRIPTS,
    script_of_a_link: Rule.SCRIPTS,
    row_with_a_paragraph: Rule.CELLS,
    list_with_a_paragraph: Rule.LIST_ITEMS,
    item_with_a_paragraph: Rule.LABELS,
    only_a_second_title: Rule.HEADINGS,
}


def damaged(defect: Callable[[pikepdf.Pdf], None]) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(good())) as pdf:
        defect(pdf)
        pdf.save(target, fix_metadata_version=False)
    return target.getvalue()


def test_the_good_document_passes_thirty_rules_and_leaves_two_to_a_person():
    report = check(good())
    assert [finding.rule for finding in report.findings] == list(Rule)
    assert len(Rule) == 32
    assert {finding.rule for finding in report.findings if finding.status == "look"} == {
        Rule.READING_ORDER,
        Rule.CONTRAST,
    }
    assert report.passed
    assert conforms(good()) == []


def test_every_rule_that_a_machine_judges_can_fail():
    alone = {Rule.PERMISSION, Rule.IMAGE_ONLY, Rule.BOOKMARKS}
    assert set(DEFECTS.values()) | alone == set(Rule) - FOR_A_PERSON


@pytest.mark.parametrize(("defect", "rule"), DEFECTS.items(), ids=[defect.__name__ for defect in DEFECTS])
def test_each_defect_is_found_by_its_rule_and_is_not_saved(defect: Callable[[pikepdf.Pdf], None], rule: Rule):
    wrong = damaged(defect)
    failed = {finding.rule: finding.detail for finding in check(wrong).failed}
    assert rule in failed
    assert failed[rule]
    with pytest.raises(NotAccessible) as refused:
        sealed(wrong)
    assert rule in {finding.rule for finding in refused.value.report.failed}


def test_a_password_that_forbids_reading_aloud_is_found():
    target = BytesIO()
    with pikepdf.open(BytesIO(good())) as pdf:
        forbidden = pikepdf.Permissions(accessibility=False)
        locked = pikepdf.Encryption(owner="o", user="", R=3, aes=False, metadata=False, allow=forbidden)
        pdf.save(target, encryption=locked)
    assert Rule.PERMISSION in {finding.rule for finding in check(target.getvalue()).failed}


def test_pages_without_text_are_found():
    target = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(target)
    failed = {finding.rule for finding in check(target.getvalue()).failed}
    assert {Rule.IMAGE_ONLY, Rule.TAGGED_PDF, Rule.LANGUAGE, Rule.TITLE} <= failed


def test_many_pages_need_bookmarks():
    target = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(21):
            pdf.add_blank_page()
        pdf.save(target)
    assert Rule.BOOKMARKS in {finding.rule for finding in check(target.getvalue()).failed}


def test_sealing_makes_it_smaller_and_always_the_same():
    larger = BytesIO()
    with pikepdf.open(BytesIO(good())) as pdf:
        pdf.save(larger, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    assert len(good()) < len(larger.getvalue())
    assert sealed(larger.getvalue()) == sealed(larger.getvalue())
