// swift-tools-version: 6.2
import PackageDescription

// For Swift 6.2 and newer: everything. What older compilers read, `Package.swift`, offers the library alone.
let package = Package(
    name: "provider-survey",
    // What apps that take `ProviderPresets` need; docs/platforms.md says what keeps the tool within it.
    platforms: [.macOS(.v13), .iOS(.v16)],
    products: [
        // The only one. Were the tool declared, too, packages that want the presets would fetch what the tool depends on;
        // `swift build --product provider-survey` works all the same.
        .library(name: "ProviderPresets", targets: ["ProviderPresets"])
    ],
    dependencies: [
        // The command line: parsing, help, completion.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Writes YAML targets, and reads them back in tests.
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // Tests only: loopback servers in process.
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
        // Runs git for the lines that a change touches; in tests the built tool and independent parsers.
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        // The paths of processes.
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "CLibCrypto", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
        .target(
            name: "CShims", dependencies: ["CCurl", "CLibXML2", "CZlib"],
            // Part of the C library on Linux.
            linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),

        // Depends on nothing: JSON with positions, dates, diagnostics, files.
        .target(name: "SurveySupport"),
        .target(name: "SurveyModel", dependencies: ["SurveySupport"]),
        // The survey and the templates, compiled in for commands that work without a checkout.
        .target(name: "CSurveyData"),
        .target(
            name: "ShippedSurvey", dependencies: ["SurveySupport", "SurveyModel", "CSurveyData"], swiftSettings: callsC),
        .target(
            name: "PageFetch",
            dependencies: ["SurveySupport", "CShims", "CCurl", "CZlib", "CLibCrypto"],
            swiftSettings: callsC),
        // The value that a reader makes and the matcher searches; needs no C library.
        .target(name: "PageText"),
        .target(
            name: "PageReading", dependencies: ["SurveySupport", "PageText", "CShims", "CLibXML2"],
            swiftSettings: callsC),
        // Finds what a claim says on a page and compares it; pure, and knows no survey.
        .target(name: "PageMatch", dependencies: ["SurveySupport", "PageText"]),
        // The run: plan, fetch, classify, check, conclude; baseline and run state.
        .target(
            name: "DriftCheck",
            dependencies: ["SurveySupport", "SurveyModel", "PageFetch", "PageText", "PageReading", "PageMatch"]),
        // Needles from the survey, and what is found of them in source trees.
        .target(name: "SourceLint", dependencies: ["SurveySupport", "SurveyModel"]),
        // The reports of runs of `check` and `lint` in their formats.
        .target(name: "Reports", dependencies: ["SurveySupport", "SurveyModel", "DriftCheck", "SourceLint"]),
        // Whole registries against the survey; pure.
        .target(name: "Registries", dependencies: ["SurveySupport", "SurveyModel"]),
        // Edits that follow from a run, and evidence proposed from a page.
        .target(
            name: "Corrections",
            dependencies: ["SurveySupport", "SurveyModel", "PageFetch", "PageText", "PageMatch", "DriftCheck"]),
        .target(
            name: "SurveyRender",
            dependencies: [
                "SurveySupport", "SurveyModel",
                .product(name: "Yams", package: "Yams"),
            ]),
        // The static site: pages, feeds, plots.
        .target(
            name: "SurveySite", dependencies: ["SurveySupport", "SurveyModel", "DriftCheck"],
            // Compiled in, so that the tool stays one file that works wherever it lies.
            resources: [.embedInCode("Assets/site.css"), .embedInCode("Assets/site.js")]),
        // Answers of the survey to coding agents; pure but for the streams that it is given.
        .target(name: "MCPServer", dependencies: ["SurveySupport", "SurveyModel", "SourceLint"]),
        .target(
            name: "SurveyCommands",
            dependencies: [
                "SurveySupport", "SurveyModel", "PageFetch", "DriftCheck", "Registries", "SourceLint", "Reports",
                "Corrections",
                "SurveyRender", "SurveySite", "ShippedSurvey", "MCPServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux])),
            ]),
        .executableTarget(name: "provider-survey", dependencies: ["SurveyCommands"]),
        .target(name: "ProviderPresets"),

        .target(
            name: "SurveyTestSupport",
            dependencies: [
                "SurveySupport", "SurveyModel",
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system", condition: .when(platforms: [.linux])),
            ],
            path: "Tests/SurveyTestSupport", resources: [.copy("site_server.py")]),
        .testTarget(
            name: "SurveySupportTests",
            dependencies: ["SurveySupport", "SurveyTestSupport"], exclude: ["Support/read_addresses.py"]),
        .testTarget(
            name: "SurveyModelTests", dependencies: ["SurveySupport", "SurveyModel"], resources: [.copy("Fixtures")]),
        .testTarget(
            name: "ShippedSurveyTests",
            dependencies: ["ShippedSurvey", "SurveyModel", "SurveySupport", "SurveyTestSupport"]),
        .testTarget(
            name: "PageFetchTests",
            dependencies: [
                "PageFetch", "SurveySupport", "SurveyTestSupport",
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            exclude: ["Support/warc_interop.py"]),
        .testTarget(
            name: "PageReadingTests",
            dependencies: ["PageText", "PageReading", "SurveyTestSupport"],
            exclude: ["References"]),
        .testTarget(name: "PageMatchTests", dependencies: ["PageMatch", "PageText", "SurveySupport"]),
        .testTarget(
            name: "DriftCheckTests",
            dependencies: [
                "PageMatch", "DriftCheck", "Reports", "Corrections", "SurveySupport", "SurveyModel", "PageFetch",
                "PageText", "PageReading",
            ]),
        .testTarget(
            name: "DriftQualityTests",
            dependencies: [
                "PageMatch", "DriftCheck", "Reports", "PageFetch", "PageText", "PageReading", "SurveySupport",
                "SurveyModel", "SurveyTestSupport", "provider-survey",
            ],
            exclude: ["Edits", "Rules", "Support/read_reports.py", "Support/sarif-2.1.0-subset.schema.json"]),
        .testTarget(
            name: "RegistriesTests",
            dependencies: ["Registries", "SurveySupport", "SurveyModel", "SurveyTestSupport", "provider-survey"]),
        .testTarget(
            name: "SurveyRenderTests",
            dependencies: [
                "SurveyRender", "SurveySupport", "SurveyModel", "SurveyTestSupport",
                .product(name: "Yams", package: "Yams"),
            ],
            exclude: ["Fixtures"]),
        .testTarget(
            name: "SurveyCommandsTests",
            dependencies: [
                "SurveyCommands", "SurveyTestSupport", "SurveySupport", "SurveyModel", "DriftCheck", "Reports",
                "SurveyRender", "provider-survey",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            exclude: ["Support/end_at_step.c", "Support/type_in_shell.py"]),
        .testTarget(
            name: "FaultLaboratoryTests",
            dependencies: [
                "SurveyTestSupport", "SurveySupport", "SurveyModel", "provider-survey",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            resources: [.copy("Support/fault_server.py"), .copy("Support/walls.py"), .copy("Support/measure.py")]),
        .testTarget(
            name: "MCPServerTests",
            dependencies: ["SurveyTestSupport", "SurveySupport", "SurveyModel", "provider-survey"], exclude: ["Support"]
        ),
        // The types of the version before, which apps have compiled.
        .target(name: "PreviousPresets", path: "Tests/PreviousPresets", exclude: ["presets.json"]),
        .testTarget(
            name: "ProviderPresetsTests",
            dependencies: [
                "ProviderPresets", "PreviousPresets", "SurveyTestSupport",
                .product(name: "FlyingFox", package: "FlyingFox"),
            ]),
        .testTarget(
            name: "SourceLintTests",
            dependencies: ["SourceLint", "SurveySupport", "SurveyTestSupport", "provider-survey"],
            exclude: ["Support"]),
        .testTarget(
            name: "SiteTests",
            dependencies: [
                "SurveySite", "SurveyRender", "SurveySupport", "SurveyModel", "DriftCheck", "SurveyTestSupport",
                "provider-survey",
            ], exclude: ["Support"]),
    ],
    swiftLanguageModes: [.v6]
)

/// Settings of the targets that hold C pointers.
var callsC: [SwiftSetting] { [.strictMemorySafety()] }

for target in package.targets where target.type != .system && !["CShims", "CSurveyData"].contains(target.name) {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ]
}

// These read the survey and megabytes of pages in most tests. Optimised in debug builds, too, they take the compiler seconds
// and spare the tests minutes. Packages that take `ProviderPresets` do not see these flags.
let readInMostTests = ["SurveySupport", "SurveyModel", "PageText", "PageReading", "PageMatch", "SourceLint"]
for target in package.targets where readInMostTests.contains(target.name) {
    target.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
}
