/// The character sets that pages in a language are likely to be in when they state none, or state UTF-8 and are not: those of
/// the table in the HTML Standard ("determining the character encoding"), and the other common one where there are two.
enum CharsetGuess {
    /// Most likely first, as the converter names them; empty for languages that windows-1252 is right for.
    static func converters(for language: String, _ bytes: [UInt8]) -> [String] {
        switch language.prefix(while: { $0 != "-" && $0 != "_" }) {
        case "ja": ["EUC-JP", "CP932"]
        case "zh": isTraditional(language) ? ["BIG5-HKSCS"] : ["GB18030", "BIG5-HKSCS"]
        case "ko": ["CP949"]
        case "ba", "be", "bg", "kk", "ky", "mk", "ru", "sah", "sr", "tg", "tt", "uk": ["CP1251"]
        // windows-1250 has letters and quotes where ISO-8859-2 has controls, which pages do not use.
        case "bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl":
            bytes.contains { (0x80...0x9F).contains($0) } ? ["CP1250"] : ["ISO-8859-2"]
        case "el": ["CP1253"]
        case "az", "ku", "tr": ["CP1254"]
        case "he", "iw", "yi": ["CP1255"]
        case "ar", "fa", "ur": ["CP1256"]
        case "et", "lt", "lv": ["CP1257"]
        case "vi": ["CP1258"]
        case "th": ["CP874"]
        case "": EastAsianPairs(bytes).converter.map { [$0] } ?? []
        default: []
        }
    }

    private static func isTraditional(_ language: String) -> Bool {
        ["hant", "tw", "hk", "mo"].contains { language.contains($0) }
    }
}
