import EventLog
import Testing

@testable import Commissioning

@Suite struct NoticePublishedTests {
    private let minimal = #"{"channel":"FTS","noticeType":"UK6"}"#
    private let full = #"""
        {"channel":"FTS","noticeType":"UK6","noticeId":"2025/S 000-1","uri":"https://example.org/1",
        "award":"a1"}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(ProcurementArea.self, "notice-published", minimal: minimal, full: full)
    }

    @Test func `a notice after the award is recorded`() {
        let awarded = Tenders.story.given("award-decided", on: "2025-07-01", Tenders.award("a1"))
        #expect(awarded.when("notice-published", on: "2025-09-01", full) == nil)
        let state = awarded.given("notice-published", on: "2025-09-01", full).state
        #expect(state.notices.map(\.value.award) == [ref("a1")])
        #expect(state.notices.map(\.value.noticeType) == ["UK6"])
    }

    @Test func `another account of one notice is recorded and contested`() {
        let published = Tenders.story.given("notice-published", on: "2025-09-01", full)
        let other = full.replacing("UK6", with: "UK7")
        #expect(published.when("notice-published", on: "2025-09-01", other) == nil)
        let state = published.given("notice-published", on: "2025-09-01", other).state
        #expect(state.notices.map(\.contests) == [at(0)])
        let again = published.given("notice-published", on: "2025-09-01", full).state
        #expect(again.notices.map(\.contests) == [[]])
        let anotherDay = published.given("notice-published", on: "2025-09-02", full).state
        #expect(anotherDay.notices.map(\.contests) == [at(0)])
    }

    @Test func `notices of other numbers or none stand side by side`() {
        let state = Tenders.story.given("notice-published", on: "2025-09-01", full)
            .given("notice-published", on: "2025-09-01", full.replacing("000-1", with: "000-2"))
            .given("notice-published", on: "2025-09-01", full.replacing("FTS", with: "CDP"))
            .given("notice-published", on: "2025-09-01", minimal)
            .given("notice-published", on: "2025-09-01", minimal).state
        #expect(state.notices.count == 5 && state.notices.allSatisfy { !$0.isContested })
    }
}
