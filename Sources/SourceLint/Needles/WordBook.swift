import SurveyModel
import SurveySupport

/// Words that are wrong wherever they stand as whole words: earlier names of variables, prefixes, ids and logos.
struct WordBook: Sendable {
    struct Word: Sendable {
        var text: String
        /// A word that must stand in the same line, in small letters; nil where the text speaks for itself.
        var company: String?
        var advice: Advice
    }

    private(set) var words: [Word] = []

    init(_ survey: Survey) {
        let sureness = Sureness(survey)
        let known = Self.variables(of: survey)
        for provider in survey.providers {
            for credential in provider.credentials {
                addVariables(credential, provider, known: known, sureness)
            }
            for route in provider.routing { addRoutes(route, provider, survey, sureness) }
            if let logo = provider.logo { addSlugs(logo, provider, survey, sureness) }
        }
        words.removeAll { $0.text.utf8.count < NeedleScanner.shortest }
    }

    /// Every variable that some provider or tool reads today.
    static func variables(of survey: Survey) -> Set<String> {
        let providers = survey.providers.flatMap { provider in
            provider.credentials.flatMap { $0.environment + $0.variablesTogether } + provider.variables.map(\.name)
        }
        return Set(providers + survey.tools.flatMap { $0.environment.map(\.name) })
    }

    private mutating func addVariables(
        _ credential: Credential, _ provider: Provider, known: Set<String>, _ sureness: Sureness
    ) {
        guard let new = credential.environment.first else { return }
        for previous in credential.claim.previously {
            for old in Self.parts(previous.values["environment"]) where !known.contains(old) {
                add(
                    old, replacedBy: new, .renamedVariable, credential.claim, previous.until, sureness,
                    "\(provider.name)'s key is read from \(new) (seen \(previous.until)), not from \(old)")
            }
        }
    }

    private mutating func addRoutes(
        _ route: Route, _ provider: Provider, _ survey: Survey, _ sureness: Sureness
    ) {
        let present = survey.providers.flatMap(\.routing).filter { $0.name == route.name }.map(\.value)
        let registry = Registry.name(of: route.name)
        let slash = route.isPrefix ? "/" : ""
        for previous in route.claim.previously {
            guard let old = previous.values["prefix"] ?? previous.values["id"], !present.contains(old) else { continue }
            add(
                old + slash, replacedBy: route.value + slash, .renamedPrefix, route.claim, previous.until, sureness,
                company: route.name.lowercased(),
                "\(registry) calls \(provider.name) \(route.value)\(slash) (seen \(previous.until)), not \(old)\(slash)"
            )
        }
    }

    /// Slugs are plain words; they mean a logo as the name of a file beside the name of the set.
    private mutating func addSlugs(_ logo: Logo, _ provider: Provider, _ survey: Survey, _ sureness: Sureness) {
        let present = survey.providers.compactMap(\.logo?.slug)
        guard let new = logo.slug else { return }
        for previous in logo.claim.previously {
            guard let old = previous.values["slug"], !old.isEmpty, !present.contains(old) else { continue }
            for ending in ["", "-color", "-text", "-brand"].flatMap({ [$0 + ".svg", $0 + ".png", $0 + ".webp"] }) {
                add(
                    old + ending, replacedBy: new + ending, .wrongLogoSlug, logo.claim, previous.until, sureness,
                    company: "lobe",
                    "lobe-icons has no \(old); \(provider.name)'s logo is \(new) (seen \(previous.until))")
            }
        }
    }

    private mutating func add(
        _ old: String, replacedBy new: String, _ rule: LintRule, _ claim: Claim, _ since: SurveyDate,
        _ sureness: Sureness, company: String? = nil, _ message: String
    ) {
        let advice = Advice(
            rule: rule, severity: sureness.limited(.warning, by: claim), claim: claim.id, since: since,
            link: sureness.link(for: claim), replacement: .init(old: old, new: new), message: message)
        words.append(Word(text: old, company: company, advice: advice))
    }

    /// Earlier arrays are joined with a comma.
    private static func parts(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { String($0.drop { $0 == " " }) }
    }
}
