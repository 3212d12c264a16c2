import Testing

@testable import CanonicalJSON

@Suite struct KeyOrderTests {
    private func failure(_ text: String) -> JSONFailure? {
        Texts.failure(of: text, as: .canonicalLeaf)
    }

    @Test func `keys that ascend are read`() {
        #expect(failure(#"{"":1,"A":1,"a":1,"aa":1,"b":{"a":1},"c":[{"a":1}],"é":1}"#) == nil)
        #expect(failure(#"{"\u000f":1,"A":1,"\\":2}"#) == nil)
        #expect(failure("{\"\u{1F600}\":1,\"\u{FB33}\":2}") == nil)
    }

    @Test func `a key that does not ascend is refused at its quote`() {
        let expected = JSONFailure(offset: 7, pointer: "/a", reason: .keyOutOfOrder)
        #expect(failure(#"{"b":1,"a":2}"#) == expected)
        #expect(failure("{\"\u{FB33}\":1,\"\u{1F600}\":2}")?.reason == .keyOutOfOrder)
        #expect(failure(#"{"\n":1,"\t":2}"#)?.reason == .keyOutOfOrder)
        #expect(failure(#"{"\\":1,"A":2}"#)?.reason == .keyOutOfOrder)
    }

    @Test func `a key that comes twice is refused as such`() {
        let expected = JSONFailure(offset: 7, pointer: "/a", reason: .duplicateKey)
        #expect(failure(#"{"a":1,"a":2}"#) == expected)
        #expect(failure(#"{"\n":1,"\n":2}"#)?.reason == .duplicateKey)
    }

    @Test func `an object goes on where it was after one inside it`() {
        #expect(failure(#"{"a":{"x":1},"b":[{"y":[{}]},{"a":1}],"c":1}"#) == nil)
        let text = #"{"b":{"a":{"x":1},"z":[]},"a":1}"#
        #expect(failure(text)?.reason == .keyOutOfOrder)
        #expect(failure(text)?.pointer == "/a")
        #expect(failure(#"{"a":{"c":{},"b":1}}"#)?.pointer == "/a/b")
    }

    @Test func `keys are counted for each object alone`() {
        var order = KeyOrder()
        Array("abc".utf8).withUnsafeBufferPointer { bytes in
            order.open(at: 0)
            #expect(order.insert(.init(from: 0, to: 1, hasEscapes: false), in: bytes) == .ascending)
            order.open(at: 1)
            #expect(order.count == 0)
            order.close(at: 1)
            #expect(order.insert(.init(from: 1, to: 2, hasEscapes: false), in: bytes) == .ascending)
            #expect(order.count == 2)
        }
    }
}
