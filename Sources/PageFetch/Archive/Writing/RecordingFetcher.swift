extension PageFetcher {
    /// Passes everything through, and writes it down. Whoever made the writer closes it.
    package static func recording(_ fetcher: PageFetcher, to writer: WARCWriter) -> PageFetcher {
        PageFetcher { request in
            let result = await fetcher.fetch(request)
            writer.append(request, result)
            return result
        }
    }
}
