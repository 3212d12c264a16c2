import CanonicalJSON
import Testing

@Suite struct JSONProfileTests {
    @Test func `a leaf may have 65,535 bytes and not one more`() {
        for profile in [JSONProfile.leaf, .canonicalLeaf] {
            let text = "\"" + String(repeating: "a", count: 65_533) + "\""
            #expect(Texts.failure(of: text, as: profile) == nil)
            let expected = JSONFailure(
                offset: 65_535, pointer: "", reason: .tooLong(limit: 65_535, length: 65_536))
            #expect(Texts.failure(of: text + " ", as: profile) == expected)
        }
    }

    @Test func `an interchange text may be as long as its profile says`() {
        #expect(Texts.failure(of: "1234", as: .interchange(maximumLength: 4)) == nil)
        let failure = Texts.failure(of: "12345", as: .interchange(maximumLength: 4))
        #expect(failure?.reason == .tooLong(limit: 4, length: 5))
        #expect(Texts.failure(of: "1", as: .interchange(maximumLength: -1))?.offset == 0)
    }

    @Test(arguments: [(JSONProfile.leaf, 32), (.canonicalLeaf, 32), (Texts.wide, 64)])
    func `the deepest level is read and the next one refused`(profile: JSONProfile, limit: Int) {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(Texts.failure(of: nested(limit), as: profile) == nil)
        let failure = Texts.failure(of: nested(limit + 1), as: profile)
        #expect(failure?.reason == .tooDeep(limit: limit))
        #expect(failure?.offset == limit)
        #expect(failure?.pointer == String(repeating: "/0", count: limit))
    }

    @Test func `a leaf's object may have 256 keys and not one more`() {
        func object(_ count: Int) -> String {
            let names = (0..<count).map { "\"\(1000 + $0)\":0" }
            return "{" + names.joined(separator: ",") + "}"
        }
        for profile in Texts.profiles {
            #expect(Texts.failure(of: object(256), as: profile) == nil)
        }
        for profile in [JSONProfile.leaf, .canonicalLeaf] {
            let failure = Texts.failure(of: object(257), as: profile)
            #expect(failure?.reason == .tooManyKeys(limit: 256))
            #expect(failure?.pointer == "/1256")
        }
        #expect(Texts.failure(of: object(257), as: Texts.wide) == nil)
    }
}
