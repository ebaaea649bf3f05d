import SurveyModel
import SurveySupport

/// Addresses that refuse requests without a header. Whether some file names it, only the whole tree tells.
struct RequiredHeaders {
    let file: FileLint

    func findings() -> [(header: String, finding: LintFinding)] {
        guard file.text.file.role == .code else { return [] }
        return file.addresses.flatMap(needs).filter { !file.text.isComment($0.finding.range.lowerBound) }
    }

    private func needs(_ place: PlacedAddress) -> [(header: String, finding: LintFinding)] {
        guard let first = place.endpoints.first, place.pages.isEmpty else { return [] }
        return first.endpoint.headers.filter(\.isRequired).filter { header in
            place.endpoints.allSatisfy { isNeeded(header.name, by: $0, at: place.hit) }
        }
        .map { header in
            let claim = first.endpoint.claim
            let advice = Advice(
                rule: .missingRequiredHeader, severity: max(.warning, first.severity), claim: claim.id,
                since: claim.since, link: first.link,
                message: "\(first.providerName) refuses requests without the header \(header.name) (seen "
                    + "\(claim.asOf)), and no file names it: send it\(Self.value(of: header))")
            return (header.name.lowercased(), file.finding(advice, at: place.hit.range))
        }
    }

    /// The base address or the call, and nothing else below the host. A header with a fixed value may come from a library;
    /// that is ruled out only where the call is written out, and in the same file the header with the key. One that differs by
    /// conversation or account no library can know.
    private func isNeeded(_ name: String, by endpoint: SurveyedEndpoint, at hit: AddressHit) -> Bool {
        guard let header = endpoint.endpoint.headers.first(where: { $0.name == name && $0.isRequired }) else {
            return false
        }
        let rest = hit.address.path.dropFirst(endpoint.address.path.count)
        if rest.isEmpty { return header.varies != nil }
        guard endpoint.endpoint.callPath == "/" + rest.joined(separator: "/") else { return false }
        return header.varies != nil || endpoint.endpoint.auth.header.map(isNamed) ?? false
    }

    private func isNamed(_ header: String) -> Bool {
        file.text.holds(header) || file.text.holds(header.lowercased())
    }

    private static func value(of header: Endpoint.Header) -> String {
        if !header.value.isEmpty { return " with the value \(header.value)" }
        return header.varies.map { ", one for each \($0.rawValue)" } ?? ""
    }
}
