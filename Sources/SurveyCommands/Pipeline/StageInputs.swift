import Corrections
import DriftCheck
import MCPServer
import PageFetch
import Registries
import Reports
import SourceLint
import SurveyModel
import SurveyRender
import SurveySupport

// What each stage takes, where that is more than what the stage before it gives.
extension Pipeline {
    /// The files of `data/`, unparsed.
    struct SurveyFiles {
        enum Files {
            /// To be read when their turn comes, and let go of.
            case paths([String])
            /// Read before, because what follows needs them as they were.
            case read([SurveyLoader.File])
        }

        var files: Files
        var today: SurveyDate
        /// The day to look back to; nil for the survey as it is.
        var asOf: SurveyDate?
        /// False where they have been validated before.
        var validates = true
    }

    struct CheckInput: Sendable {
        var survey: Survey
        /// What people have accepted.
        var baseline: Baseline
        /// What earlier runs have learned.
        var state: RunState
        var fetcher: PageFetcher
        /// The moment of the check, in seconds since 1970.
        var now: Int
        var options: CheckOptions
        var progress: @Sendable (CheckProgress) -> Void
    }

    struct MergeInput {
        var survey: Survey
        var options: CheckOptions
        /// The report of every shard, with its name for messages.
        var parts: [(name: String, report: CheckReport)]
    }

    typealias ReportStage = Stage<ReportInput, String, JSONNodeEncoder.Failure>

    struct ReportInput {
        var report: CheckReport
        var format: ReportFormat
        var style = ReportStyle()
    }

    struct FixInput {
        var files: [SurveyLoader.File]
        var survey: Survey
        var result: CheckResult
        var today: SurveyDate
    }

    struct AcceptInput {
        var baseline: Baseline
        var material: AcceptanceMaterial
        /// The sources to accept; nil for all that were read.
        var sources: Set<String>?
        var today: SurveyDate
        /// All sources were read, so that entries of others can go.
        var isWholeRun: Bool
    }

    struct AccountInput {
        var result: CheckResult
        /// The sources to accept; nil for all that were read.
        var sources: Set<String>?
    }

    struct AcknowledgeInput {
        var known: [Acknowledgement]
        var new: [Acknowledgement]
        var today: SurveyDate
    }

    struct OpenInput: Sendable {
        var url: String
        var fetcher: PageFetcher
    }

    struct SearchInput {
        var survey: Survey
        var text: String
    }

    struct SearchAnswer {
        var matches: [Lookup.Match]
        var suggestions: [String]
    }

    struct CrosscheckInput {
        var survey: Survey
        var registries: [RegistrySnapshot]
        var today: SurveyDate
    }

    struct DiscoverInput {
        var survey: Survey
        var registries: [RegistrySnapshot]
        /// What the last run saw.
        var seen: SeenEntries
        var today: SurveyDate
    }

    struct LintTextsInput {
        var survey: Survey
        var today: SurveyDate
    }

    struct DraftInput {
        /// What a registry calls the provider.
        var id: String
        var survey: Survey
        var registries: [RegistrySnapshot]
        var today: SurveyDate
    }

    struct ServeInput {
        var survey: ServedSurvey
        var streams: MCPServer.Streams
    }

    struct CiteInput {
        var request: CitationRequest
        var page: CitedPage
    }

    struct CiteAllInput {
        /// The survey with the new file.
        var edit: SurveyEdit
        /// The provider or tool that the new file describes.
        var subject: String
        var page: CitedPage
        var source: Source
    }

    struct RenderInput {
        var survey: Survey
        var templates: [TemplateFile]
        /// Names of targets; empty for all.
        var targets: [String]
        var asOf: SurveyDate?
    }

    struct GenerateInput {
        var survey: Survey
        /// The types of the Swift library; nil where its sources are not at hand.
        var types: PresetTypes?
        /// Names of targets; empty for all.
        var targets: [String]
    }

    struct LintInput {
        var survey: Survey
        var today: SurveyDate
        /// Files and folders.
        var paths: [String]
        var options: SourceLint.Options
    }

    struct WriteInput {
        var writer: OutputWriter
        var files: [RenderedFile]
        /// The groups of which `files` holds every target.
        var complete: Set<RenderedFile.Group>
        /// Overwrite files that the tool has not generated.
        var replacesForeign: Bool
    }

    struct ReplayBenchInput: Sendable {
        var set: ReplaySet
        /// The bytes of a file of the set by its path; nil where there is none.
        var readFile: @Sendable (String) -> [UInt8]?
    }
}
