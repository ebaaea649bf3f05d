extension Unicode.Scalar {
    /// Controls, separators that end lines in some languages, and characters that reorder or hide text: U+001B, U+2028,
    /// U+202E, U+200B. Combining marks are visible.
    package var isInvisibleControl: Bool {
        if isASCII { return value < 0x20 || value == 0x7F }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: false
        }
    }
}
