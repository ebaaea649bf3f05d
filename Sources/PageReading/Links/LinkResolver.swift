import PageText
import SurveySupport

/// Resolves the links of one page, up to a length of all destinations together: under a long base, or around many blocks,
/// short links would otherwise read as more than memory holds.
struct LinkResolver {
    var address: AddressReference
    /// Bytes that the destinations still may have.
    private(set) var room: Int

    init(_ address: AddressReference, limits: ReaderLimits) {
        self.address = address
        room = limits.linkText
    }

    /// The destination as ``AddressReference/resolving(_:)`` gives it; nil once there is no room, which cuts the page.
    mutating func resolve(_ link: String) -> String? {
        guard room > 0 else { return nil }
        let destination = address.resolving(link)
        room -= destination.utf8.count
        return destination
    }

    /// Counts links that were resolved elsewhere.
    mutating func count(_ links: [PageText.Link]) {
        for link in links { room -= link.destination.utf8.count }
    }
}
