"""XML from strangers: parsed by expat with everything refused that a form never needs.

No document type (so no entities of its own, and no entity bombs), no reference to other files, and limits on size, depth and the
number of elements. Writers of these files often leave ``&`` unescaped; that alone is mended before parsing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from kinship.errors import InputError, Place

MAX_BYTES = 512 * 1024**2
MAX_DEPTH = 64
SAMPLE = 1 << 18
MAX_ELEMENTS = 20_000_000
BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._\-]+)[\"']")
DECLARATION = re.compile(r"^\s*<\?xml.*?\?>", re.DOTALL)
CHINESE = frozenset({"gb2312", "gbk", "gb18030", "cp936", "ms936", "936"})
Start = Callable[[str, dict[str, str]], object]
End = Callable[[str], object]


def tree(text: str, place: Place) -> Element:
    """The elements of a document, names without namespace prefix.

    Raises InputError for a document type, for more depth or elements than a form has, and where the XML is not well-formed.

    >>> [child.tag for child in tree("<Person><XingMing>A&B</XingMing></Person>", Place())]
    ['XingMing']
    """
    builder = TreeBuilder()
    parser = _parser(builder.start, builder.end, place)
    parser.CharacterDataHandler = builder.data
    _run(parser, text, place)
    return builder.close()


def rows(text: str, place: Place) -> list[dict[str, str]]:
    """The attributes of every ``row`` element (``z:row`` in old files), names in capitals.

    Raises InputError as ``tree`` does.

    >>> rows("<xml><data><row a0101='甲'/></data></xml>", Place())
    [{'A0101': '甲'}]
    """
    found: list[dict[str, str]] = []

    def take(tag: str, attributes: dict[str, str]) -> None:
        if tag.lower() == "row":
            found.append({name.upper(): value for name, value in attributes.items()})

    _run(_parser(take, lambda _: None, place), text, place)
    return found


def decode(data: bytes, place: Place) -> str:
    """The text of a document: by its byte order mark, else UTF-8 if all of it is, else its declaration, else GB18030.

    Declarations are often wrong (files copied from one encoding to the other keep theirs), and hardly any Chinese text in
    GB18030 is also valid UTF-8. Raises InputError where nothing fits, or where the document is longer than ``MAX_BYTES``.

    >>> decode("<a>甲</a>".encode("gb18030"), Place()), decode("\\ufeff<a/>".encode(), Place())
    ('<a>甲</a>', '<a/>')
    """
    if len(data) > MAX_BYTES:
        raise InputError("xml.too-big", place=place, limit=MAX_BYTES >> 20)
    tried: list[str] = []
    for encoding in _encodings(data):
        tried.append(encoding)
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
    raise InputError("xml.encoding", place=place, encodings=", ".join(tried))


def _encodings(data: bytes) -> Iterator[str]:
    """What to try, one after the other: looking for damaged UTF-8 takes time and is left for files that are not whole."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
        return
    yield "utf-8"
    told = DECLARED.match(data.removeprefix(b"\xef\xbb\xbf").lstrip()[:200])
    named = told[1].decode("ascii").lower() if told else ""
    if named not in CHINESE | {"", "utf-8", "utf8"}:
        yield named
    if named in CHINESE or not _mostly_utf8(data):
        yield "gb18030"


def _mostly_utf8(data: bytes) -> bool:
    """True for UTF-8 with damaged places: as GB18030 it would be read without complaint, and as nonsense."""
    sample = data[:SAMPLE]
    beyond = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    whole = sum(len(char.encode()) for char in sample.decode("utf-8", "ignore") if char > "\x7f")
    return beyond > 0 and whole * 2 > beyond


def _parser(start: Start, end: End, place: Place) -> expat.XMLParserType:
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse(place)
    parser.EntityDeclHandler = _refuse(place)
    parser.ExternalEntityRefHandler = _refuse(place)
    depth = count = 0

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > MAX_DEPTH or count > MAX_ELEMENTS:
            raise InputError("xml.too-deep", place=place, depth=MAX_DEPTH, elements=MAX_ELEMENTS)
        start(_local(tag), attributes)

    def close(tag: str) -> None:
        nonlocal depth
        depth -= 1
        end(_local(tag))

    parser.StartElementHandler, parser.EndElementHandler = begin, close
    return parser


def _refuse(place: Place) -> Callable[..., int]:
    def refuse(*_: object) -> int:
        raise InputError("xml.document-type", place=place)

    return refuse


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _run(parser: expat.XMLParserType, text: str, place: Place) -> None:
    plain = BARE_AMPERSAND.sub("&amp;", FORBIDDEN.sub("", DECLARATION.sub("", text, count=1)))
    try:
        parser.Parse(plain.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        raise InputError("xml.broken", place=place, line=error.lineno, reason=expat.ErrorString(error.code)) from error
