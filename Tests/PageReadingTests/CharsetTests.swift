import PageReading
import PageText
import Testing

@Suite struct CharsetTests {
    private func read(_ bytes: [UInt8], _ type: String) throws -> [String] {
        try PageReader.read(bytes, contentType: type, url: "https://docs.example.com/").mainTexts
    }

    private func html(_ text: [UInt8], meta: String = "") -> [UInt8] {
        Array("<html><head>\(meta)</head><body><p>".utf8) + text + Array("</p></body></html>".utf8)
    }

    @Test func markBeatsHeader() throws {
        #expect(try read([0xEF, 0xBB, 0xBF] + html(Array("é".utf8)), "text/html; charset=iso-8859-1") == ["é"])
    }

    @Test func headerBeatsMeta() throws {
        let body = html([0x83, 0x65, 0x83, 0x58, 0x83, 0x67], meta: "<meta charset=windows-1252>")
        #expect(try read(body, "text/html; charset=\"Shift_JIS\"") == ["テスト"])
    }

    @Test(arguments: [
        ("<meta charset=gb2312>", [0xC4, 0xE3, 0xBA, 0xC3] as [UInt8], "你好"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=shift_jis'>", [0x83, 0x65], "テ"),
        ("<META CHARSET=\"koi8-r\">", [0xD0, 0xD2], "пр"), ("<meta charset=latin1>", [0xE9, 0x80], "é€"),
        ("", [0xE9, 0x93], "é“"), ("<meta charset=nonsense//TRANSLIT>", [0xE9], "é"),
        ("<meta charset=windows-1252>", [0xC3, 0xA9], "é"), ("<meta charset=utf-16>", [0xC3, 0xA9], "é"),
        ("<meta charset=utf-8>", [0x61, 0xFF, 0x62], "a\u{FFFD}b"),
        ("<meta charset=iso-2022-jp>", [0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42], "あ"),
        ("<meta charset=latin2>", [0xB1], "ą"), ("<meta charset=shift_jis>", [0x83, 0x65, 0xFD, 0x61], "テ\u{FFFD}a"),
    ])
    func metaThenUTF8ThenWindows(_ meta: String, _ text: [UInt8], _ expected: String) throws {
        #expect(try read(html(text, meta: meta), "text/html") == [expected])
    }

    @Test(arguments: [true, false])
    func sixteenBits(_ isBigEndian: Bool) throws {
        let units = Array("<p>schlüssel 🔑</p>".utf16)
        let bytes = units.flatMap { unit in
            isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        #expect(try read(mark + bytes, "text/html") == ["schlüssel 🔑"])
        #expect(try read(bytes, "text/html") == ["schlüssel 🔑"])
    }

    @Test func zeroBytesAreDropped() throws {
        #expect(try read(Array("<p>a\0b</p>\0<p>c</p>".utf8), "text/html; charset=utf-8") == ["ab", "c"])
    }

    @Test func emptyBodyIsAnEmptyPage() throws {
        let page = try PageReader.read([], contentType: "text/html", url: "https://docs.example.com/")
        #expect(page.blocks.isEmpty && page.title.isEmpty)
    }
}
