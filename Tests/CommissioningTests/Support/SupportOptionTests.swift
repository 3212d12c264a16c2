import Testing

@testable import Commissioning

@Suite struct SupportOptionTests {
    @Test func `the codes are those of the schema`() {
        let codes = SupportOption.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "inHouse CSU sharedCCG independent LPF other")
    }
}
