import SurveyModel

/// The decisions and texts that rest on each claim.
struct DependentList {
    private(set) var byClaim: [String: [Dependent]] = [:]

    init(_ survey: Survey) {
        for consumer in survey.consumers { add(consumer, in: survey) }
        for statement in survey.overview.statements {
            note(Dependent(product: "The survey", homepage: nil, what: "its summary"), for: statement.dated)
        }
    }

    private mutating func add(_ consumer: Consumer, in survey: Survey) {
        func dependent(_ what: String) -> Dependent {
            Dependent(product: consumer.name, homepage: consumer.homepage, what: what)
        }
        for decision in consumer.decisions {
            let name = survey.provider(decision.provider)?.name ?? decision.provider
            note(dependent("\(decision.action.words) \(name)"), for: decision.dated)
        }
        for toolNote in consumer.toolNotes {
            note(dependent("note on \(survey.tool(toolNote.tool)?.name ?? toolNote.tool)"), for: toolNote.dated)
        }
        for section in consumer.sections {
            for statement in section.statements { note(dependent("section “\(section.title)”"), for: statement.dated) }
        }
    }

    private mutating func note(_ dependent: Dependent, for dated: Dated) {
        for claim in Set(dated.dependsOn) where byClaim[claim]?.contains(dependent) != true {
            byClaim[claim, default: []].append(dependent)
        }
    }
}
