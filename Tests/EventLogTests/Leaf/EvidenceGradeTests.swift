import EventLog
import Testing

@Test func `grades of evidence are stored under these names`() {
    #expect(
        EvidenceGrade.allCases.map(\.rawValue) == [
            "contemporaneous", "official-record", "published-notice", "secondary",
            "attributed-anonymously", "reconstructed",
        ])
    #expect(OccurredPrecision.shape == .code(["month", "quarter", "year", "financialyear"]))
}
