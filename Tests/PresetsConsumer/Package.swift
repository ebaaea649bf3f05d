// swift-tools-version: 6.2
import PackageDescription

// A package of its own that takes the presets as an app would: proof that they need nothing else of this repository.
let package = Package(
    name: "PresetsConsumer",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "provider-survey", path: "../..")],
    targets: [
        .executableTarget(
            name: "PresetsConsumer",
            dependencies: [.product(name: "ProviderPresets", package: "provider-survey")])
    ]
)
