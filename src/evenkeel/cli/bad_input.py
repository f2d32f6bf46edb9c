"""What a command raises when the person can put it right."""


class BadInput(Exception):
    """A mistake in what was typed or in a file: printed as one line, exit status 2.

    The text says what is wrong and what to do, in one sentence and without "error".
    """
