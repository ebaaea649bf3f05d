// swift-tools-version: 6.0
import PackageDescription

// An app's package, as its author would write it. `run` resolves the address to the state of this working copy.
let package = Package(
    name: "PresetsConsumer",
    platforms: [.macOS(.v13), .iOS(.v16)],
    dependencies: [.package(url: "https://github.com/provider-survey/provider-survey", from: "0.2.0")],
    targets: [
        .executableTarget(
            name: "PresetsConsumer",
            dependencies: [.product(name: "ProviderPresets", package: "provider-survey")])
    ]
)
