import ArgumentParser

/// Where the Swift library lies: shared by `codegen` and `generate`.
struct LibraryOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Sources of the ProviderPresets library: its types are read, its table is written. (default: \(GeneratedCode.usualLibrary))",
            valueName: "dir"))
    var presets: String?
}
