import ArgumentParser
import Foundation
import PageFetch

/// Where pages come from: shared by `check`, `accept` and `cite`.
struct NetworkOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Write every answer to this WARC file.", valueName: "file")) var record: String?
    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Take the answers from these WARC files instead of the network. Providers stand before it.",
            valueName: "file"))
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

    /// Runs `body` with what fetches pages. When this returns, a recording is complete and the network is closed. SIGINT
    /// and SIGTERM cancel `body`, which then returns what it has (`Interruption`).
    func withFetcher<Result: Sendable>(
        _ body: @escaping @Sendable (PageFetcher) async throws -> Result
    ) async throws -> Result {
        do {
            guard replay.isEmpty else {
                let archive = try WARCReplay(paths: replay, limits: limits)
                for warning in archive.warnings { Console.printError("warning: \(warning)") }
                if archive.isEmpty { throw WARCError.empty(paths: replay) }
                return try await Interruption.cancelling { try await body(archive.fetcher) }
            }
            return try await CurlFetcher.running(access: access, limits: limits) { fetcher in
                guard let record else { return try await Interruption.cancelling { try await body(fetcher) } }
                return try await recording(fetcher, to: record, body)
            }
        } catch let error as WARCError {
            throw Console.failure(error)
        } catch let error as FetcherSetupError {
            throw ValidationError("\(error)")
        }
    }

    private func recording<Result: Sendable>(
        _ fetcher: PageFetcher, to path: String, _ body: @escaping @Sendable (PageFetcher) async throws -> Result
    ) async throws -> Result {
        let writer = try WARCWriter(
            path: path, software: "provider-survey/\(ProviderSurvey.version)", userAgent: access.userAgent)
        let result = try await Interruption.cancelling { try await body(.recording(fetcher, to: writer)) }
        // What was found out is told all the same.
        do throws(WARCError) { try writer.close(isWhole: Interruption.signal == nil) } catch { Console.fail(error) }
        return result
    }

    private var access: NetworkAccess {
        NetworkAccess(
            userAgent: NetworkAccess.userAgent(
                version: ProviderSurvey.version, contact: "https://github.com/provider-survey/provider-survey"),
            caCertificateFile: cacert, proxy: proxy, connectTo: connectTo, allowPrivateHosts: allowPrivateHosts)
    }
}
