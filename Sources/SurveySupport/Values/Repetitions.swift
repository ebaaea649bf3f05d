extension Array where Element: Hashable {
    /// Each element once, where it stands first.
    package var withoutRepetitions: [Element] { withoutRepetitions(of: \.self) }
}

extension Array {
    /// The first element of each key.
    package func withoutRepetitions<Key: Hashable>(of key: (Element) -> Key) -> [Element] {
        var seen: Set<Key> = []
        return filter { seen.insert(key($0)).inserted }
    }
}
