import EventLog
import Testing

@testable import Commissioning

@Suite struct ProviderStopReasonTests {
    @Test func `the codes are those of the schema`() {
        let codes = ProviderStopReason.allCases.map(\.rawValue).joined(separator: " ")
        #expect(codes == "quality safety registration finance contract atRequest other")
    }

    @Test func `the reason in words is for auditors, of a suspension and of a removal`() {
        for fields in [ProviderSuspended.table.fields, ProviderRemoved.table.fields] {
            let field = fields.first { $0.name == "reason" }
            #expect(field?.audience == .auditors && field?.sealing == .narrative)
        }
    }
}
