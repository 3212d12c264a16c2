import EventLog
import Testing

@testable import Commissioning

@Suite struct MemberCapacityTests {
    @Test func `the codes are those of the schema`() {
        let codes = MemberCapacity.allCases.map(\.rawValue).joined(separator: " ")
        #expect(
            codes == "chair GP lay nurse secondaryCareDoctor accountableOfficer financeOfficer "
                + "officer publicHealth partner observer other")
    }
}
