import Testing

@testable import Commissioning

@Suite struct OrganisationKindTests {
    @Test func `the codes are those of the schema`() {
        let codes = OrganisationKind.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "CCG CSU ICB NHSCB trust independent practice LA regulator other")
    }
}
