import EventLog
import Testing

private func input<Result>(
    _ text: String, of part: String, _ body: (FieldInput) -> Result
) -> Result {
    let bytes = Array(text.utf8)
    let start = text.utf8.count - (text.components(after: part)?.utf8.count ?? 0)
    return bytes.withUnsafeBufferPointer {
        body(FieldInput(document: $0, range: start..<(start + part.utf8.count)))
    }
}

@Test func `a value knows its text, number and place`() {
    let document = #"{"a/b":[true,{"c~":"x\ny"},-12,"plain"]}"#
    input(document, of: #""x\ny""#) {
        #expect($0.string() == "x\ny" && $0.plainText() == nil && $0.integer() == nil)
        #expect($0.pointer == "/a~1b/1/c~0" && $0.excerpt == #""x\ny""#)
    }
    input(document, of: "-12") {
        #expect($0.integer() == -12 && $0.string() == nil && $0.pointer == "/a~1b/2")
    }
    input(document, of: #""plain""#) {
        #expect($0.plainText().map(Array.init) == Array("plain".utf8) && $0.string() == "plain")
    }
}

@Test(arguments: ["1.0", "1e2", "9007199254740992", "-9007199254740992", "true", "\"1\"", "[1]"])
func `what is not written as a whole number of 53 bits is none`(text: String) {
    withInput(text) { #expect($0.integer() == nil) }
}

@Test func `an excerpt has at most 80 bytes and no broken character`() {
    for padding in 0..<4 {
        let text =
            "\"" + String(repeating: "x", count: padding) + String(repeating: "€", count: 40)
            + "\""
        withInput(text) {
            #expect($0.excerpt.utf8.count <= 80 && $0.excerpt.hasSuffix("€…"))
        }
    }
    let exact = "\"" + String(repeating: "x", count: 78) + "\""
    withInput(exact) { #expect($0.excerpt == exact) }
}

extension String {
    /// What follows the first place of `part`, `part` included.
    fileprivate func components(after part: String) -> Substring? {
        indices.first { self[$0...].hasPrefix(part) }.map { self[$0...] }
    }
}
