package import PageFetch
package import PageMatch
import PageReading
package import PageText
import SurveyModel
import SurveySupport

/// One answer, read as far as its evidence needs, and never kept longer than one check of it.
package struct ReadPage {
    let url: String
    let status: Int
    package let text: PageText?
    package let index: PageIndex?
    /// What all evidence without a baseline is settled by.
    let first: FirstCheck?
    let document: JSONNode?
    /// Why there is no `document`, where one is needed.
    let notJSON: String?
    /// Why the body could not be read.
    package let unreadable: String?
    /// The first bytes of the body, for checks of the file's kind.
    let head: [UInt8]
    let bytes: Int
    let contentType: String?
    /// Nobody can tell whether the body came whole: it seems to end early, and the server did not say how long it is.
    let isCut: Bool

    package init(_ page: Page, tasks: [EvidenceTask]) {
        url = page.finalURL
        status = page.status
        bytes = page.body.count
        contentType = page.header("content-type")
        head = Array(page.body.prefix(2_048))
        isCut = BodyEnd(page).isMissing
        let needsDocument = tasks.contains { $0.evidence.pointer != nil }
        (document, notJSON) = needsDocument ? Self.document(page.body) : (nil, nil)
        guard tasks.isEmpty || tasks.contains(where: \.needsText) || document == nil else {
            (text, index, first, unreadable) = (nil, nil, nil, nil)
            return
        }
        guard !tasks.contains(where: { $0.evidence.status != nil }) || tasks.contains(where: \.needsText) else {
            (text, index, first, unreadable) = (nil, nil, nil, nil)
            return
        }
        do throws(ReadFailure) {
            let read = try PageReader.read(page.body, contentType: contentType, url: ShownAddress.of(page))
            let index = PageIndex(read)
            (text, self.index, first, unreadable) = (read, index, FirstCheck(page: read, index: index), nil)
        } catch {
            (text, index, first, unreadable) = (nil, nil, nil, error.description)
        }
    }

    private static func document(_ body: [UInt8]) -> (JSONNode?, String?) {
        do throws(JSONParser.Failure) {
            return (try JSONParser.parse(body), nil)
        } catch {
            return (nil, "\(error.reason), at line \(error.position.line)")
        }
    }

    /// Why nothing follows from what is not there: only the beginning of the body may have come, or an error in place of a
    /// registry.
    var trouble: String? {
        if isCut { return "the body may be cut short: its end is missing" }
        return document.flatMap(ErrorDocument.reason(of:)) ?? ErrorDocument.reason(ofXML: head, type: contentType)
    }

    /// Bytes of main content.
    var mainLength: Int { index?.text.count ?? bytes }
}
