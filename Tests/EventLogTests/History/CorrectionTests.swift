import EventLog
import Testing

@Test func `the two corrections are of the ledger's own area`() {
    #expect(Correction.corrected.text == "ledger.record-corrected.v1")
    #expect(Correction.withdrawn.text == "ledger.record-withdrawn.v1")
    #expect(
        Correction.schemas.map { $0.fields.map(\.name) } == [
            [
                "reasonCode", "reason", "occurredon", "occurredprecision", "time", "data",
                "sources", "attachments",
            ],
            ["reasonCode", "reason", "sources", "attachments"],
        ])
    #expect(Correction.schemas.allSatisfy { $0.fields[1].sealing == .narrative })
}

@Test func `reasons for a correction are stored under these names`() {
    #expect(
        CorrectionReason.allCases.map(\.rawValue) == [
            "wrongValue", "wrongBody", "wrongDay", "duplicate", "sourceCorrected",
            "neverHappened", "other",
        ])
}
