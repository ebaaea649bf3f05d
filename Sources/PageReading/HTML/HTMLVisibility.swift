import PageText

/// Which text a person sees, or can open.
///
/// Struck text stands nowhere. Hidden text counts in panels that a person opens: `<details>`, tabs, accordions, boxes that
/// a control of the page names. Elsewhere it does not, unless most of the page is hidden: then a script shows it. Text for
/// eyes alone (`aria-hidden`) is seen.
extension HTMLPageBuilder {
    mutating func noteVisibility(of element: borrowing Element, isBox: Bool, _ context: inout HTMLContext) {
        if element.isBare && element.tag != .details && element.tag != .dialog { return }
        let style = element.withValue(of: .style) { InlineStyle($0) } ?? []
        let classes =
            element.traits.isDisjoint(with: [.mayBeFurniture, .mayBeNamed]) ? nil : classMemory.traits(of: element)
        if style.contains(.struck) || classes?.isStruck == true {
            context.capture = .nothing
            return
        }
        if classes?.isGutter == true { context.isGutter = true }
        noteControls(of: element)
        if Self.isPanel(element) || classes?.isPanel == true { context.isInPanel = true }
        if style.contains(.hidden) || Self.hides(element) { hide(element, isBox: isBox, &context) }
    }

    private mutating func hide(_ element: borrowing Element, isBox: Bool, _ context: inout HTMLContext) {
        context.isHidden = true
        if context.isInPanel || element.tag == .body || element.tag == .html || isControlled(element) { return }
        if isBox, context.flow == .boxes { context.isConcealed = true } else { context.capture = .nothing }
    }

    private static func hides(_ element: borrowing Element) -> Bool {
        if element.has(.hidden) { return true }
        if element.tag == .details || element.tag == .dialog { return !element.has(.open) }
        return element.has(.role, "tabpanel") && element.has(.dataState, "inactive")
    }

    private static func isPanel(_ element: borrowing Element) -> Bool {
        element.tag == .details || element.has(.role, "tabpanel") || element.has(.hidden, "until-found")
            || element.has(.dataState)
    }

    /// Remembers what the element opens and closes.
    private mutating func noteControls(of element: borrowing Element) {
        guard element.has(.ariaControls), controlled.count < Self.mostControlled, let id = element[.ariaControls],
            id.utf8.count <= 200
        else { return }
        controlled.insert(id)
    }

    private func isControlled(_ element: borrowing Element) -> Bool {
        guard !controlled.isEmpty, let id = element[.id] else { return false }
        return controlled.contains(id)
    }

    private static var mostControlled: Int { 1_000 }
}
