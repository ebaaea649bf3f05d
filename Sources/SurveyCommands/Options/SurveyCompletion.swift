import ArgumentParser
import DriftCheck
import ShippedSurvey
import SurveyModel
import SurveyRender
import SurveySupport

/// What a shell offers where something of the survey is named: of the folder that `--data` names, else of the folder `data`,
/// else of the survey that is compiled in.
extension CompletionKind {
    /// Ids of providers and tools.
    static var subjects: CompletionKind { survey { survey, _, _ in survey.subjectIDs } }

    /// The same, and ids of claims once one begins with a provider and a slash: all of them are too many to look at.
    static var subjectsAndClaims: CompletionKind {
        survey { survey, _, prefix in prefix.contains("/") ? survey.claims.map(\.id) : survey.subjectIDs }
    }

    static var claims: CompletionKind { survey { survey, _, _ in survey.claims.map(\.id) } }

    /// The parts of the claims' ids behind a provider or tool that is named before.
    static var claimsOfSubject: CompletionKind {
        survey { survey, words, _ in
            let subjects = Set(words)
            return survey.claims.filter { subjects.contains($0.subject) }.map {
                String($0.id.dropFirst($0.subject.count + 1))
            }
        }
    }

    /// Paths of the values of the claim that is named before, by its id or behind its provider or tool.
    static var fieldsOfClaim: CompletionKind {
        survey { survey, words, _ in
            let named = Set(words)
            let claim = survey.claims.first { claim in
                let part = String(claim.id.dropFirst(claim.subject.count + 1))
                return named.contains(claim.id) || named.contains(claim.subject) && named.contains(part)
            }
            return claim?.fields.map(\.path) ?? []
        }
    }

    /// Fingerprints of the last run's findings, of the folder that `--state` names, or the usual one.
    static var fingerprints: CompletionKind {
        .custom { words, _, _ in
            let state = value(of: "--state", in: words) ?? RecordFiles.usualFolder
            return RecordFiles(data: "", state: state).runState().fingerprints.values.sorted()
        }
    }

    static var publishers: CompletionKind {
        survey { survey, _, _ in Set(survey.sources.map(\.publisher)).sorted() }
    }

    static var sources: CompletionKind { survey { survey, _, _ in survey.sources.map(\.id) } }

    static var consumers: CompletionKind { survey { survey, _, _ in survey.consumers.map(\.id) } }

    /// Targets of `render`.
    static var documents: CompletionKind {
        .custom { _, _, _ in Renderer(templates: TemplateFile.shipped).paths }
    }

    /// Targets of `codegen`.
    static var generatedFiles: CompletionKind { .list(SurveyRender.Codegen.paths) }

    /// One word of a closed list.
    static func words<Word: RawRepresentable<String> & CaseIterable>(of words: Word.Type) -> CompletionKind {
        .list(words.allCases.map(\.rawValue))
    }

    /// - Parameter candidates: of a survey, the words of the command line, and the beginning of the word that is completed.
    private static func survey(
        _ candidates: @escaping @Sendable (Survey, [String], String) -> [String]
    ) -> CompletionKind {
        .custom { words, _, prefix in
            // Nothing is offered of a survey that cannot be read: there is no place for a message.
            guard let survey = read(namedIn: words) else { return [] }
            return candidates(survey, words, prefix)
        }
    }

    private static func value(of option: String, in words: [String]) -> String? {
        words.firstIndex(of: option).map { words[($0 + 1)...].first ?? "" }
    }

    private static func read(namedIn words: [String]) -> Survey? {
        let option = value(of: "--data", in: words)
        let folder = option ?? SurveyOptions.usualFolder
        let files = (try? SurveyLoader.files(in: folder)) ?? (option == nil ? ShippedFiles.data : [])
        return SurveyLoader.load(files, today: SurveyDate(daysSince1970: 0), validates: false).survey
    }
}

extension Survey {
    fileprivate var subjectIDs: [String] { providers.map(\.id) + tools.map(\.id) }
}

extension TemplateFile {
    /// The templates that the tool was built with.
    static var shipped: [TemplateFile] {
        ShippedFiles.templates.map { file in
            TemplateFile(
                path: String(file.path.dropFirst(TemplateOptions.usualFolder.count + 1)),
                contents: String(decoding: file.bytes, as: UTF8.self), displayPath: file.path)
        }
    }
}
