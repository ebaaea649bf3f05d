import Foundation
import SurveyModel
import SurveySupport
import Testing

@testable import SurveyRender

/// What a finding touches is found by changing a claim and generating everything again: no file may change that was not named.
@Suite(.timeLimit(.minutes(15))) struct ClaimImpactTests {
    /// The project's data with the principal value of a claim replaced.
    private static func files(changing claim: Claim) throws -> [SurveyLoader.File] {
        let path = claim.fields.first?.path ?? "note"
        let place = claim.pointer.tokens + path.split(separator: "/").map(String.init)
        return try SurveyLoader.files(in: Project.path("data")).map { file in
            guard claim.location.file.hasSuffix(file.path) || file.path == claim.location.file else { return file }
            let root = try JSONParser.parseNotingRepeatedKeys(file.bytes).root
            return SurveyLoader.File(
                path: file.path, bytes: Array(JSONWriter.write(changed(root, at: place[...])).utf8))
        }
    }

    private static func changed(_ node: JSONNode, at place: ArraySlice<String>) -> JSONNode {
        var node = node
        switch node.value {
        case .object(let members):
            node.value = .object(
                members.map { member in
                    var member = member
                    if member.key == place.first { member.value = changed(member.value, at: place.dropFirst()) }
                    return member
                })
        case .array(let elements):
            node.value = .array(
                elements.enumerated().map { index, element in
                    String(index) == place.first ? changed(element, at: place.dropFirst()) : element
                })
        case .string(let text): node.value = .string(other(than: text))
        default: break
        }
        return node
    }

    private static let words = ["yes": "no", "no": "yes", "partial": "no", "unknown": "yes", "retired": "active"]

    private static func other(than text: String) -> String {
        if let word = words[text] ?? (text == "not-applicable" || text == "first-party-only" ? "no" : nil) {
            return word
        }
        if text.hasPrefix("http") { return "https://changed.example/v9" }
        return text.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "_" } ? "CHANGED_" + text : "changed"
    }

    private static func everything(_ survey: Survey) throws -> [RenderedFile] {
        try Renderer(templates: Project.templates()).render(survey)
            + Codegen.files(survey, types: PresetTypes(text: "\n"))
    }

    /// Two claims of each kind: the first one, and one of the middle.
    private static func sample(_ survey: Survey) -> [Claim] {
        let kinds = Dictionary(grouping: survey.claims) { $0.dimension }
        return kinds.values.flatMap { claims in claims.count == 1 ? claims : [claims[0], claims[claims.count / 2]] }
            .sorted { $0.id < $1.id }
    }

    @Test func `nothing changes that was not named`() throws {
        let survey = try Project.survey()
        let before = Dictionary(
            try Self.everything(survey).map { ($0.path, (target: $0.target, contents: $0.contents)) },
            uniquingKeysWith: { first, _ in first })
        let impact = ClaimImpact(survey, templates: try Project.templates())
        var changing: Set<String> = []
        for claim in Self.sample(survey) {
            let changed = try Self.everything(Project.load(Self.files(changing: claim)))
            var touched: Set<String> = []
            for file in changed where file.contents != before[file.path]?.contents {
                touched.insert("output/" + file.target)
            }
            for path in Set(before.keys).subtracting(changed.map(\.path)) {
                touched.insert("output/" + (before[path]?.target ?? path))
            }
            #expect(!touched.isEmpty, "\(claim.id) was not changed")
            let named = Set(impact.files(of: claim))
            #expect(touched.isSubset(of: named), "\(claim.id): \(touched.subtracting(named).sorted())")
            changing.formUnion(touched)
        }
        // Proof that the sample reaches the targets that it is meant for.
        let encoders = Codegen.paths.filter { !$0.hasPrefix("synthorg") }.map { "output/" + $0 }
        #expect(changing.isSuperset(of: ["output/catalog.json", "output/swift/ProviderPresets+Catalog.swift"]))
        #expect(changing.intersection(encoders).count > encoders.count / 2, "\(changing.sorted())")
    }

    @Test func `an address with a place to fill in takes its provider out of Aider's file`() throws {
        var survey = try Project.survey()
        let index = try #require(survey.providers.firstIndex { $0.id == "together-ai" })
        func aider() throws -> String {
            try #require(try Codegen.files(survey, types: nil, targets: ["aider"]).first).contents
        }
        #expect(try aider().contains("\"together-ai:"))
        for each in survey.providers[index].endpoints.indices {
            survey.providers[index].endpoints[each].baseURL = "https://{resource}.example/v1"
        }
        #expect(try !aider().contains("\"together-ai:"))
    }

    @Test func `a file is not named where the claim cannot reach it`() throws {
        let survey = try Project.survey()
        let impact = ClaimImpact(survey, templates: try Project.templates())
        func files(_ id: String) throws -> [String] {
            impact.files(of: try #require(survey.claims.first { $0.id == id }, "\(id)"))
        }
        let address = try files("together-ai/endpoints.global")
        // Aider's aliases hold no address, and yet an address decides whether a provider stands there: one with a place that
        // users fill in keeps it out.
        for path in [
            "goose/custom_providers/", "llm/extra-openai-models.yaml", "synthorg/provider-auth-survey.md",
            "aider/aider.conf.yml",
        ] {
            #expect(address.contains("output/" + path), "\(path)")
        }
        for path in ["synthorg/known-logos.ts", "sophon/models.json"] {
            #expect(!address.contains("output/" + path), "\(path)")
        }
        let logo = try files("together-ai/logo")
        #expect(logo.contains("output/synthorg/known-logos.ts") && !logo.contains("output/litellm/config.yaml"))
        for claim in survey.tools.flatMap(\.claims) {
            #expect(!impact.files(of: claim).contains { $0.hasPrefix("output/swift/") }, "\(claim.id)")
        }
    }
}
