import Testing

@testable import EventLog

/// Reads the data of a reveal.
private func statement(_ text: String) -> RevealStatement? {
    withInput(text) { RevealStatement($0) }
}

@Test func `a reveal names an event, its stream and values`() {
    let encoded = RevealedDisclosure.example.encoded
    let read = statement(
        #"{"event":"\#(id(4))","stream":"till/02Q/1","disclosures":["\#(encoded)"],"more":1}"#)
    #expect(read?.event == id(4) && read?.stream == stream("till/02Q/1"))
    #expect(read?.disclosures.map(\.name) == ["price"])
}

@Test func `anything else is no reveal`() {
    let wrong = [
        "7", "{}", #"{"event":"\#(id(4))","stream":"till/02Q/1"}"#,
        #"{"event":"x","stream":"till/02Q/1","disclosures":[]}"#,
        #"{"event":"\#(id(4))","stream":"till 1","disclosures":[]}"#,
    ]
    for text in wrong { #expect(statement(text) == nil, "\(text)") }
}

@Test func `a reveal is found by the stream whose values it carries`() {
    #expect(RevealEvent.tag(of: stream("till/02Q/1")) == "revealed:till/02Q/1")
    #expect(RevealEvent.correctionTag(of: id(1)) == "corrects:\(id(1))")
}
