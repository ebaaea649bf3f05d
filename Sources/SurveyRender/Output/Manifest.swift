import SurveyModel
import SurveySupport

/// Which files of the output folder are generated, and by which command; kept beside them as `.generated.json`.
///
/// It lets formats without comments be told from files that somebody wrote, and shows what no target makes any more.
struct Manifest: Sendable, Hashable {
    static let fileName = ".generated.json"

    var files: [RenderedFile.Group: Set<String>] = [:]

    init() {}

    /// An unreadable manifest counts as none: the files without a marker are then not taken for generated.
    init(text: String) {
        let bytes = Array(text.utf8)
        self = (try? JSONNodeDecoder.decode(from: JSONParser.parse(bytes))) ?? Manifest()
    }

    var all: Set<String> { files.values.reduce(into: []) { $0.formUnion($1) } }

    /// Takes note of rendered files; of the groups in `complete` nothing else remains.
    mutating func note(_ rendered: [RenderedFile], complete: Set<RenderedFile.Group>) {
        for group in complete { files[group] = [] }
        for file in rendered { files[file.group, default: []].insert(file.path) }
    }

    /// Files that were generated once and are not in `rendered`, in groups that it holds whole.
    func leftOver(_ rendered: [RenderedFile], complete: Set<RenderedFile.Group>) -> [String] {
        let known = complete.reduce(into: Set<String>()) { $0.formUnion(files[$1, default: []]) }
        return known.subtracting(rendered.map(\.path)).sorted()
    }
}

extension Manifest: Codable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: JSONKey.self)
        for group in RenderedFile.Group.allCases {
            files[group] = try container.decodeIfPresent(Set<String>.self, forKey: JSONKey(group.rawValue))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: JSONKey.self)
        try container.encode("provider-survey", forKey: JSONKey("generatedBy"))
        for group in RenderedFile.Group.allCases {
            guard let paths = files[group], !paths.isEmpty else { continue }
            try container.encode(paths.sorted(), forKey: JSONKey(group.rawValue))
        }
    }
}
