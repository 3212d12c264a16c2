import Testing

@testable import EventLog

@Suite struct CatalogueReadingTests {
    private func reason(_ type: String, _ data: String) throws -> String? {
        let leaf =
            #"{"actor":"a","data":\#(data),"id":"00000000-0000-4000-8000-000000000001","#
            + #""occurredon":"2013-04-01","onbehalfof":"b","#
            + #""recordedtime":"2013-04-01T09:00:00.000000Z","source":"s","specversion":"1.0","#
            + #""streamversion":1,"subject":"till/A","type":"\#(type)"}"#
        return Array(leaf.utf8).withUnsafeBufferPointer { catalogue.whyUnreadable(leaf: $0) }
    }

    @Test func `an event that can be folded can be read`() throws {
        #expect(try reason("till.counted.v1", #"{"amount":5}"#) == nil)
        // An older shape is brought to the present one; a correction depends on what it corrects.
        #expect(try reason("thing.thing-named.v1", #"{"name":"a"}"#) == nil)
        #expect(try reason("ledger.record-withdrawn.v1", #"{"reasonCode":"other"}"#) == nil)
    }

    @Test func `an event of another shape or type is named with what is wrong`() throws {
        let missing = try #require(try reason("till.counted.v1", "{}"))
        #expect(missing.hasPrefix("till.counted.v1: /"))
        #expect(try reason("till.counted.v1", "[]") != nil)
        #expect(try reason("till.lost.v1", "{}")?.contains("not a type that this release") == true)
        #expect(try reason("till.counted.v9", "{}")?.contains("is another version than") == true)
    }

    @Test func `bytes that are no leaf are not read`() {
        #expect([].withUnsafeBufferPointer { catalogue.whyUnreadable(leaf: $0) } != nil)
    }
}
