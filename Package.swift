// swift-tools-version: 6.0
import PackageDescription

// For Swift 6.0 and 6.1, which cannot read all of `Package@swift-6.2.swift`: the library for apps, without the tool.
let package = Package(
    name: "provider-survey",
    platforms: [.macOS(.v13), .iOS(.v16)],
    products: [.library(name: "ProviderPresets", targets: ["ProviderPresets"])],
    targets: [.target(name: "ProviderPresets")],
    swiftLanguageModes: [.v6]
)
