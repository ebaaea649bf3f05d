package import DriftCheck
package import SurveyModel
package import SurveySupport

/// The data files with corrections made in memory: nothing in here is written before the whole survey has been
/// read and validated again.
package struct FixedSurvey: Sendable {
    package struct ChangedFile: Sendable, Hashable {
        package var path: String
        package var before: [UInt8]
        package var after: [UInt8]

        package var diff: String {
            UnifiedDiff.text(
                path: path, before: String(decoding: before, as: UTF8.self),
                after: String(decoding: after, as: UTF8.self))
        }
    }

    /// Sources first, then by path. The survey is valid after each of them, when they are written in this order.
    package var files: [ChangedFile] = []
    package var done: [Fix] = []
    package var left: [LeftAlone]

    package init(_ plan: FixPlan, files: [SurveyLoader.File], today: SurveyDate) {
        left = plan.left
        let fixes = plan.fixes.sorted { $0.file < $1.file }
        // Usually all corrections together give a valid survey, which takes one validation. Otherwise they are tried one by
        // one, and those after which the survey is invalid are left out.
        if let changed = try? Self.changed(files, by: fixes, today: today),
            Self.isValidAtEveryStep(changed, of: files, today: today)
        {
            (self.files, done) = (changed, plan.fixes)
            return
        }
        for fix in fixes {
            do throws(Refusal) {
                self.files = try Self.changed(files, by: done + [fix], today: today)
                done.append(fix)
            } catch {
                left.append(LeftAlone(subject: fix.subject, reason: error.reason))
            }
        }
    }

    /// True where the corrections settle the finding.
    package func settles(_ finding: CheckReport.ClaimFinding) -> Bool {
        let subjects = Set(done.map(\.subject))
        if subjects.contains(.claim(finding.id)) { return true }
        guard finding.outcome == .moved, finding.lostSupport.isEmpty else { return false }
        return finding.evidence.allSatisfy { $0.outcome != .moved || subjects.contains(.source($0.source)) }
    }

    // MARK: - In memory

    /// Whether a run that is killed after any of the files leaves a valid survey.
    private static func isValidAtEveryStep(
        _ changed: [ChangedFile], of files: [SurveyLoader.File], today: SurveyDate
    ) -> Bool {
        var next = files
        for file in changed.dropLast() {
            guard let index = next.firstIndex(where: { $0.path == file.path }) else { return false }
            next[index].bytes = file.after
            if !SurveyLoader.load(next, today: today).isValid { return false }
        }
        return true
    }

    private static func changed(
        _ files: [SurveyLoader.File], by fixes: [Fix], today: SurveyDate
    ) throws(Refusal) -> [ChangedFile] {
        var next = files
        var changed: [ChangedFile] = []
        let moved = Set(fixes.map(\.subject))
        let sightings = fixes.flatMap(\.sightings).filter { !moved.contains(.source($0.source)) }
        let sourceFiles = Set(sightings.map(\.file))
        let otherFiles = Set(fixes.map(\.file)).subtracting(sourceFiles)
        for path in sourceFiles.sorted() + otherFiles.sorted() {
            guard let index = files.firstIndex(where: { $0.path == path }) else {
                throw Refusal("\(path) was not read")
            }
            let before = files[index].bytes
            next[index].bytes = try edited(
                before, by: fixes.filter { $0.file == path },
                seen: Set(sightings.filter { $0.file == path }.map(\.source)), today: today)
            if next[index].bytes != before {
                changed.append(ChangedFile(path: path, before: before, after: next[index].bytes))
            }
        }
        try check(next, have: fixes, today: today)
        return changed
    }

    private static func edited(
        _ bytes: [UInt8], by fixes: [Fix], seen: Set<String>, today: SurveyDate
    ) throws(Refusal) -> [UInt8] {
        guard let root = try? JSONParser.parse(bytes) else { throw Refusal("the file cannot be parsed") }
        var editor = DataFileEditor(bytes, root: root)
        for fix in fixes {
            for replacement in fix.replacements {
                let pointer = Self.pointer(replacement.pointer, of: fix, in: root)
                let text = Self.keepingSlash(replacement.text, at: pointer, in: root)
                guard editor.replaceString(at: pointer, with: text) else {
                    throw Refusal("no string stands at \(pointer)")
                }
            }
            if let history = fix.history { try record(history, in: &editor, root: root, today: today) }
        }
        for source in seen {
            let pointer = Self.pointer(JSONPointer(tokens: ["asOf"]), ofSource: source, in: root)
            guard editor.replaceString(at: pointer, with: today.description) else {
                throw Refusal("\(source) has no day")
            }
        }
        guard let edited = editor.edited else {
            throw Refusal("two corrections touch the same place")
        }
        return edited
    }

    /// Sources have no pointer of their own: they are found by their id.
    private static func pointer(_ pointer: JSONPointer, of fix: Fix, in root: JSONNode) -> JSONPointer {
        guard case .source(let id) = fix.subject else { return pointer }
        return Self.pointer(pointer, ofSource: id, in: root)
    }

    private static func pointer(_ pointer: JSONPointer, ofSource id: String, in root: JSONNode) -> JSONPointer {
        guard let index = root["sources"]?.array?.firstIndex(where: { $0["id"]?.string == id }) else { return pointer }
        return JSONPointer(tokens: ["sources", String(index)] + pointer.tokens)
    }

    /// Prefixes and base addresses that are written with a slash at their end stay so.
    private static func keepingSlash(_ text: String, at pointer: JSONPointer, in root: JSONNode) -> String {
        guard let token = pointer.tokens.last, ["prefix", "baseURL"].contains(token),
            pointer.resolve(in: root)?.string?.hasSuffix("/") == true, !text.hasSuffix("/")
        else { return text }
        return text + "/"
    }

    private static func record(
        _ history: Fix.History, in editor: inout DataFileEditor, root: JSONNode, today: SurveyDate
    ) throws(Refusal) {
        var members: [String] = []
        for key in history.keys {
            guard let literal = editor.literal(key, ofClaimAt: history.claim) else {
                throw Refusal("no '\(key)' stands there")
            }
            members.append("\(JSONWriter.quote(key)): \(literal)")
        }
        members += ["\"until\": \"\(today)\"", "\"asOf\": \"\(history.asOf)\""]
        if let since = history.since { members.append("\"since\": \"\(since)\"") }
        guard editor.prependPrevious("{ \(members.joined(separator: ", ")) }", toClaimAt: history.claim) else {
            throw Refusal("its earlier value cannot be noted in this form")
        }
        let since = history.claim.appending("since")
        if since.resolve(in: root) != nil, !editor.replaceString(at: since, with: today.description) {
            throw Refusal("'since' is no date")
        }
    }

    /// The edited files make a valid survey in which every correction reads as it was meant.
    private static func check(
        _ files: [SurveyLoader.File], have fixes: [Fix], today: SurveyDate
    ) throws(Refusal) {
        let loaded = SurveyLoader.load(files, today: today)
        if let error = loaded.diagnostics.first(where: { $0.severity == .error }) {
            throw Refusal("the survey would not be valid: \(error.summary) [\(error.rule)]")
        }
        for fix in fixes {
            guard let root = files.first(where: { $0.path == fix.file })?.document else {
                throw Refusal("\(fix.file) cannot be read back")
            }
            for replacement in fix.replacements {
                let node = pointer(replacement.pointer, of: fix, in: root).resolve(in: root)
                guard node?.string == replacement.text || node?.string == replacement.text + "/" else {
                    throw Refusal("the edit at \(replacement.pointer) would not read back")
                }
            }
        }
    }
}
