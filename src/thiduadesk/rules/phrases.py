"""Text blocks (câu mẫu) for remarks, by their kind: data of the common pack, to be typed on from."""

from collections.abc import Mapping
from functools import cache

from thiduadesk.domain.conference import RemarkKind
from thiduadesk.i18n.mark import N_
from thiduadesk.i18n.resources import resource_path
from thiduadesk.rules.reader import BrokenPack, read_toml


def phrases(kind: RemarkKind) -> tuple[str, ...]:
    """The text blocks of one kind of remark, in the order of the pack."""
    return _read().get(kind, ())


@cache
def _read() -> Mapping[str, tuple[str, ...]]:
    """Read phrases.toml; raises `BrokenPack` for a kind nobody knows or what is no list of texts."""
    path = resource_path("packs", "common", "phrases.toml")
    found = read_toml(path)
    for kind, texts in found.items():
        listed = isinstance(texts, list) and all(isinstance(text, str) for text in texts)
        if kind not in set(RemarkKind) or not listed:
            raise BrokenPack(N_("Gói quy định {path}: mục «{key}» không dùng được."), path=path.name, key=kind)
    return {kind: tuple(texts) for kind, texts in found.items()}
