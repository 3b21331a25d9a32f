"""Inputs of a megabyte that nobody writes, and that find what is not linear."""

from collections.abc import Callable, Mapping

SIZE = 1_000_000


def _of(pattern: str) -> Callable[[int], str]:
    def make(size: int) -> str:
        return (pattern * (size // len(pattern) + 1))[:size]

    return make


def _nested(opening: str, inner: str, closing: str) -> Callable[[int], str]:
    def make(size: int) -> str:
        depth = max(1, (size - len(inner)) // (len(opening) + len(closing)))
        return opening * depth + inner + closing * depth

    return make


def _page(body: Callable[[int], str]) -> Callable[[int], str]:
    def make(size: int) -> str:
        return f"<html><body><article>{body(size)}</article></body></html>"

    return make


# A little of everything, so that every annotator has much to find.
_NEWS = (
    "Kepala Dinas Air Renata Wirya mengatakan air naik 2 meter, Selasa (3/12/2024). "
    '"Kami siaga," kata Renata kepada wartawan di Sagara, dikutip dari Kabar Uji.\n'
    "Menurut dia, 1.500 warga mengungsi. Bupati Yosep Lawoto meminta warga pergi.\n"
    '"Jangan pulang dulu," ujarnya. Baca juga: Air Naik\n'
)
# One sentence each of what the annotators look for, over and over.
TEXTS: Mapping[str, Callable[[int], str]] = {
    "one word": _of("a"),
    "capitals": _of("A"),
    "digits": _of("7"),
    "spaces": _of(" "),
    "tabs and spaces": _of("\t "),
    "line breaks": _of("\n"),
    "empty lines": _of("\r\n \r\n"),
    "full stops": _of("."),
    "commas": _of(","),
    "hyphens": _of("-"),
    "straight quotation marks": _of('"'),
    "single marks": _of("'"),
    "opening marks": _of("“"),
    "closing marks": _of("”"),
    "marks and letters": _of('"a'),
    "opening brackets": _of("("),
    "nested brackets": _nested("(", "x", ")"),
    "nested square brackets": _nested("[", "Gambas", "]"),
    "nested marks": _nested("“", "x", "”"),
    "words": _of("kata "),
    "words without a space": _of("Kata"),
    "reporting verbs": _of("kata ujar menurut mengatakan "),
    "cue and comma": _of('", kata '),
    "short quotations": _of('"Ya," kata Renata. '),
    "one long quotation": lambda n: '"' + _of("ya tentu ")(n - 20) + '," kata Renata.',
    "news": _of(_NEWS),
    "news in one line": _of(_NEWS.replace("\n", "")),
    "news without a full stop": _of(_NEWS.replace("\n", "").replace(".", ",")),
    "names": _of("Renata Wirya "),
    "different names": lambda n: " ".join(f"Rena{i} Wira{i}." for i in range(n // 16)),
    "pairs of names": lambda n: " ".join(
        f"Rena{i} Wira{i}-Laksmi{i} Ayu{i}, kata Ayu{i}." for i in range(n // 48)
    ),
    "nicknames": lambda n: " ".join(
        f"Rena{i} Wira{i} atau Gus Rena{i} (Wiraya{i})." for i in range(n // 44)
    ),
    "pronouns": _of("Ia mengatakan dia pergi. "),
    "offices": _of("Kepala Dinas Direktur Utama Sekretaris Jenderal "),
    "acronyms": _of("Badan Uji Air (BUA) "),
    "dates": _of("Selasa (3/12/2024) "),
    "slashes and digits": _of("3/12/"),
    "times": _of("19.00 WIB "),
    "weekdays": _of("Senin "),
    "amounts": _of("Rp 1.500,75 miliar "),
    "numbers in words": _of("dua puluh lima juta "),
    "ranges": _of("1-2"),
    "decimal marks": _of("1.000,"),
    "percent": _of("5 persen "),
    "related links": _of("Baca juga: Judul Berita Lain\n"),
    "related links, one line": _of("Baca juga: "),
    "credits": _of("(abc/def)"),
    "copyright": _of("Copyright © "),
    "adverts": _of("ADVERTISEMENT"),
    "credited outlets": _of("dikutip dari Kabar Uji, "),
    "outlets that say": _of("AFP menyebut "),
    "credited agencies": _of("(Antara/AFP) "),
    "addresses": _of("https://contoh.example/a?b=c "),
    "mail addresses": _of("a@"),
    "combining marks": _of("é"),
    "other scripts": _of("漢字かな交じり文、العربية "),
    "control characters": _of("\x00\x01\x07\x1b"),
    "zero width": _of("a\u200b\u200d"),
    "emoji": _of("😀"),
}
PAGES: Mapping[str, Callable[[int], str]] = {
    "page: nested elements": _page(_nested("<div>", "x", "</div>")),
    "page: opened elements": _page(_of("<div>")),
    "page: links": _page(_of('<a href="x">Judul</a> ')),
    "page: paragraphs": _page(_of("<p>Kata Renata, ya.</p>")),
    "page: one paragraph": _page(lambda n: f"<p>{_of('kata ')(n)}</p>"),
    "page: angle brackets": _page(_of("<")),
    "page: tables": _page(_of("<table><tr><td>x")),
}
