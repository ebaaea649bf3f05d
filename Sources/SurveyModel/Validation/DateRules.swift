import SurveySupport

extension SurveyValidator {
    func checkDates() {
        let sources = survey.sourcesByID
        survey.forEachClaim { claim in
            checkHistory(asOf: claim.asOf, since: claim.since, previously: claim.previously, at: claim.location)
            checkSighting(of: claim, in: sources)
        }
        for dated in datedTexts {
            checkHistory(asOf: dated.asOf, since: dated.since, previously: dated.previously, at: dated.location)
        }
        for source in survey.sources {
            guard let unverifiable = source.unverifiable, unverifiable.until < today else { continue }
            report(
                "expired", at: unverifiable.location,
                "'\(source.id)' was to be looked at again by \(unverifiable.until)",
                suggestion: "look, and set a new date", severity: .warning)
        }
    }

    private var datedTexts: [Dated] {
        let overview = survey.overview
        let statements =
            overview.statements
            + survey.consumers.flatMap { $0.sections.flatMap(\.statements) }
        return statements.map(\.dated)
            + survey.consumers.flatMap { $0.decisions.map(\.dated) + $0.toolNotes.map(\.dated) }
    }

    /// Nobody can have confirmed a statement later than the day on which the newest of its sources was read.
    private func checkSighting(of claim: Claim, in sources: SourceTable) {
        let days = claim.evidence.compactMap { sources.index(of: $0.source).map { sources[$0].asOf } }
        guard let newest = days.max(), claim.asOf > newest, claim.asOf <= today else { return }
        report(
            "date-order", at: claim.location,
            "'asOf' \(claim.asOf) lies after \(newest), when the newest source was seen",
            suggestion: "write \(newest), or the day on which the source was read in the file of the source")
    }

    private func checkHistory(asOf: SurveyDate, since: SurveyDate, previously: [PreviousValue], at location: Location) {
        // A day after today is reported where it stands.
        if since > asOf, since <= today {
            report("date-order", at: location, "'since' \(since) lies after 'asOf' \(asOf)", suggestion: "swap them")
        }
        var next = since
        for entry in previously {
            if entry.asOf >= entry.until {
                report(
                    "date-order", at: entry.location, "'until' \(entry.until) must lie after 'asOf' \(entry.asOf)",
                    suggestion: "'until' is the day from which the statement no longer held")
            }
            if entry.until > next {
                report(
                    "previously-order", at: entry.location,
                    "an earlier value until \(entry.until) overlaps what held from \(next)",
                    suggestion: "order earlier values newest first")
            }
            if entry.since > entry.asOf {
                report(
                    "date-order", at: entry.location, "'since' \(entry.since) lies after 'asOf' \(entry.asOf)",
                    suggestion: "swap them")
            }
            next = entry.since
        }
    }
}

extension MemberRules {
    func checkDay(_ member: JSONNode.Member) {
        guard member.key == "asOf" || member.key == "since" else { return }
        guard let day = member.value.string.flatMap(SurveyDate.init(_:)), day > today else { return }
        report(
            "future-date", at: Location(file: file, position: member.value.position),
            "'\(member.key)' \(day) lies after today, \(today)", suggestion: "write the day on which it was seen")
    }
}
