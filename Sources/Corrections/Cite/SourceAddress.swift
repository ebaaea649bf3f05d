package import SurveyModel
import SurveySupport

/// The address of a document, and what follows from it for the source that cites it.
package struct SourceAddress: Sendable {
    /// For people.
    package let url: String
    /// A plain edition of the same document.
    package let twin: String?
    private let address: WebAddress

    /// Nil for what is no https address.
    ///
    /// - Parameter stated: the plain edition, where its address is known.
    package init?(_ text: String, twin stated: String? = nil) {
        guard let address = try? WebAddress(text), address.scheme == "https" else { return nil }
        self.address = address
        let parts = address.path.split(separator: "/").map(String.init)
        switch address.host {
        case Self.repositories where parts.count > 4 && parts[2] == "blob":
            url = text
            twin = "https://\(Self.raw)/" + (parts[..<2] + parts[3...]).joined(separator: "/")
        case Self.raw where parts.count > 3:
            url = "https://\(Self.repositories)/" + (parts[..<2] + ["blob"] + parts[2...]).joined(separator: "/")
            twin = text
        default: (url, twin) = (text, stated)
        }
    }

    private static let repositories = "github.com"
    private static let raw = "raw.githubusercontent.com"

    /// The address that is fetched.
    package var fetched: String { twin ?? url }

    /// The source of the survey that cites the document already.
    package func source(in survey: Survey) -> Source? {
        survey.sources.first { source in
            [source.url, source.twin].compactMap(\.self).contains { $0 == url || $0 == twin }
        }
    }

    /// Who publishes the survey's other documents of the same site: of a host, or of an owner of repositories.
    package func publisher(in survey: Survey) -> String? {
        let own = survey.sources.filter { SourceAddress($0.url)?.site == site }
        let counts = Dictionary(grouping: own, by: \.publisher).mapValues(\.count)
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    private var site: String {
        let owner = address.path.split(separator: "/").first.map { "/" + $0.lowercased() } ?? ""
        return [Self.repositories, Self.raw].contains(address.host) ? owner : address.host
    }

    /// `acme-quickstart`: the publisher and the end of the path, with a number where that is taken.
    package func id(publisher: String, in survey: Survey) -> String {
        let last = address.path.split(separator: "/").last.map { $0.prefix { $0 != "." } } ?? ""
        let name = Slug.of(publisher) + "-" + (Slug.of(String(last)).isEmpty ? "docs" : Slug.of(String(last)))
        let taken = Set(survey.sources.map(\.id))
        return ([name] + (2...).prefix(taken.count + 1).map { "\(name)-\($0)" }).first { !taken.contains($0) } ?? name
    }
}
