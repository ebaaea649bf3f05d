import ProviderPresets

guard let endpoint = ProviderPreset.togetherAI.defaultEndpoint else { fatalError("Together AI has no endpoint") }
print("parts           ", endpoint.scheme, endpoint.host, endpoint.basePath, endpoint.apiVersion ?? "-")
print("base URL        ", endpoint.baseURL)
print("host only       ", endpoint.hostURL)
print("host, path, ver.", endpoint.hostURL, endpoint.proxyPath ?? "-", endpoint.apiVersion ?? "-")
print("full chat URL   ", endpoint.chatURL ?? "-")
print("by host         ", ProviderPreset.preset(forHost: "api.moonshot.cn")?.name ?? "-")
print(ProviderPreset.all.count, "presets")
