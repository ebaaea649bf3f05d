/// Numbers with their noun: `1 page`, `2 pages`.
package enum Counted {
    package static func of(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
