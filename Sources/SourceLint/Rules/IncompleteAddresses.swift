import SurveyModel
import SurveySupport

/// Calls without the version that every address of the host has, and versions that are written twice.
struct IncompleteAddresses {
    let file: FileLint

    func findings() -> [LintFinding] {
        // A comment with such an address is about the mistake.
        file.addresses.filter { $0.advice == nil }.compactMap { doubled($0) ?? withoutVersion($0) }
            .filter { !file.text.isComment($0.range.lowerBound) }
    }

    /// `/v1/v1`, which joining a base URL and a path makes.
    private func doubled(_ place: PlacedAddress) -> LintFinding? {
        let path = place.hit.address.path
        let endpoints = file.needles.addresses.endpoints(onHost: place.hit.address.host)
        guard let endpoint = endpoints.first,
            let index = path.indices.dropLast().first(where: { path[$0] == path[$0 + 1] && Self.isVersion(path[$0]) })
        else { return nil }
        let version = path[index]
        let text = file.text.text(place.hit.range)
        return finding(
            endpoint, at: place, replacement: text.replacing("/\(version)/\(version)", with: "/\(version)"),
            "the address has \(version) twice: \(endpoint.providerName)'s is \(endpoint.endpoint.baseURL)")
    }

    /// `https://api.acme.example/chat/completions` where every address with this call has a version before it.
    private func withoutVersion(_ place: PlacedAddress) -> LintFinding? {
        guard place.hit.hasScheme, !place.hit.isOpen else { return nil }
        let path = "/" + place.hit.address.path.joined(separator: "/")
        let endpoints = file.needles.addresses.endpoints(onHost: place.hit.address.host)
            .filter { $0.endpoint.callPath == path }
        guard let endpoint = endpoints.first, endpoints.allSatisfy({ $0.address.path.contains(where: Self.isVersion) })
        else { return nil }
        let base = endpoint.address.text
        return finding(
            endpoint, at: place, replacement: endpoints.allSatisfy { $0.address.text == base } ? base + path : nil,
            "the address lacks its version: write \(endpoint.endpoint.baseURL)\(path)")
    }

    private func finding(
        _ endpoint: SurveyedEndpoint, at place: PlacedAddress, replacement: String?, _ message: String
    ) -> LintFinding {
        let claim = endpoint.endpoint.claim
        let advice = Advice(
            rule: .incompleteAddress, severity: endpoint.severity, claim: claim.id, since: claim.since,
            link: endpoint.link, message: message)
        return file.finding(advice, at: place.hit.range, replacement: replacement)
    }

    /// `v1`, `v1beta`, `v4`.
    private static func isVersion(_ segment: String) -> Bool {
        let bytes = segment.utf8
        return bytes.first == UInt8(ascii: "v") && bytes.dropFirst().first?.isASCIIDigit == true
            && bytes.allSatisfy(\.isASCIIAlphanumeric)
    }
}
