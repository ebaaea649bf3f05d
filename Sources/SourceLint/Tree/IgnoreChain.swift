import SurveySupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The `.gitignore` files that hold in a folder: its own and those of the folders above it, up to that with `.git`.
final class IgnoreChain: Sendable {
    private let rules: IgnoreRules
    /// How many bytes of a path stand before what the rules see.
    private let prefix: Int
    /// What the rules see before that: the way to where the search began, for rules of a folder above it.
    private let lead: [UInt8]
    private let above: IgnoreChain?

    private init(_ rules: IgnoreRules, prefix: Int, lead: [UInt8] = [], above: IgnoreChain?) {
        self.rules = rules
        self.prefix = prefix
        self.lead = lead
        self.above = above
    }

    /// Rules that hold from the current folder on; nil for none.
    static func made(of lines: [String]) -> IgnoreChain? {
        let rules = IgnoreRules(Array(lines.joined(separator: "\n").utf8))
        return rules.isEmpty ? nil : IgnoreChain(rules, prefix: 0, above: nil)
    }

    /// The chain with the rules of one more folder.
    static func extended(_ above: IgnoreChain?, by file: String, in folder: String) -> IgnoreChain? {
        let rules = IgnoreRules(text(file))
        return rules.isEmpty ? above : IgnoreChain(rules, prefix: prefix(folder), above: above)
    }

    /// What holds in the folder where a search begins, from folders above it that belong to the same checkout.
    static func above(_ root: String) -> IgnoreChain? {
        guard let resolved = realpath(root, nil) else { return nil }
        defer { free(resolved) }
        var folder = String(cString: resolved)
        var lead: [UInt8] = []
        var files: [(folder: String, lead: [UInt8])] = []
        while EntryKind(at: folder + "/.git") == nil {
            guard let slash = folder.lastIndex(of: "/"), folder != "/" else { return nil }
            lead = Array(folder[folder.index(after: slash)...].utf8) + [UInt8(ascii: "/")] + lead
            folder = String(folder[..<slash])
            files.append((folder, lead))
        }
        let exclude = IgnoreRules(text(folder + "/.git/info/exclude"))
        var chain = exclude.isEmpty ? nil : IgnoreChain(exclude, prefix: prefix(root), lead: lead, above: nil)
        for file in files.reversed() {
            let rules = IgnoreRules(text(file.folder + "/.gitignore"))
            if !rules.isEmpty { chain = IgnoreChain(rules, prefix: prefix(root), lead: file.lead, above: chain) }
        }
        return chain
    }

    /// The length of a folder's path with the slash behind it, as paths in it begin.
    private static func prefix(_ folder: String) -> Int {
        folder == "." ? 0 : folder.utf8.count + (folder == "/" ? 0 : 1)
    }

    private static func text(_ path: String) -> [UInt8] {
        guard EntryKind(at: path) == .file else { return [] }
        do { return try WholeFile.read(path, limit: 1 << 20) } catch {
            // What cannot be read ignores nothing: too much is searched, and nothing is missed.
            return []
        }
    }

    /// The file that is deepest in the tree decides.
    func ignores(_ path: String, isFolder: Bool) -> Bool {
        let bytes = Array(path.utf8)
        let name = bytes[((bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)...]
        var chain: IgnoreChain? = self
        while let link = chain {
            let own = bytes.dropFirst(link.prefix)
            let seen = link.lead.isEmpty ? own : (link.lead + own)[...]
            if let verdict = link.rules.verdict(seen, name: name, isFolder: isFolder) { return verdict }
            chain = link.above
        }
        return false
    }
}
