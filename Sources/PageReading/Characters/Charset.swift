/// A character set that a page may state, told from its label. Labels come from pages, so only those of a closed list
/// ever reach the converter.
enum Charset: Equatable {
    case utf8
    case utf16(isBigEndian: Bool)
    /// Also what pages mean by ISO-8859-1 and ASCII.
    case windows1252
    /// The converter's name for it.
    case named(String)

    init?(label: String) {
        var label = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        label = label.replacing("_", with: "-")
        switch label {
        case "utf-8", "utf8", "unicode-1-1-utf-8": self = .utf8
        case "utf-16", "utf-16le": self = .utf16(isBigEndian: false)
        case "utf-16be": self = .utf16(isBigEndian: true)
        case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252", "iso8859-1":
            self = .windows1252
        default:
            guard let name = Self.names[label] else { return nil }
            self = .named(name)
        }
    }

    private static let names: [String: String] = {
        var names = [
            "shift-jis": "CP932", "sjis": "CP932", "x-sjis": "CP932", "windows-31j": "CP932", "ms-kanji": "CP932",
            "euc-jp": "EUC-JP", "x-euc-jp": "EUC-JP", "iso-2022-jp": "ISO-2022-JP", "gb18030": "GB18030",
            "gbk": "GB18030",
            "gb2312": "GB18030", "x-gbk": "GB18030", "big5": "BIG5", "big5-hkscs": "BIG5-HKSCS", "euc-kr": "CP949",
            "ks-c-5601-1987": "CP949", "windows-949": "CP949", "koi8-r": "KOI8-R", "koi8-u": "KOI8-U",
        ]
        for number in 2...16 where number != 12 { names["iso-8859-\(number)"] = "ISO-8859-\(number)" }
        for number in 1250...1258 where number != 1252 { names["windows-\(number)"] = "CP\(number)" }
        return names
    }()
}
