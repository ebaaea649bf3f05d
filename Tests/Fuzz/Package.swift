// swift-tools-version: 6.2
import PackageDescription

/// What `run` links with libFuzzer. A package of its own, so that no build of the tool knows of it. It compiles the
/// engine itself, from `Engine`, a link to the sources: only what is compiled here is instrumented.
let package = Package(
    name: "Fuzz",
    platforms: [.macOS(.v15)],
    products: [.library(name: "FuzzTargets", type: .static, targets: ["FuzzTargets"])],
    targets: [
        .systemLibrary(name: "CCurl", path: "Engine/CCurl", pkgConfig: "libcurl"),
        .systemLibrary(name: "CLibXML2", path: "Engine/CLibXML2", pkgConfig: "libxml-2.0"),
        .systemLibrary(name: "CZlib", path: "Engine/CZlib", pkgConfig: "zlib"),
        .systemLibrary(name: "CLibCrypto", path: "Engine/CLibCrypto", pkgConfig: "libcrypto"),
        .target(name: "CShims", dependencies: ["CCurl", "CLibXML2", "CZlib"], path: "Engine/CShims"),
        engine("SurveySupport", []),
        engine("SurveyModel", ["SurveySupport"]),
        engine("PageFetch", ["SurveySupport", "CShims", "CCurl", "CZlib", "CLibCrypto"]),
        engine("PageText", []),
        engine("PageReading", ["SurveySupport", "PageText", "CShims", "CLibXML2"]),
        engine("PageMatch", ["SurveySupport", "PageText"]),
        engine("DriftCheck", ["SurveySupport", "SurveyModel", "PageFetch", "PageText", "PageReading", "PageMatch"]),
        engine("Corrections", ["SurveySupport", "SurveyModel", "PageFetch", "PageText", "PageMatch", "DriftCheck"]),
        .target(
            name: "FuzzTargets",
            dependencies: [
                "SurveySupport", "SurveyModel", "PageFetch", "PageText", "PageReading", "PageMatch", "DriftCheck",
                "Corrections",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

/// A target of the tool, under the language settings of the tool.
func engine(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Engine/\(name)",
        swiftSettings: [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ])
}
