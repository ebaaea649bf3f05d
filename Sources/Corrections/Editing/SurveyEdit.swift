import DriftCheck
package import SurveyModel
package import SurveySupport

/// The files of a survey on the way to a change, which is made in memory and written as a whole.
///
/// The survey need not be valid at the beginning; ``newErrors`` says what a change has made worse.
package struct SurveyEdit: Sendable {
    package private(set) var files: [SurveyLoader.File]
    private let original: [SurveyLoader.File]
    private let today: SurveyDate

    package init(_ files: [SurveyLoader.File], today: SurveyDate) {
        self.files = files
        original = files
        self.today = today
    }

    /// Why a change cannot be made: a sentence.
    package struct Refusal: Error, CustomStringConvertible {
        package var reason: String
        package var description: String { reason }
    }

    package var loaded: SurveyLoader.Loaded { SurveyLoader.load(files, today: today) }

    /// Errors that the survey has now and had not at the beginning.
    package var newErrors: [Diagnostic] {
        func errors(_ files: [SurveyLoader.File]) -> [Diagnostic] {
            SurveyLoader.load(files, today: today).diagnostics.filter { $0.severity == .error }
        }
        let known = Set(errors(original).map { [$0.rule, $0.location.file, $0.summary] })
        return errors(files).filter { !known.contains([$0.rule, $0.location.file, $0.summary]) }
    }

    /// Sources first, so that the survey is valid after each of them.
    package var changed: [FixedSurvey.ChangedFile] {
        let before = Dictionary(original.map { ($0.path, $0.bytes) }) { first, _ in first }
        return files.filter { before[$0.path] != $0.bytes }
            .map { .init(path: $0.path, before: before[$0.path] ?? [], after: $0.bytes) }
            .sorted { (Self.isOfSources($0.path) ? 0 : 1, $0.path) < (Self.isOfSources($1.path) ? 0 : 1, $1.path) }
    }

    // MARK: Changes

    /// A file that is not there yet: `providers`, `acme.json`.
    package mutating func add(_ text: String, as name: String, in folder: String) throws(Refusal) {
        let path = "\(root)/\(folder)/\(name)"
        guard !files.contains(where: { $0.path == path }) else { throw Refusal(reason: "\(path) exists already") }
        files.append(.init(path: path, bytes: Array(text.utf8)))
        files.sort { $0.path < $1.path }
    }

    /// A statement that the file of its subject does not have yet.
    package mutating func add(_ draft: ClaimDraft, to subject: some Subject, at path: String) throws(Refusal) {
        try edit(path) { editor, root in
            let key = draft.dimension.rawValue
            let pointer = JSONPointer(tokens: [key])
            switch (root[key]?.value, draft.key) {
            case (.array, _): editor.append([draft.node], to: pointer)
            case (.object(let members), let name?):
                editor.insert(name, draft.node, into: pointer, after: members.map(\.key))
            case (_, let name):
                let value =
                    name.map { .object([($0, draft.node)]) } ?? (draft.isListed ? .list([draft.node]) : draft.node)
                editor.insert(
                    key, value, into: JSONPointer(tokens: []), after: Self.members(before: draft, of: subject))
            }
        }
    }

    /// What stands before a statement in the files of its kind of subject.
    private static func members<S: Subject>(before draft: ClaimDraft, of subject: S) -> [String] {
        let names = S.facts.map(\.dimension.rawValue)
        return ["$schema", "id", "name", "vendor", "category", "aliases", "parent", "links"]
            + names.prefix { $0 != draft.dimension.rawValue }
    }

    /// Puts evidence behind that which a claim has, in the place of `uncited` or another reason for having none. The claim is
    /// confirmed on the day on which the page was read.
    ///
    /// - Parameter replaced: the claim's own evidence that gives way to it, by its index.
    package mutating func cite(
        _ evidence: [Evidence], for claim: Claim, replacing replaced: Set<Int> = [], on day: SurveyDate
    ) throws(Refusal) {
        let added = evidence.map(\.node)
        try edit(claim.location.file) { editor, root in
            guard let node = claim.pointer.resolve(in: root) else { return }
            if let known = node["evidence"]?.array {
                if replaced.isEmpty {
                    editor.append(added, to: claim.pointer.appending("evidence"))
                } else {
                    let place = replaced.min() ?? known.count
                    let kept = known.indices.filter { !replaced.contains($0) }
                    let list =
                        kept.filter { $0 < place }.map { known[$0] } + added
                        + kept.filter { $0 > place }.map { known[$0] }
                    editor.replace("evidence", of: claim.pointer, by: "evidence", .list(list))
                }
                if claim.unguarded != nil { editor.remove("unguarded", of: claim.pointer) }
            } else if claim.unguarded != nil {
                editor.replace("unguarded", of: claim.pointer, by: "evidence", .list(added))
            } else {
                editor.insert(
                    "evidence", .list(added), into: claim.pointer,
                    after: (node.members ?? []).map(\.key).filter { $0 != "previously" })
            }
            let isFirst = claim.evidence.allSatisfy(\.isMention)
            if claim.asOf < day || isFirst {
                _ = editor.replaceString(at: claim.pointer.appending("asOf"), with: day.description)
            }
            if claim.asOf < day, !isFirst, node["since"] == nil, claim.previously.isEmpty {
                editor.insert("since", .text(claim.since.description), into: claim.pointer, after: ["asOf"])
            }
        }
    }

    /// A source was read on a later day than it was seen before.
    package mutating func see(_ source: Source, on day: SurveyDate) throws(Refusal) {
        guard source.asOf < day else { return }
        try edit(source.location.file) { editor, root in
            guard let index = root["sources"]?.array?.firstIndex(where: { $0["id"]?.string == source.id }) else {
                return
            }
            _ = editor.replaceString(
                at: JSONPointer(tokens: ["sources", String(index), "asOf"]), with: day.description)
        }
    }

    /// Puts a source into the file of its publisher, which is made where there is none.
    package mutating func add(_ source: Source) throws(Refusal) {
        let own = files.first { file in
            Self.isOfSources(file.path)
                && (try? JSONParser.parse(file.bytes))?["publisher"]?.string?.lowercased()
                    == source.publisher.lowercased()
        }
        let path = own?.path ?? "\(root)/sources/\(Slug.of(source.publisher)).json"
        guard files.contains(where: { $0.path == path }) else {
            let text = """
                {
                  "$schema": "../schema/sources.schema.json",
                  "publisher": \(JSONWriter.quote(source.publisher)),
                  "sources": [
                    \(DataText.inline(source.node))
                  ]
                }

                """
            return try add(text, as: "\(Slug.of(source.publisher)).json", in: "sources")
        }
        try edit(path) { editor, _ in
            editor.append([source.node], to: JSONPointer(tokens: ["sources"]), isOnOneLine: true)
        }
    }

    // MARK: Files

    private mutating func edit(
        _ path: String, _ change: (inout DataFileEditor, JSONNode) -> Void
    ) throws(Refusal) {
        guard let index = files.firstIndex(where: { $0.path == path }) else {
            throw Refusal(reason: "\(path) was not read")
        }
        let root: JSONNode
        do throws(JSONParser.Failure) {
            root = try JSONParser.parse(files[index].bytes)
        } catch {
            throw Refusal(reason: "\(path) is no JSON: \(error.reason)")
        }
        var editor = DataFileEditor(files[index].bytes, root: root)
        change(&editor, root)
        guard let edited = editor.edited else { throw Refusal(reason: "two edits of \(path) touch the same place") }
        files[index].bytes = edited
    }

    /// The folder of the survey.
    private var root: String {
        let overview = files.first { $0.path.hasSuffix("/survey.json") }?.path ?? "data/survey.json"
        return String(overview.dropLast("/survey.json".count))
    }

    private static func isOfSources(_ path: String) -> Bool { path.contains("/sources/") }
}

extension Source {
    /// Its object in a data file, which names the publisher once for all of them.
    fileprivate var node: JSONNode {
        .object([
            ("id", .text(id)), ("title", .text(title)), ("url", .text(url)), ("twin", twin.map(JSONNode.text)),
            ("kind", .text(kind.rawValue)), ("asOf", .text(asOf.description)), ("note", note.map(JSONNode.text)),
        ])
    }
}
