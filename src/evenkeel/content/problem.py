"""What is wrong with a content file, said so that its writer can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: the file (relative to `content/`), where in it, and what was expected."""

    file: str
    field: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.expected}"


class ContentError(Exception):
    """The content cannot be used; carries every problem that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems in file order, each once."""
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
