package import SurveySupport

/// A product that ships presets: its ids, vocabulary, decisions, and the prose that only it needs.
package struct Consumer: Sendable, Hashable, Identifiable {
    package var id: String
    package var name: String
    package var homepage: String
    /// The survey's words to the consumer's own: `api-key` to `AuthType.API_KEY`.
    package var vocabulary: [Term]
    package var decisions: [Decision]
    /// What each reference tool means for the consumer.
    package var toolNotes: [ToolNote]
    /// Named groups of statements, in the order of the file: `bottom-line`, `considerations`, `patterns`, ...
    package var sections: [Section]
    package var location: Location

    package struct Term: Sendable, Hashable {
        package var survey: String
        package var consumer: String
    }

    package struct Decision: Sendable, Hashable, Identifiable {
        package enum Action: String, Sendable, Hashable, CaseIterable {
            /// In the product already, and stays.
            case keep
            case ship
            case `defer`
            case drop
        }
        /// Id of the provider.
        package var provider: String
        /// The consumer's heading for it; the provider's name unless the file says otherwise.
        package var heading: String?
        package var action: Action
        /// The consumer's own id for the provider.
        package var presetID: String?
        /// Settings in the consumer's own terms, in the order of the file.
        package var settings: [Setting]
        package var reason: String
        /// What to do, in a sentence.
        package var instruction: String?
        package var dated: Dated
        package var id: String { provider }
    }

    package struct Setting: Sendable, Hashable {
        package var name: String
        package var value: String
    }

    package struct ToolNote: Sendable, Hashable, Identifiable {
        package var tool: String
        package var text: String
        package var dated: Dated
        package var id: String { tool }
    }

    package struct Section: Sendable, Hashable, Identifiable {
        package var id: String
        package var title: String
        package var statements: [Statement]
    }

    package func section(_ id: String) -> Section? { sections.first { $0.id == id } }
}

/// A sentence or two in our own words that rest on claims.
package struct Statement: Sendable, Hashable, Identifiable {
    package var id: String
    /// A lead-in, a row's first cell or a term; nil where the text stands alone.
    package var title: String?
    package var text: String
    /// Further cells, for statements that are rows of a table.
    package var cells: [String]
    package var dated: Dated
}

/// What decisions and statements have in common with claims: dates and what they rest on.
package struct Dated: Sendable, Hashable {
    package var asOf: SurveyDate
    package var since: SurveyDate
    /// Ids of claims; a drift of one of them touches this text.
    package var dependsOn: [String]
    package var previously: [PreviousValue]
    package var location: Location
}
