package import SurveyModel
package import SurveySupport

/// Everything of a survey that is worth finding in a source tree, ready to be searched for.
package struct Needles: Sendable {
    /// What a text means where it is found.
    enum Meaning: Sendable {
        case host(String)
        case word(WordBook.Word)
        /// A header that some service asks for, in small letters.
        case header(String)
    }

    let addresses: AddressBook
    /// Variables that some provider or tool reads today.
    let variables: Set<String>
    /// What reads keys, by provider.
    private let credentials: [String: [ReadCredential]]
    /// The last change of plans and sign-ins, by provider.
    let notices: [String: Advice]
    private let keyPages: [KeyPage]
    let meanings: [Meaning]
    /// Where the host, word or header begins in each needle.
    let leads: [Int]
    let scanner: NeedleScanner

    /// - Parameter today: tells what has ended from what will.
    package init(_ survey: Survey, today: SurveyDate) {
        addresses = AddressBook(survey, today: today)
        variables = WordBook.variables(of: survey)
        let providers = survey.providers.map(survey.resolved)
        let sureness = Sureness(survey)
        credentials = Dictionary(
            uniqueKeysWithValues: providers.map { provider in
                (provider.id, provider.credentials.map { ReadCredential($0, sureness) })
            })
        notices = PlanChanges.notices(of: survey)
        keyPages = providers.flatMap { provider in
            provider.credentials.compactMap { credential in
                credential.keyPage.map { KeyPage(provider: provider.id, realm: credential.realm, url: $0) }
            }
        }
        let headers = survey.providers.flatMap { $0.endpoints.flatMap(\.headers) }.filter(\.isRequired)
        let texts: [(String, Meaning)] =
            addresses.hosts.map { (Self.needle(ofHost: $0), .host($0)) }
            + WordBook(survey).words.map { ($0.text, .word($0)) }
            + Set(headers.map { $0.name.lowercased() }).sorted().map { ($0, .header($0)) }
        let long = texts.filter { $0.0.utf8.count >= NeedleScanner.shortest }
        meanings = long.map(\.1)
        leads = long.map { $0.0.prefix { $0 == "/" || $0 == ":" }.utf8.count }
        scanner = NeedleScanner(long.map(\.0))
    }

    func credentials(of provider: String) -> [ReadCredential] { credentials[provider] ?? [] }

    /// Where keys for an endpoint are issued.
    func keyPage(of endpoint: SurveyedEndpoint) -> String? {
        keyPages.first { $0.provider == endpoint.provider && $0.realm == endpoint.endpoint.realm }?.url
    }

    /// A host that is too short for the scanner is found with what stands around it in an address.
    private static func needle(ofHost host: String) -> String {
        let missing = NeedleScanner.shortest - host.utf8.count
        return missing <= 0 ? host : missing <= 2 ? "//" + host : "://" + host + "/"
    }

    /// The texts that are searched for, one for each needle.
    package var texts: [String] { scanner.texts }
}

/// A credential as its variables name it.
struct ReadCredential: Sendable {
    var names: [String]
    var claim: String
    var since: SurveyDate
    var asOf: SurveyDate
    var link: String?
    var severity: Diagnostic.Severity

    init(_ credential: Credential, _ sureness: Sureness) {
        names = credential.environment + credential.variablesTogether
        claim = credential.claim.id
        since = credential.claim.since
        asOf = credential.claim.asOf
        link = sureness.link(for: credential.claim)
        severity = sureness.limited(.warning, by: credential.claim)
    }
}

private struct KeyPage: Sendable {
    var provider: String
    var realm: String?
    var url: String
}
