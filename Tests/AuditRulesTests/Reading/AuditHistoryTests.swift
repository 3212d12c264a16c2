import Commissioning
import EventLog
import Ledger
import Projections
import TestSupport
import Testing

@testable import AuditRules

struct AuditHistoryTests {
    @Test func `a successor has what it followed; alone it has nothing`() async throws {
        let till = try await Till.simulated([try Seed.number("00-fictional-year").path])
        let day = try #require(CivilDate("2019-03-31"))
        let view = LogView(
            till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size, asOf: day)
        let code = try #require(ODSCode("FICDALE"))
        let history = try AuditHistory(code, in: view)
        #expect(history.line.map(\.description) == ["FICDALE", "FICNORTH", "FICSOUTH"])
        #expect(history.procurements.count > 3 && history.contracts.count > 1)
        #expect(history.decisions.count > 10 && history.governance.count >= 1)
        let alone = try AuditHistory(code, in: view, alone: true)
        #expect(alone.procurements.isEmpty && alone.decisions.isEmpty && alone.line == [code])
    }

    @Test func `a rule reads scores and prices once they are revealed, and not before`()
        async throws
    {
        let score = fact(
            "procurement.scores-moderated", "2016-06-01",
            #"{"bid":"B1","criterion":"Q1","score":"7.5"}"#, id: 41)
        let price = fact(
            "procurement.bid-valued", "2016-06-01",
            #"{"bid":"B1","price":{"pence":900,"vat":"excl"}}"#, id: 42)
        let reveals = [
            try await revealing(score, on: "2016-07-01"),
            try await revealing(price, on: "2016-08-01"),
        ]
        func bid(asOf day: String) async throws -> BidRecord {
            let history = try await history([score, price] + reveals, asOf: day)
            let bid = try #require(Reference("B1"))
            return try #require(history.procurements.first?.state.bids[bid])
        }
        let item = ScoredItem(criterion: try #require(Reference("Q1")), lot: nil)
        let before = try await bid(asOf: "2016-06-30")
        #expect(before.moderatedScore(for: item)?.by == Position(1))
        #expect(before.moderatedScore(for: item)?.score == nil)
        let between = try await bid(asOf: "2016-07-31")
        #expect(between.moderatedScore(for: item)?.score?.value.description == "7.5")
        #expect(between.moderatedScore(for: item)?.score?.by == Position(3))
        #expect(between.price(for: nil)?.price == nil)
        let after = try await bid(asOf: "2016-08-01")
        #expect(after.price(for: nil)?.price?.value.pence.count == 900)
    }

    @Test func `contracts are found by the award they come from`() async throws {
        let history = try await history([award("2016-07-01"), contract("2016-08-01")])
        let stream = try #require(StreamName("procurement/FICA/1"))
        let first = try #require(Reference("A1"))
        #expect(history.contracts(from: stream, award: first).count == 1)
        #expect(history.contracts(from: stream, award: try #require(Reference("A2"))).isEmpty)
        #expect(history.procurement(stream) != nil && history.procurement(nil) == nil)
    }

    // MARK: What is read

    private func view(
        _ till: Till, _ store: (any EventStore)? = nil, asOf day: String = "2040-01-01"
    ) throws -> LogView {
        LogView(
            store ?? till.ledger.store, Ledger.catalogue, size: try till.ledger.knownAt(nil).size,
            asOf: try #require(CivilDate(day)), checksHashes: true)
    }

    /// Every body that a stream is named after.
    private func bodies(_ till: Till) throws -> [ODSCode] {
        Set(try till.ledger.store.streams(startingWith: "").compactMap { ODSCode($0.second) })
            .sorted()
    }

    /// The pledge that counts when all mandates are read.
    private func pledge(in view: LogView) throws -> Stated<AutonomyPledge>? {
        try view.folds(startingWith: "mandate/", in: MandateArea.self).flatMap(\.state.pledges)
            .last { $0.value.beneficiary == .ccg && $0.value.subject == .fullControlOfSupport }
    }

    /// Holds each body's audit against the one for which everything of all bodies was read.
    private func expectSame(_ till: Till, asOf day: String, _ comment: String) throws {
        let view = try view(till, asOf: day)
        let whole = try CommonRecords(view) { (_) throws(FoldError) in .notAsked }
        let pledge = try pledge(in: view)
        for code in try bodies(till) {
            let narrow = try AuditHistory(code, in: view)
            let one = Audit(narrow)
            let other = Audit(try AuditHistory(code, in: view, common: whole))
            #expect(one.findings == other.findings, "\(comment) \(code) \(day)")
            #expect(one.coverage == other.coverage, "\(comment) \(code) \(day)")
            #expect(narrow.mandate?.state.pledgeOfControl == pledge, "\(comment) \(code) \(day)")
        }
    }

    @Test(arguments: Seed.all)
    func `one body's audit is the same as with everything read`(_ seed: Seed) async throws {
        let till = try await Till.simulated([seed.path])
        for day in ["2013-06-30", "2016-03-31", "2040-01-01"] {
            try expectSame(till, asOf: day, seed.name)
        }
    }

    @Test func `the same holds for histories made up from those of the seeds`() async throws {
        let number = UInt64.random(in: 0...999_999)
        var random = SeededRandom(number)
        let seeds = try [Seed.number("00"), Seed.number("02")]
        let till = try await Till.simulated([seeds[0].path])
        var proposals = try RandomProposals(seeds, start: number)
        var lines: [String] = []
        for _ in 0..<80 {
            lines.append(String(decoding: try proposals.next(after: []), as: UTF8.self))
        }
        for _ in 0..<40 { lines.append(madeUpPledge(&random)) }
        lines.shuffle(using: &random)
        let refusal = Refusal(rule: "no-decision-on-record", sentence: "It cannot be.")
        for line in lines {
            if (try? await till.record(line)) != nil { continue }
            _ = try? await till.ledger.recordRefusal(refusal, of: Array(line.utf8))
        }
        for day in ["2013-06-30", "2016-03-31", "2040-01-01"] {
            try expectSame(till, asOf: day, "random seed \(number)")
        }
    }

    private func madeUpPledge(_ random: inout SeededRandom) -> String {
        let year = Int.random(in: 2010...2030, using: &random)
        let body = ["CCG", "provider"].randomElement(using: &random) ?? "CCG"
        let pledge = ["fullControlOfSupport", "localPriorities"].randomElement(using: &random)
        return fact(
            "mandate.commissioning-autonomy-pledged", "\(year)-11-13",
            #"{"beneficiary":"\#(body)","pledge":"\#(pledge ?? "localPriorities")"}"#,
            in: "mandate/\(year)-\(year + 1)")
    }

    // MARK: What is not read

    private let story = [
        complete("support"), commenced("PCR2015", "2015-06-01"), award("2015-09-01"),
        contract("2015-09-02"),
        fact(
            "support.support-sourcing-decided", "2014-06-01",
            #"{"option":"inHouse","decision":{"urgent":"U"},"reasonCode":"quality"}"#),
        fact("choice.choice-publicised", "2016-05-01", #"{"how":"website"}"#),
        fact(
            "mandate.commissioning-autonomy-pledged", "2012-11-13",
            #"{"beneficiary":"CCG","pledge":"fullControlOfSupport"}"#, in: "mandate/2013-15"),
    ]

    /// What other bodies record, and what is recorded of other years.
    private func elsewhere(_ number: Int) -> [String] {
        let code = "FX\(100 + number)"
        return [
            commenced("PCR2015", "2015-06-01", in: "procurement/\(code)/1"),
            fact(
                "choice.choice-publicised", "2016-05-01", #"{"how":"website"}"#,
                in: "choice/\(code)/feet"),
            fact(
                "ledger.coverage-declared", "2016-01-01",
                #"{"body":"\#(code)","area":"choice","from":"2010-01-01","extent":"complete","#
                    + #""basis":"routineSince","declaredBy":"person:a"}"#,
                in: "ledger/coverage-\(code)"),
            fact(
                "mandate.commissioning-autonomy-pledged", "\(1900 + number)-11-13",
                #"{"beneficiary":"CCG","pledge":"fullControlOfSupport"}"#,
                in: "mandate/\(1900 + number)"),
        ]
    }

    /// Keeps a refusal on behalf of a body.
    private func refuse(_ till: Till, for body: String) async throws {
        let line = fact(
            "choice.choice-publicised", "2016-05-01", #"{"how":"website"}"#,
            in: "choice/\(body)/feet")
        _ = try await till.ledger.recordRefusal(
            Refusal(rule: "no-decision-on-record", sentence: "It cannot be."),
            of: Array("\(line.dropLast()),\"onbehalfof\":\"GB-NHS-\(body)\"}".utf8))
    }

    @Test func `no more is read for a body when others have recorded more`() async throws {
        let till = try await Till.simulated()
        let report = try await till.importing(story)
        #expect(report.rejected == 0, "\(report.errors)")
        try await refuse(till, for: "FICA")
        let code = try #require(ODSCode("FICA"))
        var counts: [Int] = []
        var findings: [[Finding]] = []
        for round in 0..<2 {
            if round == 1 {
                let report = try await till.importing((0..<20).flatMap(elsewhere))
                #expect(report.rejected == 0, "\(report.errors)")
                for number in 0..<20 { try await refuse(till, for: "FX\(100 + number)") }
                let asOf = try AsOf("2016-01-01", today: Till.today)
                for name in ["streams", "organisations", "contracts"] {
                    _ = try await till.ledger.recordStateRoot(
                        till.ledger.stateRoot(name, asOf: asOf, knownAt: till.ledger.knownAt(nil)))
                }
            }
            let store = CountingStore(till.ledger.store)
            findings.append(
                Audit(try AuditHistory(code, in: try view(till, store))).findings)
            counts.append(store.rowCount)
        }
        #expect(findings[0] == findings[1])
        #expect(findings[0].contains { $0.rule == "LED-02" && $0.outcome == .breached })
        #expect(counts[0] > story.count && counts[1] == counts[0], "\(counts)")
    }
}
