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

    /// `https://api.acme.example/chat/completions` where every address with this call has a version before it. The version may
    /// stand behind other parts: `/openai/chat/completions` where the base is `/openai/v1`.
    private func withoutVersion(_ place: PlacedAddress) -> LintFinding? {
        guard place.hit.hasScheme, !place.hit.isOpen else { return nil }
        let ofHost = file.needles.addresses.endpoints(onHost: place.hit.address.host)
        let endpoints = ofHost.filter { Self.pathWithoutVersion($0) == place.hit.address.path }
        guard let endpoint = endpoints.first,
            ofHost.allSatisfy({
                $0.endpoint.callPath != endpoint.endpoint.callPath || $0.address.path.contains(where: Self.isVersion)
            })
        else { return nil }
        let call = endpoint.endpoint.callPath ?? ""
        let whole = endpoint.address.text + call
        let isOnlyOne = endpoints.allSatisfy { $0.address.text + ($0.endpoint.callPath ?? "") == whole }
        return finding(
            endpoint, at: place, replacement: isOnlyOne ? whole : nil,
            "the address lacks its version: write \(endpoint.endpoint.baseURL)\(call)")
    }

    /// Of the call of an endpoint, as somebody writes it who forgets the version; nil where no path is known.
    private static func pathWithoutVersion(_ endpoint: SurveyedEndpoint) -> [String]? {
        endpoint.endpoint.callPath.map { call in
            endpoint.address.path.filter { !isVersion($0) } + call.split(separator: "/").map(String.init)
        }
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
