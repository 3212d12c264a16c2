import CanonicalJSON
import Testing

@Suite struct CanonicalJSONErrorTests {
    @Test func `an error says what has no canonical form`() {
        let digits = String(repeating: "7", count: 500)
        let long = CanonicalJSONError.numberNotFinite(digits: digits)
        #expect(long.description.utf8.count < 100)
        #expect(CanonicalJSONError.tooDeep(limit: 64).description.contains("64"))
    }
}
