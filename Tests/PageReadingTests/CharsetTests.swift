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
        ("<meta charset=utf-8>", [0xC3, 0xA9, 0xC3, 0xA9, 0xFF, 0x62], "éé\u{FFFD}b"),
        ("<meta charset=iso-2022-jp>", [0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42], "あ"),
        ("<meta charset=latin2>", [0xB1], "ą"), ("<meta charset=shift_jis>", [0x83, 0x65, 0xFD, 0x61], "テ\u{FFFD}a"),
    ])
    func metaThenUTF8ThenWindows(_ meta: String, _ text: [UInt8], _ expected: String) throws {
        #expect(try read(html(text, meta: meta), "text/html") == [expected])
    }

    /// Browsers start anew when they come upon the statement late, and take none from a comment.
    @Test func statementMayStandFarDown() throws {
        let scripts =
            "<!-- <meta charset=koi8-r> --><script>" + String(repeating: "var x = 1; ", count: 500) + "</script>"
        #expect(try read(html([0xB6, 0xE6], meta: scripts + "<meta charset=iso-8859-2>"), "text/html") == ["ść"])
    }

    /// A page that says UTF-8 and is not, or says nothing, is read as `<meta>` says, or as is usual in its language.
    @Test(arguments: [
        ("text/html; charset=utf-8", "<meta charset=iso-8859-2>", "", [0xB1, 0x20, 0xE6] as [UInt8], "ą ć"),
        ("text/html; charset=utf-8", "<meta charset=utf-8>", "", [0x63, 0x61, 0x66, 0xE9], "café"),
        ("text/html; charset=utf-8", "", "pl", [0xB1, 0xB6], "ąś"),
        ("text/html", "", "pl-PL", [0xB9, 0x9C, 0x84], "ąś„"),
        ("text/html", "", "ru", [0xEF, 0xF0, 0xE8], "при"), ("text/html", "", "ja", [0xA5, 0xC6, 0xA5, 0xB9], "テス"),
        ("text/html", "", "ja", [0x83, 0x65, 0x83, 0x58], "テス"),
        ("text/html", "", "zh-CN", [0xC4, 0xE3, 0xBA, 0xC3], "你好"),
        ("text/html", "", "zh-Hant", [0xA7, 0x41, 0xA6, 0x6E], "你好"), ("text/html", "", "ko", [0xB0, 0xA1], "가"),
        ("text/html", "", "de", [0xFC, 0x80], "ü€"), ("text/html", "", "ja", [0xFF, 0xFF, 0xE9], "ÿÿé"),
        ("text/html", "", "", [0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42], "あ"),
    ])
    func wrongAndMissingStatements(
        _ type: String, _ meta: String, _ language: String, _ text: [UInt8], _ expected: String
    ) throws {
        let page = Array("<html lang='\(language)'><head>\(meta)</head><body><p>".utf8) + text + Array("</p>".utf8)
        #expect(try read(page, type) == [expected])
    }

    private static let undeclared: [(bytes: [UInt8], text: String)] = [
        ([0xC7, 0xEB, 0xCA, 0xB9, 0xD3, 0xC3, 0xC3, 0xDC, 0xD4, 0xBF, 0xA1, 0xA3, 0x41, 0x50, 0x49], "请使用密钥。API"),
        ([0xA4, 0xB3, 0xA4, 0xEC, 0xA4, 0xCF, 0xB8, 0xB0, 0xA4, 0xC7, 0xA4, 0xB9], "これは鍵です"),
        (
            [[UInt8]](repeating: [0xB0, 0xA1, 0xB3, 0xAA, 0x20], count: 12).flatMap { $0 },
            [String](repeating: "가나", count: 12).joined(separator: " ")
        ),
        ([0xC9, 0x74, 0xE9, 0x20, 0xE0, 0x20, 0xAB, 0xA0, 0xFC, 0xBB], "Été à « ü»"),
        ([0xC4, 0xC4, 0x20, 0xD6, 0xD6], "ÄÄ ÖÖ"), ([0xA3, 0x35, 0x20, 0xB0, 0x20, 0xB0, 0xB0, 0xB0], "£5 ° °°°"),
    ]

    /// Without any statement, pairs of bytes tell Chinese, Japanese and Korean; European texts have odd bytes.
    @Test(arguments: undeclared)
    func bytesWithoutAnyStatement(_ bytes: [UInt8], _ text: String) throws {
        #expect(try read(html(bytes), "text/html") == [text])
    }

    @Test(arguments: ["text/html; charset=utf-8", "text/html", "text/plain; charset=utf-8"])
    func cutCharacterAtTheEndSpoilsNothing(_ type: String) throws {
        let body = Array("Schlüssel für alle".utf8) + [0xE2, 0x82]
        #expect(try read(body, type).first?.hasPrefix("Schlüssel für alle") == true)
    }

    /// References that libxml2 does not know read as browsers read them.
    @Test func referencesOfOldPages() throws {
        let page = try readHTML(
            "<p>&#132;a&#147; &#x96; b &#150 c&#x80; &copy 2026&nbsp<a href='/?a=1&copy=2&reg=3'>x</a> &lt 5 &AMP; ?a=1&copy=2 &apos &VerticalLine; &notin;</p>"
        )
        #expect(page.mainTexts == ["„a“ – b – c€ © 2026 x < 5 & ?a=1&copy=2 &apos | ∉"])
        #expect(page.blocks.first?.links.map(\.destination) == ["https://docs.example.com/?a=1&copy=2&reg=3"])
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
