from evenkeel.content.words import exercise_words, page_words

MARCH = """# Hook-lying march
supine march

## Feel
A quiet pelvis.

## Start
Lie on your back.

## Cues
1. Breathe out, then lift one foot.
2. Lower it slowly.

## Watch for
- The belly domes.

## Take care
Pregnancy: prop yourself up.
"""
FLOOR_ONLY = {"firm_bed": False}


def read(text, *, language="en", facts=FLOOR_ONLY):
    words, problems = exercise_words(text, file="en.md", language=language, facts=facts)
    return words, [str(problem) for problem in problems]


def test_an_exercise_is_read_by_section():
    words, problems = read(MARCH)
    assert problems == []
    assert words["name"] == "Hook-lying march"
    assert words["other_names"] == "supine march"
    assert words["feel"] == "A quiet pelvis."
    assert words["cues"] == ["Breathe out, then lift one foot.", "Lower it slowly."]
    assert words["watch_for"][0]["kind"] == "bullets"
    assert "on_a_bed" not in words


def test_a_bed_that_will_do_needs_its_words():
    _, problems = read(MARCH, facts={"firm_bed": True})
    assert problems == [
        "en.md: sections: Feel / Start / Cues / Watch for / Take care / On a bed, in this order"
    ]


def test_kit_needs_words_for_going_without():
    _, problems = read(MARCH, facts={"firm_bed": False, "kit": ["band"]})
    assert "Without the kit" in problems[0]


def test_spanish_headings_are_spanish():
    _, problems = read(MARCH, language="es")
    assert "Siente / Posición inicial / Indicaciones" in problems[0]


def test_a_cue_is_short_enough_to_be_spoken():
    long = "Lift one foot and then the other and then the first one again."
    _, problems = read(MARCH.replace("Lower it slowly.", long))
    assert problems == ["en.md: Cues 2: 12 words at most, it is spoken"]


def test_cues_are_numbered():
    _, problems = read(MARCH.replace("1. ", "- ").replace("2. ", "- "))
    assert problems == ["en.md: Cues: one numbered list"]


def test_an_empty_section_is_missed():
    _, problems = read(MARCH.replace("Lie on your back.", ""))
    assert problems == ["en.md: Start: some words"]


def test_a_page_has_a_title_and_something_to_say():
    words, problems = page_words("# Heat\n\nWarmth can ease.\n", file="en.md")
    assert (words["title"], len(words["blocks"]), problems) == ("Heat", 1, [])
    assert [problem.expected for problem in page_words("Warmth.", file="en.md")[1]] == ["a # title"]
    assert page_words("# Heat\n", file="en.md")[1][0].expected == "at least one paragraph"
