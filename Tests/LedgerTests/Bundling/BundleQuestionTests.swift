import Testing

@testable import Ledger

@Suite struct BundleQuestionTests {
    @Test func `its reader is the public or an auditor`() {
        #expect(BundleQuestion.Reader.allCases.map(\.rawValue) == ["public", "auditor"])
    }
}
