import DriftCheck
import SurveyModel

/// A word of the survey that the site calls by a term of the field.
protocol PlainWord: RawRepresentable<String>, CaseIterable, Sendable {
    /// As a reader of API documentation knows it: "OpenAI-compatible chat completions".
    var plain: String { get }
}

extension String {
    /// As it stands at the beginning of a line.
    var withCapital: String { prefix(1).uppercased() + dropFirst() }
}

extension Endpoint.WireProtocol: PlainWord {
    var plain: String { title.withCapital }
}

extension Endpoint.Region: PlainWord {
    var plain: String {
        switch self {
        case .global: "Global"
        case .international: "International (outside China)"
        case .china: "China"
        case .us: "United States"
        case .eu: "European Union"
        case .uk: "United Kingdom"
        case .switzerland: "Switzerland"
        case .uae: "United Arab Emirates"
        case .japan: "Japan"
        case .korea: "South Korea"
        case .singapore: "Singapore"
        case .hongKong: "Hong Kong"
        case .india: "India"
        case .australia: "Australia"
        case .canada: "Canada"
        case .brazil: "Brazil"
        case .saudiArabia: "Saudi Arabia"
        case .israel: "Israel"
        case .regional: "Region chosen in the address"
        case .local: "Your machine"
        case .own: "Your own resource or deployment"
        }
    }
}

extension Endpoint.State: PlainWord {
    var plain: String {
        switch self {
        case .current: "Current"
        case .former: "Former address, still answers"
        case .preview: "Preview"
        }
    }
}

extension Endpoint.Purpose: PlainWord {
    var plain: String {
        switch self {
        case .chat: "Chat"
        case .responses: "Responses"
        case .embeddings: "Embeddings"
        case .rerank: "Reranking"
        case .speech: "Text to speech"
        case .transcription: "Transcription"
        case .images: "Images"
        case .realtime: "Realtime"
        case .batch: "Batches"
        }
    }
}

extension Endpoint.ModelsShape: PlainWord {
    var plain: String {
        switch self {
        case .data: "JSON object, models under data"
        case .array: "JSON array of models"
        case .models: "JSON object, models under models"
        case .other: "Another format"
        }
    }
}

extension Endpoint.Header.Variation: PlainWord {
    var plain: String {
        switch self {
        case .client: "one value per client application"
        case .conversation: "one value per conversation"
        case .request: "one value per request"
        case .account: "one value per account"
        }
    }
}

extension ConsumerPlan.Grant: PlainWord {
    var plain: String {
        switch self {
        case .yes: "Yes"
        case .partial: "Partly"
        case .no: "No"
        case .notApplicable: "No consumer plan"
        case .unknown: "Not established"
        }
    }
}

extension OAuth.Availability: PlainWord {
    var plain: String {
        switch self {
        case .yes: "Yes"
        case .firstPartyOnly: "Vendor’s own apps only"
        case .no: "No"
        case .notApplicable: "Not applicable"
        case .unknown: "Not established"
        }
    }
}
