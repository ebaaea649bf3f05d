import SurveyModel
import SurveySupport

extension Comparison {
    /// The address of the API, by its meaning.
    func address(_ entry: RegistryEntry) -> CrosscheckRow? {
        guard let theirs = entry.address ?? entry.addressPattern, let first = provider.endpoints.first,
            let matcher = AddressMatcher(entry)
        else { return nil }
        let row = row(.baseURL, [theirs], ours: [first.baseURL], of: first.claim)
        if matcher.fits(first.baseURL) { return equal(row) }
        if let other = provider.endpoints.first(where: { matcher.fits($0.baseURL) || matcher.fits(call(of: $0)) }) {
            return other.state == .former ? former(row) : listed(theirs, as: other)
        }
        return judged(row, unknown: [theirs.text]) { _ in
            provider.endpoints.flatMap(\.claim.previously)
                .first { $0.values["baseURL"].map(matcher.fits) ?? false }?.until
        }
    }

    private func listed(_ theirs: RegistryValue, as other: Endpoint) -> CrosscheckRow {
        var row = row(.baseURL, [theirs], ours: [other.baseURL], of: other.claim)
        row.verdict = .bothValid
        row.reason = "the survey lists it as '\(other.id)'"
        return row
    }

    /// It answers, and the vendor names another one to new clients.
    private func former(_ row: CrosscheckRow) -> CrosscheckRow {
        var row = row
        row.verdict = .bothValid
        row.reason = "the survey lists it as a former address, which still answers"
        row.isWrong = true
        row.action = "tell \(registry.name)"
        return row
    }

    private func call(of endpoint: Endpoint) -> String { endpoint.baseURL + (endpoint.callPath ?? "") }
}

/// Whether an address is the one that an entry means.
private struct AddressMatcher {
    private enum Form {
        case address(AddressMeaning)
        case pattern(Regex<AnyRegexOutput>)
    }
    private let form: Form

    /// Nil where the entry names none, or by a pattern that is not to be run.
    init?(_ entry: RegistryEntry) {
        if let address = entry.address {
            guard let meaning = AddressMeaning(address.text) else { return nil }
            form = .address(meaning)
        } else if let pattern = entry.addressPattern?.text, PatternCost.objection(to: pattern) == nil,
            let regex = try? Regex(pattern)
        {
            form = .pattern(regex)
        } else {
            return nil
        }
    }

    func fits(_ address: String) -> Bool {
        switch form {
        case .address(let meaning): AddressMeaning(address)?.isSame(as: meaning) ?? false
        case .pattern(let regex):
            AddressMeaning.filled(address, with: "placeholder").prefixMatch(of: regex) != nil
        }
    }
}
