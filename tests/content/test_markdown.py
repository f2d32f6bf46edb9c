import pytest

from evenkeel.content.markdown import cited, parse_markdown, plain_text


def blocks(text):
    found, problems = parse_markdown(text, "en.md")
    assert problems == []
    return found


def test_a_page_becomes_plain_blocks():
    page = blocks(
        "# Title\n\nOne line\nand **more** of it [OWE20].\n\n## Part\n- a\n- b\n\n1. c\n2. d\n"
    )
    assert [block["kind"] for block in page] == [
        "heading",
        "paragraph",
        "heading",
        "bullets",
        "numbers",
    ]
    assert page[1]["runs"] == [
        {"kind": "plain", "text": "One line and "},
        {"kind": "bold", "text": "more"},
        {"kind": "plain", "text": " of it "},
        {"kind": "source", "text": "OWE20"},
        {"kind": "plain", "text": "."},
    ]
    assert page[3]["items"] == [[{"kind": "plain", "text": "a"}], [{"kind": "plain", "text": "b"}]]


def test_a_line_under_the_title_needs_no_empty_line():
    assert [block["kind"] for block in blocks("# March\nbent-knee lift")] == [
        "heading",
        "paragraph",
    ]


def test_an_item_may_go_on_in_the_next_line():
    assert plain_text(blocks("- one\n  more\n- two")[0]["items"][0]) == "one more"


def test_plain_text_leaves_marks_and_sources_out():
    assert plain_text(blocks("Walk **daily** [POC24].")[0]["runs"]) == "Walk daily."


def test_sources_are_found_in_lists_too():
    assert cited(blocks("Walk [POC24].\n\n- rest [DAH10]")) == {"POC24", "DAH10"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Press <b>here</b>.", "HTML"),
        ("<!-- later -->", "HTML"),
        ("See [the study](study.pdf).", "links"),
        ("See https://example.org.", "links"),
        ("| a | b |", "tables"),
        ("### Too deep", "headings"),
        ("#Title", "a space"),
        ("  - inside", "lists inside"),
        ("> quoted", "only paragraphs"),
        ("* a star", "only paragraphs"),
        ("---", "only paragraphs"),
        ("Run `this`.", "code"),
        ("An *aside* here.", "bold"),
        ("A **loose end.", "bold"),
        ("Two at once [OWE20; HAY21].", "one key"),
    ],
)
def test_anything_else_is_refused_with_its_line(line, said):
    _, problems = parse_markdown(f"# Title\n\n{line}\n", "lessons/x/en.md")
    assert [problem.field for problem in problems] == ["line 3"] * len(problems)
    assert any(said in problem.expected for problem in problems)


def test_one_list_has_one_kind_of_mark():
    _, problems = parse_markdown("- a\n2. b\n", "en.md")
    assert [str(problem) for problem in problems] == ["en.md: line 1: one kind of mark in a list"]
