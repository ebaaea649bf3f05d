"""Prints texts in every character set that browsers know, as JSON: label, bytes in hex, text as Python decodes them.

Labels are those of the package webencodings, which are the WHATWG's. Each character set has its whole repertoire in
the Basic Multilingual Plane, 100 characters to a paragraph, as Python's codec encodes it; and malformed bytes.
"""

import json
import sys
import unicodedata

import webencodings

# Where Python's codec of that name is narrower than what browsers read under it.
CODECS = {
    "gbk": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949", "big5": "big5hkscs", "iso-8859-8-i": "iso-8859-8",
    "macintosh": "mac-roman", "x-mac-cyrillic": "mac-cyrillic", "windows-874": "cp874", "ibm866": "cp866",
}
# Sets that the reader does not claim to know: nobody publishes documentation in them.
UNREADABLE = {"replacement", "x-user-defined", "x-mac-cyrillic"}
# Characters that glibc's converter reads otherwise than Python: it follows GB18030 of 2000, as browsers do for U+1E3F;
# its Big5-HKSCS lacks three marks; and its table for the Macintosh has the Greek letter in place of the sign.
OTHERWISE = {
    "gbk": "\u1e3f\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb" + "".join(map(chr, range(0xFE10, 0xFE1A))),
    "big5": "\u02cd\u2574\uffe3",
    "macintosh": "\u2206",
}
OTHERWISE["gb18030"] = OTHERWISE["gbk"]
MALFORMED = {
    # Behind valid text: what is mostly invalid is no UTF-8 to the reader, whatever it says.
    "utf-8": ["\u00e9\u00e8\u00ea\u00eb".encode() + bad for bad in (b"a\xffb", b"a\xe2\x82", b"\xc3(", b"\xed\xa0\x80x")],
    "shift_jis": [b"a\x81"],
    "euc-jp": [b"a\xa4", b"\xa4\xa2\xff\x61"],
    "gb18030": [b"a\x81", b"\xc4\xe3\xff\x61"],
    "big5": [b"a\xa4", b"\xa4\xa4\xff\x61"],
    "euc-kr": [b"a\xb0", b"\xb0\xa1\xff\x61"],
    "windows-1252": [b"a\x81b\xe9"],
}


def repertoire(codec, otherwise):
    """Every character that goes there and back, without white space and controls; CJK in steps, for time."""
    text = []
    for value in range(0x80, 0x10000):
        character = chr(value)
        if character in otherwise or 0xD800 <= value < 0xE000 or unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp", "Cn", "Co", "Mn"):
            continue
        if 0x3400 <= value < 0xD7A4 and value % 7:
            continue
        try:
            if character.encode(codec).decode(codec) == character:
                text.append(character)
        except UnicodeError:
            pass
    return ["".join(text[start : start + 100]) for start in range(0, len(text), 100)]


def main():
    cases = []
    repertoires = {}
    for label, encoding in sorted(webencodings.LABELS.items()):
        if encoding in UNREADABLE:
            continue
        codec = CODECS.get(encoding, encoding)
        if encoding not in repertoires:
            repertoires[encoding] = repertoire(codec, OTHERWISE.get(encoding, ""))
        # The whole repertoire once, and a line of it for each other name.
        for line in repertoires[encoding] if label == encoding else repertoires[encoding][:1]:
            cases.append({"label": label, "bytes": line.encode(codec).hex(), "text": line})
        if label == encoding:
            for character in OTHERWISE.get(encoding, ""):
                cases.append({"label": label, "bytes": character.encode(codec).hex(), "text": character, "differs": True})
            for data in MALFORMED.get(encoding, []):
                cases.append({"label": label, "bytes": data.hex(), "text": data.decode(codec, errors="replace")})
    json.dump([{"differs": False, **case} for case in cases], sys.stdout)


main()
