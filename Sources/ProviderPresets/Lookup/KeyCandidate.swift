extension ProviderPreset {
    /// A provider whose keys look like a given one.
    public struct KeyCandidate: Sendable, Hashable {
        /// The provider.
        public let preset: ProviderPreset
        /// Which of its credentials.
        public let credential: Credential
        /// How sure that is.
        public let certainty: KeyCertainty
    }

    /// How sure it is that a key belongs to a provider.
    public enum KeyCertainty: Int, Sendable, Hashable, Comparable, CaseIterable {
        /// It begins as the provider's keys do; so may those of others.
        case prefix
        /// The whole key looks as the provider's do; so may those of others.
        case pattern
        /// The whole key looks as the provider's do, and no other service's do.
        case distinctive

        /// Less sure than.
        public static func < (one: KeyCertainty, other: KeyCertainty) -> Bool { one.rawValue < other.rawValue }
    }

    /// Every provider whose keys look like this one, the surest first, then those with the longest prefix.
    ///
    /// A hint for a form: many services share `sk-`, and nothing is sent anywhere. White space around the key does not count.
    /// Empty for keys of more than 8,190 bytes, which is what web servers take in one line of a header.
    public static func detect(key: String, in presets: [ProviderPreset] = all) -> [KeyCandidate] {
        guard key.utf8.count <= 8190 else { return [] }
        let key = Array(key.utf8.trimmingSpace)
        let candidates = presets.flatMap { preset in
            preset.credentials.compactMap { credential in
                credential.certainty(of: key).map {
                    KeyCandidate(preset: preset, credential: credential, certainty: $0)
                }
            }
        }
        return candidates.sorted { one, other in
            if one.certainty != other.certainty { return one.certainty > other.certainty }
            return one.credential.prefixLength > other.credential.prefixLength
        }
    }
}

extension ProviderPreset.Credential {
    fileprivate var prefixLength: Int { keyPrefix?.utf8.count ?? 0 }

    fileprivate func certainty(of key: [UInt8]) -> ProviderPreset.KeyCertainty? {
        if let keyPattern, ProviderPreset.KeyPattern(keyPattern)?.matches(key) == true {
            return keyDistinctive ? .distinctive : .pattern
        }
        guard let keyPrefix, !keyPrefix.isEmpty, key.starts(with: keyPrefix.utf8) else { return nil }
        return .prefix
    }
}

extension String.UTF8View {
    fileprivate var trimmingSpace: SubSequence {
        let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        var rest = drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return rest
    }
}
