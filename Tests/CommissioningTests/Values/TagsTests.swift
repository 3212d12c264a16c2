import Testing

@testable import Commissioning

@Suite struct TagsTests {
    @Test func `each body has one tag of a kind, and absent ones have none`() {
        let tags = Tags.of(
            suppliers: [ods("0AR"), nil, ods("0AR")], bodies: [ods("0AR"), ods("02Q"), ods("02Q")])
        #expect(tags == ["supplier:0AR", "body:0AR", "body:02Q"])
        #expect(Tags.of() == [])
    }
}
