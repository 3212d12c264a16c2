import Testing

@testable import Commissioning

@Suite struct RepresentationRecordTests {
    @Test func `the codes are those of the schema`() {
        #expect(Tenders.codes(RepresentationOutcome.Course.self) == "proceed return abandon")
    }
}
