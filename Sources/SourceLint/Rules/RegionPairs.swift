import SurveyModel
import SurveySupport

/// Pages for keys of a vendor's service in China beside the address of its service elsewhere, and the other way round.
struct RegionPairs {
    let file: FileLint

    /// An entry of a provider table rarely has more lines.
    private static let neighbourhood = 8

    func findings() -> [LintFinding] {
        guard !file.text.file.isProse else { return [] }
        return file.addresses.filter { !$0.pages.isEmpty && !file.text.isLong($0.line) }.compactMap { place in
            place.pages.compactMap { page in side(of: page).flatMap { finding(page, $0, at: place) } }.first
        }
    }

    private func finding(_ page: SurveyedPage, _ side: Side, at place: PlacedAddress) -> LintFinding? {
        let near = file.addresses(within: Self.neighbourhood, of: place.line)
        let endpoints = near.flatMap(\.endpoints).filter { $0.vendor == page.vendor }
        let pages = near.flatMap(\.pages).filter { $0.vendor == page.vendor }
        guard let endpoint = endpoints.first,
            endpoints.allSatisfy({ Side($0.endpoint.region) == side.opposite }),
            !pages.contains(where: { self.side(of: $0) == side.opposite }), let claim = page.claim
        else { return nil }
        let right = file.needles.keyPage(of: endpoint).map { ": link to \($0)" } ?? ""
        let advice = Advice(
            rule: .wrongRegionPair, severity: max(.warning, endpoint.severity), claim: claim, since: page.since,
            link: page.link,
            message: "\(place.hit.address.host) issues keys that \(endpoint.address.host) refuses (seen "
                + "\(page.asOf))\(right)")
        return file.finding(advice, at: place.hit.range)
    }

    private func side(of page: SurveyedPage) -> Side? { page.region.flatMap { Side($0) } }

    /// Vendors of China have a service there and one elsewhere, with accounts of their own.
    private enum Side {
        case china, elsewhere

        init?(_ region: Endpoint.Region) {
            switch region {
            case .china: self = .china
            case .international: self = .elsewhere
            default: return nil
            }
        }

        var opposite: Side { self == .china ? .elsewhere : .china }
    }
}
