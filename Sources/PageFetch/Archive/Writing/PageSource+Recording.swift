extension PageSource {
    /// Passes everything through, and writes it down. Whoever made the writer closes it.
    package static func recording(_ source: PageSource, to writer: WARCWriter) -> PageSource {
        PageSource { request in
            let result = await source.fetch(request)
            writer.append(request, result)
            return result
        }
    }
}
