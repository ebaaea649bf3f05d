import SurveySupport

/// An address of an API, made comparable.
///
/// Two are the same address where they differ in letters of the host's case, a slash at the end, the names of placeholders, the
/// name of the own machine, or in a version at the end that only one of them has: clients add `/v1` themselves or expect it
/// there.
struct AddressMeaning: Hashable {
    private let origin: String
    private let segments: [Substring]
    private let version: Substring?

    /// Nil for what is no web address.
    init?(_ text: String) {
        let plain = Self.filled(text, with: Self.placeholder)
        guard let address = try? WebAddress(plain.contains("://") ? plain : "https://" + plain) else { return nil }
        let port = address.port.map { ":\($0)" } ?? ""
        origin = (address.isOwnMachine ? "localhost" : address.host) + port
        let segments = address.path.split(separator: "/")
        let isVersioned = segments.last.map(Self.isVersion) ?? false
        version = isVersioned ? segments.last : nil
        self.segments = isVersioned ? segments.dropLast() : segments
    }

    func isSame(as other: AddressMeaning) -> Bool {
        guard origin == other.origin, segments == other.segments else { return false }
        return version == other.version || version == nil || other.version == nil
    }

    /// The host that only one provider has; nil for the own machine, and for one that users name themselves.
    var ownHost: String? { origin.hasPrefix("localhost") || origin == Self.placeholder ? nil : origin }

    private static let placeholder = "placeholder"

    /// `{region}`, `${REGION}` and `$REGION` give way to the word.
    static func filled(_ text: String, with word: String) -> String {
        text.replacing(/\$?\{[^{}]*\}|\$[A-Z_][A-Z0-9_]*/, with: word)
    }

    private static func isVersion(_ segment: Substring) -> Bool {
        segment.wholeMatch(of: /v[0-9]+((alpha|beta)[0-9]*)?/) != nil
    }
}
