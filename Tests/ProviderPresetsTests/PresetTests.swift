import ProviderPresets
import Testing

@Suite struct PresetTests {
    @Test func everyPresetIsFoundByItsID() {
        for preset in ProviderPreset.all { #expect(ProviderPreset[preset.id] == preset) }
        #expect(ProviderID.allCases == ProviderPreset.all.map(\.id))
    }
}
