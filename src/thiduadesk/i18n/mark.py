"""Marks text for the catalogues; the screen or the paper translates it, never the import."""

_END = "\x04"  # of a context, as in the catalogues themselves


def N_(text: str, context: str = "") -> str:  # noqa: N802  # the conventional name; extraction looks for it
    """Give the text back: it is found by extraction and translated where it is shown.

    A `context` tells apart what is one word in Vietnamese and two in another language; it goes before the text.
    """
    return in_context(text, context)


def in_context(text: str, context: str = "") -> str:
    """What `N_` gives back."""
    return f"{context}{_END}{text}" if context else text


def parted(message: str) -> tuple[str, str]:
    """The context and the text of what `N_` gave back."""
    context, _, text = message.rpartition(_END)
    return context, text
