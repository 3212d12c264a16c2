import Testing

@testable import EventLog

@Test func `digests are found wherever they stand, and texts that look alike are not`() {
    func digests(_ text: String) -> [String] { SealedDigests.all(in: Array(text.utf8)) }
    #expect(digests(#"{"data":{"_sd":["a","b"],"x":[{"_sd":["c"]}]}}"#) == ["a", "b", "c"])
    #expect(digests(#"{"data":{"title":"\"_sd\":[\"a\"]"}}"#) == [])
    #expect(digests("{}") == [] && digests("") == [])
    #expect(!SealedDigests.areIn(Array(#"{"_sd":"a"}"#.utf8)))
}
