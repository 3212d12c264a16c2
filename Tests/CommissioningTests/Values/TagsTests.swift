import EventLog
import Testing

@testable import Commissioning

@Suite struct TagsTests {
    @Test func `each body has one tag of a kind, and absent ones have none`() {
        let tags = Tags.of(
            suppliers: [ods("0AR"), nil, ods("0AR")], bodies: [ods("0AR"), ods("02Q"), ods("02Q")])
        #expect(tags == ["supplier:0AR", "body:0AR", "body:02Q"])
        #expect(Tags.of() == [])
    }
    @Test func `a stream is found under its area and the rest of its name`() {
        let stream = StreamName("procurement/02Q/2013-004")
        #expect(
            Tags.of(bodies: [ods("02Q")], streams: [stream, nil, stream, StreamName("org/02Q")])
                == ["body:02Q", "procurement:02Q/2013-004", "org:02Q"])
    }
}
