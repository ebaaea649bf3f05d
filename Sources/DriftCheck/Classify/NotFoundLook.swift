import PageMatch
import PageText
import SurveySupport

/// Tells a not-found page that comes with status 200.
enum NotFoundLook {
    /// Each with the length of the longest line that says it and little else, in characters.
    private static let phrases = [
        "404", "page not found", "not found", "doesn't exist", "does not exist", "can't find", "cannot find",
        "couldn't find", "could not be found", "no longer exists", "page introuvable", "n'existe pas", "nicht gefunden",
        "existiert nicht", "no encontrada", "no existe", "não encontrada", "não existe", "non trovata", "niet gevonden",
        "hittades inte", "ikke fundet", "nie znaleziono", "nenalezena", "bulunamadı", "не найдена", "не существует",
        "页面不存在", "页面未找到", "找不到", "未找到", "見つかりません", "見つかりませんでした", "存在しません", "찾을 수 없",
    ].map { (pattern: BytePattern(Array($0.utf8)), longest: $0.count + 60) }

    /// The title or a top heading says that the page is not there, and little else stands on it.
    static func saysNotFound(_ text: PageText, _ index: PageIndex) -> Bool {
        guard index.text.count < 3_000 else { return false }
        return ([text.title] + topHeadings(text)).contains { line in
            let folded = TextFolding.foldedString(line).lowercased()
            let (bytes, length) = (Array(folded.utf8), folded.count)
            return phrases.contains { length <= $0.longest && $0.pattern.first(in: bytes) != nil }
        }
    }

    /// The first two headings, where next to nothing stands before the second.
    private static func topHeadings(_ text: PageText) -> [String] {
        var headings: [String] = []
        var length = 0
        for block in text.blocks where block.region != .navigation && headings.count < 2 && length < 120 {
            if case .heading(let level) = block.kind {
                if level <= 2 { headings.append(block.text) }
            } else if block.region == .main {
                length += block.text.utf8.count
            }
        }
        return headings
    }

    /// True when the page looks like what the host answers for an address that cannot exist.
    static func matches(_ page: PageLook, canary: PageLook) -> Bool {
        guard (200...299).contains(canary.status) else { return false }
        let isAlike = Likeness.ofWords(page.words, canary.words) >= 0.8
        let wentToSameAddress = canary.finalURL == page.finalURL
        return isAlike && (page.title == canary.title || wentToSameAddress || page.words.count < 200)
    }

    /// An address on the same host that cannot exist, the same in every run.
    static func canaryURL(for url: String) -> String? {
        guard let address = try? WebAddress(url) else { return nil }
        return "\(address.scheme)://\(address.origin)/\(Digest.short(["no such page", address.origin]))"
    }
}
