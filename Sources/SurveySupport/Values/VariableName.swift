extension String {
    /// True for the name of an environment variable that POSIX shells can set: letters, digits and underscores, no digit first.
    package var isVariableName: Bool {
        utf8.first.map { !$0.isASCIIDigit } == true && utf8.allSatisfy(\.isASCIIWord)
    }
}
