package import SurveyModel
package import SurveySupport

/// Everything of a survey that is worth finding in a source tree, ready to be searched for.
package struct Needles: Sendable {
    /// What a text means where it is found.
    enum Meaning: Sendable {
        case host(String)
        case word(WordBook.Word)
        /// A header that some service asks for, in small letters.
        case header(String)
    }

    let addresses: AddressBook
    /// Variables that some provider or tool reads today.
    let variables: Set<String>
    let providers: [Provider]
    let meanings: [Meaning]
    let scanner: NeedleScanner

    /// - Parameter today: tells what has ended from what will.
    package init(_ survey: Survey, today: SurveyDate) {
        addresses = AddressBook(survey, today: today)
        variables = WordBook.variables(of: survey)
        providers = survey.providers.map(survey.resolved)
        let headers = survey.providers.flatMap { $0.endpoints.flatMap(\.headers) }.filter(\.isRequired)
        let texts: [(String, Meaning)] =
            addresses.hosts.map { ($0, .host($0)) }
            + WordBook(survey).words.map { ($0.text, .word($0)) }
            + Set(headers.map { $0.name.lowercased() }).sorted().map { ($0, .header($0)) }
        let long = texts.filter { $0.0.utf8.count >= NeedleScanner.shortest }
        meanings = long.map(\.1)
        scanner = NeedleScanner(long.map(\.0))
    }

    /// The texts that are searched for, one for each needle.
    package var texts: [String] { scanner.texts }
}
