import SurveyModel
import SurveySupport

/// Tells pages of a provider's vendor from pages of others that write about it.
struct VendorPages {
    private let sites: Set<String>
    private let names: [String]

    init(of provider: Provider) {
        let links = [provider.links.home, provider.links.docs, provider.links.dashboard, provider.links.pricing]
        let addresses = links.compactMap(\.self) + provider.endpoints.map(\.baseURL)
        sites = Set(addresses.compactMap(Self.site)).subtracting(["github.com", "githubusercontent.com"])
        names = ([provider.id, provider.name, provider.vendor] + provider.aliases).map(EntryMatcher.squeezed)
            .filter { !$0.isEmpty }
    }

    /// On a site of the vendor, or in a repository whose owner bears its name.
    func contains(_ url: String) -> Bool {
        guard let site = Self.site(url), let address = try? WebAddress(url) else { return false }
        guard site == "github.com" || site == "githubusercontent.com" else { return sites.contains(site) }
        let owner = EntryMatcher.squeezed(String(address.path.split(separator: "/").first ?? ""))
        return names.contains { owner.hasPrefix($0) }
    }

    /// The last two labels of the host, which most vendors have for themselves.
    private static func site(_ url: String) -> String? {
        guard let address = try? WebAddress(AddressMeaning.filled(url, with: "x")) else { return nil }
        return address.host.split(separator: ".").suffix(2).joined(separator: ".")
    }
}
