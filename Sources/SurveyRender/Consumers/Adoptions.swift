import SurveyModel
import SurveySupport

/// The decisions that put providers into a consumer's product, and a note on each that does not.
struct Adoptions {
    struct Adopted {
        var decision: Consumer.Decision
        /// With what it inherits.
        var provider: ProviderView
    }

    private var adopted: [Adopted] = []
    var notes: [Note] = []

    init(of consumerID: String, in survey: SurveyView) {
        guard let consumer = survey.consumer(consumerID) else {
            notes.append(Note(text: "the survey has no consumer \(consumerID)"))
            return
        }
        for decision in consumer.decisions {
            guard let provider = survey.provider(decision.provider) else {
                skip(decision.provider, "the survey does not describe it")
                continue
            }
            switch decision.action {
            case .keep, .ship: adopted.append(Adopted(decision: decision, provider: provider))
            case .defer: skip(decision.provider, "the decision defers it")
            case .drop: skip(decision.provider, "the decision drops it")
            }
        }
        let named = Set(consumer.decisions.map(\.provider))
        let others = survey.providers.filter { !named.contains($0.id) }.count
        if others > 0 { notes.append(Note(text: "\(Counted.of(others, "provider")) named by no decision")) }
    }

    private mutating func skip(_ id: String, _ reason: String) { notes.append(.skipped(id, reason)) }

    /// What a format makes of each adopted provider, in the order of the decisions; one that it cannot hold is noted.
    mutating func fitting<Entry>(_ entry: (Adopted) throws(ClientAccess.Skipped) -> Entry) -> [Entry] {
        var entries: [Entry] = []
        for each in adopted {
            do throws(ClientAccess.Skipped) {
                entries.append(try entry(each))
            } catch {
                skip(each.decision.provider, error.reason)
            }
        }
        return entries
    }
}

extension Consumer.Decision {
    func setting(_ name: String) -> String? { settings.first { $0.name == name }?.value }

    /// The consumer's id for the provider.
    var target: String { presetID ?? provider }
}
