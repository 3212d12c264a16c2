import Testing

@testable import Commissioning

@Suite struct ProcurementRouteTests {
    @Test func `the codes are those of the schema`() {
        let codes = ProcurementRoute.allCases.map(\.rawValue).joined(separator: " ")
        #expect(
            codes == "openTender restricted negotiated dialogue framework AQP singleTender direct "
                + "PSR-A PSR-B PSR-C PSR-MSP PSR-Comp extension")
    }

    @Test func `some ways let others offer`() {
        let open = ProcurementRoute.allCases.filter(\.isCompetitive).map(\.rawValue)
        #expect(
            open.joined(separator: " ") == "openTender restricted negotiated dialogue AQP PSR-Comp")
    }
}
