import SurveyModel
import SurveySupport

extension Survey {
    /// What a format makes of each provider, in the order of their ids, and a note on each that it cannot hold.
    func fitting<Entry>(
        _ entry: (Provider) throws(ClientAccess.Skipped) -> Entry
    ) -> (entries: [Entry], notes: [String]) {
        var entries: [Entry] = []
        var notes: [String] = []
        for provider in providers {
            do {
                entries.append(try entry(resolved(provider)))
            } catch {
                notes.append("skipped \(provider.id): \(error.reason)")
            }
        }
        return (entries, notes)
    }
}
