import Testing

@testable import EventLog

@Suite struct FieldGroupDocumentTests {
    @Test func `a document is read whole`() throws {
        let (value, issues) = Citation.reading(
            Array(#"{"title":"A","uri":"https://a.example"}"#.utf8))
        #expect(value?.title == "A" && value?.uri == "https://a.example" && issues.isEmpty)
    }

    @Test func `everything that is wrong is said at once, each with its place`() {
        let (_, issues) = Citation.reading(Array(#"{"title":7,"more":1}"#.utf8))
        #expect(Set(issues.map(\.path)) == ["/title", "/uri", "/more"])
    }

    @Test(arguments: ["", "{", #"{"title":"A"} x"#])
    func `what is no JSON has no value`(_ text: String) {
        let (value, issues) = Citation.reading(Array(text.utf8))
        #expect(value == nil && issues.count == 1)
    }

    @Test func `a patient's number is refused unless it is said to be something else`() {
        let text = Array(#"{"title":"943 476 5919","uri":"https://a.example"}"#.utf8)
        #expect(Citation.reading(text).issues.map(\.path) == ["/title"])
        #expect(Citation.reading(text, allowsNumbersLikePatients: true).issues.isEmpty)
    }
}
