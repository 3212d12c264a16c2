import EventLog
import Testing

@testable import Commissioning

@Suite struct PartyTests {
    private func party(_ code: String, _ share: String?) throws -> Party {
        let part = share.map { ",\"sharePence\":\($0)" } ?? ""
        return try #require(
            Reading.good(Party.self, "{\"ods\":\"\(code)\",\"role\":\"associate\"\(part)}"))
    }

    @Test func `the parts are added up, absent ones left out`() throws {
        let parties = [try party("02Q", "100"), try party("03X", nil), try party("04E", "-30")]
        #expect(parties.shareTotal == Pence(70))
    }

    @Test func `more than an amount can be is no total`() throws {
        let most = "9007199254740991"
        #expect([try party("02Q", most), try party("03X", "1")].shareTotal == nil)
    }

    @Test func `a commissioner that is named twice is found`() throws {
        let parties = [try party("02Q", nil), try party("03X", nil)]
        #expect(parties.repeated == nil)
        #expect((parties + [try party("02Q", "1")]).repeated == ods("02Q"))
    }
}
