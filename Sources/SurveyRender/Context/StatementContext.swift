import SurveyModel
import SurveySupport

/// Builds what templates read of statements, and of all texts that rest on claims.
struct StatementContext {
    let claims: ClaimContext

    func statement(_ statement: Statement) -> ContextObject {
        ContextObject(.statement) { member in
            switch member {
            case "id": .code(statement.id)
            case "title": .prose(statement.title)
            case "text": .prose(statement.text)
            case "cells": .value(.texts(statement.cells))
            case "columns": .list(columns(statement.cells))
            case "block":
                .value(
                    statement.cells.isEmpty
                        ? nil : Inline(kind: .block(statement.cells, language: statement.language)))
            case "providers": .list(providers(statement.dated))
            default: dated(member, statement)
            }
        }
    }

    /// The providers whose claims the text rests on, each once.
    private func providers(_ dated: Dated) -> [ContextObject] {
        var seen: Set<String> = []
        let subjects = SubjectContext(claims: claims)
        return dated.dependsOn.compactMap { claims.owner(of: $0)?.claim.subject }.filter { seen.insert($0).inserted }
            .compactMap { claims.index.survey.provider($0) }.map(subjects.provider)
    }

    private func columns(_ cells: [String]) -> [ContextObject] {
        cells.enumerated().map { index, cell in
            ContextObject(.cell) { member in
                switch member {
                case "text": .prose(cell)
                case "code": .code(cell)
                case "isFirst": .flag(index == 0)
                case "isLast": .flag(index == cells.count - 1)
                default: nil
                }
            }
        }
    }

    /// Members that everything with `dependsOn` has.
    func dated(_ name: String, _ text: any DatedText) -> ContextValue? {
        let dated = text.dated
        return switch name {
        case "asOf": .text(claims.confirmed(dated.asOf, since: dated.since).description)
        case "since": .text(dated.since.description)
        case "citations": .list(claims.citations(of: dated.dependsOn))
        case "changes": .list(claims.changes(dated.previously, of: text))
        case "ground": .list(ground(dated))
        case "restsOn": .list(restsOn(dated))
        case "isNew": .flag(claims.isNew(since: dated.since, previously: dated.previously))
        default: nil
        }
    }

    /// The claims that the text rests on, of the dimensions asked for or of all.
    func restsOn(_ dated: Dated, of dimensions: Set<Dimension>? = nil) -> [ContextObject] {
        let owners = dated.dependsOn.compactMap(claims.owner).filter { owner in
            dimensions?.contains(owner.claim.dimension) ?? true
        }
        return owners.enumerated().map { number, owner in
            claims.claim(owner, of: owner.claim.subject, isLast: number == owners.count - 1)
        }
    }

    /// Claims that changed after the text was last looked at.
    func ground(_ dated: Dated) -> [ContextObject] {
        let changed = dated.dependsOn.compactMap { claims.owner(of: $0)?.claim }.filter { claim in
            !claim.previously.isEmpty && claim.since > dated.asOf
        }
        return changed.enumerated().map { number, claim in
            ContextObject(.ground) { member in
                switch member {
                case "claim": .code(claim.id)
                case "subject": .text(claims.index.name(of: claim.subject))
                case "dimension": .text(claim.dimension.title)
                case "on": .text(claim.since.description)
                case "isLast": .flag(number == changed.count - 1)
                default: nil
                }
            }
        }
    }
}
