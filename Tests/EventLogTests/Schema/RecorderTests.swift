import Testing

@testable import EventLog

/// An area whose one type the log alone records.
private enum Diary: EventArea {
    static let name = "diary"
    static let streamForm = "diary/{name}"
    static var types: [EventType<Diary>] { [EventType(PageLost.self)] }
    typealias Refusal = Till.Refusal
    typealias State = Int

    static func initial(_ stream: StreamName) -> Int { 0 }
}

private struct PageLost: EventData {
    typealias Area = Diary
    static let table = FieldTable(event: PageLost.self)
    static let name = EventTypeName(known: "diary.page-lost.v1")
    static let summary = "A page is lost."
    static let recorder = Recorder.ledger(when: "it counts its pages")

    init(from fields: inout FieldReader) {
        _ = fields.required("page", "Which.") as Int64
    }

    func apply(to state: inout Int, _ fact: Fact) { state += 1 }
}

struct RecorderTests {
    private func issues(_ text: String, _ defaults: ProposalDefaults = defaults) -> [FieldIssue] {
        do {
            _ = try Catalogue([Diary.self, Till.self]).validate(
                Proposal(line: Array(text.utf8)), defaults: defaults
            ) { _ in (PageLost.name, stream("diary/one")) }
            return []
        } catch {
            return (error as? ProposalFailure)?.issues ?? []
        }
    }

    private let fact = line("diary.page-lost.v1", #"{"page":7}"#, in: "diary/one")

    @Test func `anybody records a fact whose type does not say who does`() {
        #expect(EventSchema(Counted.self).recorder == .anybody)
        #expect(issues(counted(1)).isEmpty)
    }

    @Test func `a fact that the ledger alone records is refused, with what makes it do so`() {
        #expect(EventSchema(PageLost.self).recorder == .ledger(when: "it counts its pages"))
        let found = issues(fact)
        #expect(found.map(\.path) == ["/type"])
        #expect(found.first?.value == "diary.page-lost.v1")
        #expect(found.first?.hint == "it does so when it counts its pages")
    }

    @Test func `all else that is wrong with it is told, too`() {
        let wrong = line("diary.page-lost.v1", #"{"page":-7}"#, in: "diary/one")
        #expect(issues(wrong).map(\.path) == ["/data/page", "/type"])
    }

    @Test func `it passes where the ledger speaks`() {
        var own = defaults
        own.allowsOwnFacts = true
        #expect(issues(fact, own).isEmpty)
    }

    @Test func `nobody else says it again, and it may be withdrawn`() {
        let data = #"{"reasonCode":"wrongValue","occurredon":"2013-04-01","data":{"page":8}}"#
        let again = line(Correction.corrected.text, data, in: "diary/one", corrects)
        #expect(issues(again).map(\.path) == ["/corrects"])
        let withdrawn = line(
            Correction.withdrawn.text, #"{"reasonCode":"neverHappened"}"#, in: "diary/one",
            corrects)
        #expect(issues(withdrawn).isEmpty)
    }
}
