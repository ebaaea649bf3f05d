import ArgumentParser
import Foundation
import PageFetch

/// Where pages come from: shared by `check`, `accept` and `cite`.
struct NetworkOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Write every answer to this WARC file.", valueName: "file")) var record: String?
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Take the answers from these WARC files instead of the network.", valueName: "file"))
    var replay: [String] = []
    @Option(
        help: ArgumentHelp("Connect elsewhere for some hosts, as curl does: HOST1:PORT1:HOST2:PORT2.", valueName: "map")
    )
    var connectTo: [String] = []
    @Option(help: ArgumentHelp("PEM file of further certificate authorities.", valueName: "file")) var cacert: String?
    @Option(help: ArgumentHelp("Proxy for all requests.", valueName: "url")) var proxy: String?
    @Flag(help: "Allow private, loopback and metadata addresses.") var allowPrivateHosts = false
    @Option(help: ArgumentHelp("Milliseconds between two starts at one host.", valueName: "ms")) var hostDelay = 500
    @Option(help: ArgumentHelp("Connections to one host at a time.", valueName: "n")) var hostConnections = 2
    @Option(help: ArgumentHelp("Connections at a time, over all hosts.", valueName: "n")) var connections = 32
    @Option(help: ArgumentHelp("Seconds that one attempt at a page may take.", valueName: "s")) var timeout = 20
    @Option(help: ArgumentHelp("Further attempts at a page that did not come.", valueName: "n")) var retries = 3

    mutating func validate() throws {
        if !replay.isEmpty, record != nil { throw ValidationError("--record and --replay exclude each other") }
        guard hostDelay >= 0, hostConnections > 0, connections > 0 else {
            throw ValidationError("--host-delay must not be negative, connections must be positive")
        }
        guard timeout > 0, retries >= 0 else {
            throw ValidationError("--timeout must be positive, --retries must not be negative")
        }
    }

    private var limits: FetchLimits {
        var limits = FetchLimits()
        limits.spacingPerHost = .milliseconds(hostDelay)
        limits.connectionsPerHost = hostConnections
        limits.connections = connections
        limits.totalTime = .seconds(timeout)
        limits.retries = retries
        return limits
    }

    /// How the report names the origin of its pages.
    var mode: String { replay.isEmpty ? (record == nil ? "live" : "record") : "replay" }

    /// Runs `body` with the source of pages; a recording is complete when this returns.
    func withFetcher<Result>(_ body: (PageFetcher) async throws -> Result) async throws -> Result {
        do {
            if !replay.isEmpty {
                let archive = try WARCReplay(paths: replay, limits: limits)
                for warning in archive.warnings { Console.printError("warning: \(warning)") }
                return try await body(archive.fetcher)
            }
            let fetcher = try CurlFetcher(access: access, limits: limits)
            guard let record else { return try await body(fetcher.pages) }
            let writer = try WARCWriter(
                path: record, software: "provider-survey/\(ProviderSurvey.version)", userAgent: access.userAgent)
            let result = try await body(.recording(fetcher.pages, to: writer))
            // What was found out is told all the same.
            do throws(WARCError) { try writer.close() } catch { Console.fail(error) }
            return result
        } catch let error as WARCError {
            Console.printError("error: \(error)")
            throw ExitCode.undecided
        } catch let error as FetcherSetupError {
            throw ValidationError("\(error)")
        }
    }

    private var access: NetworkAccess {
        NetworkAccess(
            userAgent: NetworkAccess.userAgent(
                version: ProviderSurvey.version, contact: "https://github.com/provider-survey/provider-survey"),
            caCertificateFile: cacert, proxy: proxy, connectTo: connectTo, allowPrivateHosts: allowPrivateHosts)
    }
}
