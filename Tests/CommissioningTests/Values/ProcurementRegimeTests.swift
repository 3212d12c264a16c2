import Testing

@testable import Commissioning

@Suite struct ProcurementRegimeTests {
    @Test func `the codes are those of the schema`() {
        let codes = ProcurementRegime.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "PPC2013 PCR2006 PCR2015 PCR2015-LTR PSR PA2023 exempt")
    }
}
