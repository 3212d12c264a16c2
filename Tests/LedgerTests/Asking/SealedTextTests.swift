import Commissioning
import EventLog
import Projections
import TestSupport
import Testing

@testable import Ledger

@Suite struct SealedTextTests {
    private func till() async throws -> Till {
        let till = try await Till.real()
        func record(_ type: String, _ day: String, id: Int? = nil, _ data: String) async throws {
            try await till.record(
                line("interests.\(type).v1", "interests/FICA", day, id: id, data))
        }
        try await record(
            "role-taken", "2017-04-01",
            #"{"personRef":"p:1","role":"governingBody","isDecisionMaker":true,"name":"Dr A"}"#)
        try await record(
            "interest-declared", "2017-04-10", id: 2,
            #"{"interestRef":"i:1","personRef":"p:1","type":"financial","directness":"direct","#
                + #""nature":"A partner."}"#)
        try await record(
            "interest-updated", "2017-05-01",
            #"{"interestRef":"i:1","personRef":"p:1","nature":"The only partner."}"#)
        return till
    }

    private func row(_ ledger: Ledger, asOf day: String) throws -> InterestsAnswer.Row? {
        try ledger.interests(
            of: "FICA", .published, asOf: AsOf(day, today: Till.today),
            knownAt: ledger.knownAt(nil)
        ).rows.first
    }

    @Test func `with the keys at hand the text that was said last by then is shown`() async throws {
        let ledger = try await till().ledger
        let before = try #require(try row(ledger, asOf: "2017-04-30"))
        #expect(before.name == .shown("Dr A") && before.nature == .shown("A partner."))
        let after = try #require(try row(ledger, asOf: "2017-05-01"))
        #expect(after.nature.text == "The only partner." && after.mitigation == .notGiven)
        #expect(after.text(.name) == "Dr A")
    }

    @Test func `without the keys it reads as sealed`() async throws {
        let kept = try await till().ledger
        let ledger = try Ledger(
            kept.store, requestMAC: kept.requestMAC, clock: SettableClock(Till.start),
            defaults: Till.defaults)
        let row = try #require(try row(ledger, asOf: "2017-05-01"))
        #expect(row.name == .sealed && row.nature == .sealed && row.mitigation == .notGiven)
        #expect(row.text(.name) == "sealed" && row.name.text == nil)
    }

    @Test func `what an erasure or an order took away is said as such`() async throws {
        let till = try await till()
        let person = try #require(Reference("p:1"))
        _ = try await till.ledger.erase(
            person, basis: .objection, by: try #require(Reference("person:dpo")))
        let row = try #require(try row(till.ledger, asOf: "2017-05-01"))
        #expect(row.name == .takenAway("erased (objection)") && row.name.text == nil)
        #expect(row.nature == .takenAway("erased (objection)"))
        #expect(row.text(.name) == "[erased (objection)]")
    }

    @Test func `a correction says the text again`() async throws {
        let till = try await till()
        try await till.record(
            line(
                "ledger.record-corrected.v1", "interests/FICA", "2017-04-20", corrects: 2,
                #"{"reasonCode":"sourceCorrected","occurredon":"2017-04-10","data":"#
                    + #"{"interestRef":"i:1","personRef":"p:1","type":"financial","#
                    + #""directness":"indirect","nature":"The spouse is a partner."}}"#))
        let row = try #require(try row(till.ledger, asOf: "2017-04-30"))
        #expect(row.nature == .shown("The spouse is a partner."))
    }
}
