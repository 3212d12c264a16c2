import EventLog
import Testing

@testable import Commissioning

@Suite struct CustodyTransferredTests {
    private let story = Story(LedgerArea.self, "ledger/custody")
    private let root = String(repeating: "A", count: 43) + "="

    private func data(to origin: String = "brook.example/ledger") -> String {
        #"{"fromOrigin":"rill.example/ledger","toOrigin":"\#(origin)","size":901,"#
            + #""root":"\#(root)","instrument":"Transfer scheme of June 2022"}"#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(LedgerArea.self, "custody-transferred", minimal: data(), full: data())
        #expect(
            Reading.tags(LedgerArea.self, "custody-transferred", data()) == [Custody.tag])
    }

    @Test func `it says which log carries on which, and from where`() {
        let state = story.given("custody-transferred", on: "2022-07-01", data()).state
        #expect(state.custody.map(\.value.size) == [901])
        #expect(state.custody.first?.value.to.text == "brook.example/ledger")
    }

    @Test func `a log does not carry itself on`() throws {
        let own = data(to: "rill.example/ledger")
        let refusal = story.when("custody-transferred", on: "2022-07-01", own)
        #expect(refusal == .handedToItself(try #require(Reference("rill.example/ledger"))))
        #expect(story.when("custody-transferred", on: "2022-07-01", data()) == nil)
    }
}
