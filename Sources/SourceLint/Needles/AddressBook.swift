import SurveyModel
import SurveySupport

/// What the survey says of addresses, by their host: which are right, which are stale and what is to be written instead.
///
/// Of what is known of a host, the longest path decides; of two equal ones, that which is right. So an earlier address of one
/// provider that is the present one of another is never stale.
struct AddressBook: Sendable {
    enum Meaning: Sendable {
        /// An address of the API that is right.
        case endpoint(SurveyedEndpoint)
        /// A page for people, or a sign-in that others may use.
        case page(SurveyedPage)
        case stale(Advice)

        var isStale: Bool { if case .stale = self { true } else { false } }
    }

    struct Entry: Sendable {
        var path: [String]
        var meaning: Meaning
        /// It says nothing of addresses below it.
        var isExact = false

        func fits(_ path: [String]) -> Bool {
            AddressParts.isPrefix(self.path, of: path) && (!isExact || self.path.count == path.count)
        }
    }

    private var entries: [String: [Entry]] = [:]
    /// The addresses of the API on each host that are right.
    private var endpoints: [String: [SurveyedEndpoint]] = [:]

    var hosts: [String] { entries.keys.sorted() }

    /// Where two addresses left the same place for different ones, it is not for a program to choose.
    mutating func add(_ meaning: Meaning, at address: AddressParts, isExact: Bool = false) {
        let twin = entries[address.host]?.firstIndex { $0.path == address.path && $0.meaning.isStale }
        if let twin, case .stale(var known)? = entries[address.host]?[twin].meaning, case .stale(let new) = meaning {
            if known.replacement != new.replacement { known.replacement = nil }
            entries[address.host]?[twin].meaning = .stale(known)
            return
        }
        if case .endpoint(let endpoint) = meaning { endpoints[address.host, default: []].append(endpoint) }
        entries[address.host, default: []].append(Entry(path: address.path, meaning: meaning, isExact: isExact))
    }

    /// Whether the address is right for anybody.
    func isPresent(_ address: AddressParts) -> Bool {
        (entries[address.host] ?? []).contains { !$0.meaning.isStale && $0.path == address.path }
    }

    /// Whether anything below the host is right for anybody.
    func hasPresent(host: String) -> Bool { (entries[host] ?? []).contains { !$0.meaning.isStale } }

    /// What the longest known beginning of the address means; several providers may share it.
    func meanings(of address: AddressParts) -> [Meaning] {
        var longest = 0
        var fitting: [Meaning] = []
        for entry in entries[address.host] ?? [] where entry.path.count >= longest && entry.fits(address.path) {
            if entry.path.count > longest { fitting = [] }
            longest = entry.path.count
            fitting.append(entry.meaning)
        }
        let isPresent = fitting.contains { !$0.isStale }
        return isPresent ? fitting.filter { !$0.isStale } : Array(fitting.prefix(1))
    }

    func endpoints(onHost host: String) -> [SurveyedEndpoint] { endpoints[host] ?? [] }
}

/// An address of the API that is right. A class, for it is long to copy, and each place of its host refers to it.
final class SurveyedEndpoint: Sendable {
    let provider: String
    let providerName: String
    let vendor: String
    let address: AddressParts
    let endpoint: Endpoint
    let link: String?
    /// How severe a finding that rests on the claim may be.
    let severity: Diagnostic.Severity

    init(_ endpoint: Endpoint, of provider: Provider, at address: AddressParts, _ sureness: Sureness) {
        self.provider = provider.id
        providerName = provider.name
        vendor = provider.vendor
        self.address = address
        self.endpoint = endpoint
        link = sureness.link(for: endpoint.claim)
        severity = sureness.limited(.error, by: endpoint.claim)
    }
}

/// A page for people that is right.
struct SurveyedPage: Sendable, Hashable {
    var vendor: String
    /// Where the keys work that it issues; nil where it issues none.
    var region: Endpoint.Region?
    var claim: String?
    var since: SurveyDate?
    var asOf: SurveyDate
    var link: String?
}
