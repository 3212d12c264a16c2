import EventLog
import Testing

@testable import Commissioning

@Suite struct ProviderTests {
    @Test func `a provider is a body or a name, with an address where there is one`() throws {
        let json = #"{"supplier":"RGT","registeredAddress":"1 Example Road"}"#
        let provider = try #require(Reading.good(Provider.self, json))
        #expect(provider.supplier == .body(ods("RGT")))
        #expect(provider.registeredAddress == "1 Example Road")
        let named = try #require(Reading.good(Provider.self, #"{"supplierName":"Example Ltd"}"#))
        #expect(named.supplier == .named("Example Ltd") && named.registeredAddress == nil)
    }

    @Test func `an object without either names nobody`() throws {
        #expect(try #require(Reading.good(Provider.self, "{}")).supplier == nil)
    }
}
