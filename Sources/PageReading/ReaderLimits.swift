import PageText

/// How much of a page the reader takes before it cuts and says so in ``PageText/Signals/isTruncated``.
///
/// The defaults are far above what documentation needs and low enough that a hostile page costs seconds and megabytes.
package struct ReaderLimits: Sendable, Hashable {
    /// Bytes of the body, before decoding. The fetcher stops at 8 MB of its own.
    package var bytes: Int
    /// Blocks on a page.
    package var blocks: Int
    /// Bytes of text in all blocks together, in UTF-8; the block that goes beyond it is the last.
    package var text: Int
    /// Bytes of text in one block, in UTF-8.
    package var blockText: Int
    /// Elements inside each other; browsers flatten at 512.
    package var depth: Int
    /// Links in one block.
    package var links: Int
    /// Bytes of the destinations of all links on a page, in UTF-8.
    package var linkText: Int
    /// Attributes of one element. libxml2 compares each with all before it, so this bounds a quadratic cost.
    package var attributes: Int

    package static let `default` = ReaderLimits()

    package init(
        bytes: Int = 16 << 20, blocks: Int = 50_000, text: Int = 4 << 20, blockText: Int = 1 << 20, depth: Int = 512,
        links: Int = 2_000, linkText: Int = 16 << 20, attributes: Int = 128
    ) {
        self.bytes = bytes
        self.blocks = blocks
        self.text = text
        self.blockText = blockText
        self.depth = depth
        self.links = links
        self.linkText = linkText
        self.attributes = attributes
    }
}
