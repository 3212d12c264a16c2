import CanonicalJSON
import Commissioning
import EventLog
import Ledger
import Projections
import TestSupport
import Testing

/// What the whole ledger promises, whichever parts keep it.
@Suite struct WhatMustHoldTests {
    @Test func `an answer for a past moment is the same bytes whatever is recorded later`()
        async throws
    {
        let number = UInt64.random(in: 0...999_999)
        let story = try Seed.number("00")
        let till = try await Till.simulated([story.path])
        var proposals = try RandomProposals([story, Seed.number("02")], start: number)
        let size = try till.size
        let moments = [
            "position:0", "position:17", "position:\(size * 2 / 3)", "position:\(size)",
            "2015-03-18", "2018-02-14T23:59:59Z",
        ]
        let codes = ["FICVALE", "FICMOOR", "FICFELL", "FICCSUA", "FICCSUB", "NONE1"]
        let days = ["2014-12-31", "2016-10-01", "2020-01-01"].compactMap { CivilDate($0) }
        func everything() throws -> [[String: [UInt8]]] {
            try moments.prefix(5).map {
                try Outputs(till, knownAt: $0).everything(codes, asOf: days)
            }
        }
        let before = try everything()
        let later = try Till(till.ledger).reopened()
        var recorded = 0
        let log = try Outputs(till).log()
        for _ in 0..<160 {
            let line = try proposals.next(after: log)
            if (try? await later.ledger.record(line)) != nil { recorded += 1 }
        }
        #expect(recorded > 30, "random seed \(number): only \(recorded) were recorded")
        let after = try everything()
        for (moment, (old, new)) in zip(moments, zip(before, after)) {
            for (name, bytes) in old where new[name] != bytes {
                Issue.record("random seed \(number): \(name) known at \(moment) has changed")
            }
        }
        #expect(try Ledger.verify(later.ledger.store).isSound, "random seed \(number)")
    }

    @Test func `the state is the same in whichever order the facts were recorded`() async throws {
        let number = UInt64.random(in: 0...999_999)
        var random = SeededRandom(number)
        let facts = try [Seed.number("00"), Seed.number("02")].flatMap { try $0.proposals }
            .filter { $0["corrects"] == nil && !$0.text("subject").hasPrefix("ledger/") }
        let days = ["2014-12-31", "2016-10-01", "2020-01-01"].compactMap { CivilDate($0) }
        let asTold = try await recorded(facts)
        let shuffled = try await recorded(
            WhatMustHoldTests.shuffled(facts, using: &random))
        let codes = try Outputs(asTold).codes(asOf: days[2])
        #expect(codes.count > 30)
        for day in days {
            let (old, new) = (try Outputs(asTold), try Outputs(shuffled))
            #expect(
                try old.organisations(asOf: day, why: false)["rows"]
                    == new.organisations(asOf: day, why: false)["rows"],
                "random seed \(number), as of \(day)")
            for code in codes {
                let states = try [old, new].map {
                    WhatMustHoldTests.withoutPositions(
                        try $0.state(code, asOf: day, why: false))
                }
                #expect(states[0] == states[1], "random seed \(number), \(code) as of \(day)")
            }
        }
    }

    /// A ledger that took the facts in as they stand.
    private func recorded(_ facts: [JSONObject]) async throws -> Till {
        let till = try await Till.simulated()
        for fact in facts {
            var fact = fact
            fact["recordedtime"] = nil
            _ = try await till.ledger.record(fact.line)
        }
        return till
    }

    /// Another order; only facts of one stream and one day stay in theirs, which nothing but the
    /// order of recording tells apart.
    private static func shuffled(
        _ facts: [JSONObject], using random: inout SeededRandom
    ) -> [JSONObject] {
        let key = { (fact: JSONObject) in fact.text("subject") + fact.text("occurredon") }
        var groups = Dictionary(grouping: facts, by: key).mapValues { $0[...] }
        return facts.shuffled(using: &random).compactMap { groups[key($0)]?.popFirst() }
    }

    /// What does not depend on where events stand.
    private static func withoutPositions(_ state: JSONObject) -> Set<JSONValue> {
        var all: Set<JSONValue> = []
        for (name, value) in state.members
        where !["knownAt", "lateEntries", "contested"].contains(name) {
            if name == "support", case .array(let rows) = value {
                for case .object(var row) in rows {
                    row["withoutAgreement"] = nil
                    all.insert(.object(row))
                }
            } else if case .array(let rows) = value {
                all.formUnion(rows)
            } else {
                all.insert(value)
            }
        }
        return all
    }

    @Test func `the CCGs that were open are as many as the registers say`() async throws {
        let till = try await Till.simulated([Seed.number("01").path])
        let known = try till.ledger.knownAt(nil)
        let counts = [
            ("2013-04-01", 211), ("2014-12-01", 212), ("2015-04-01", 209), ("2017-04-01", 207),
            ("2018-04-01", 195), ("2019-04-01", 191), ("2020-04-01", 135), ("2021-04-01", 106),
        ]
        for (day, count) in counts {
            let answer = try till.ledger.organisations(
                kind: .ccg, onlyOpen: true, asOf: AsOf(day, today: Till.today), knownAt: known)
            #expect(answer.rows.count == count, "as of \(day)")
        }
        // That one body opened before those it followed closed is told, and is no error.
        let early = try till.ledger.organisations(
            kind: .ccg, onlyOpen: true, asOf: AsOf("2014-12-01", today: Till.today), knownAt: known)
        #expect(early.overlaps.map(\.code.description) == ["13T"])
        #expect(early.overlaps.first?.until == nil)
        let later = try till.ledger.organisations(
            kind: .ccg, asOf: AsOf("2015-04-01", today: Till.today), knownAt: known)
        let overlap = try #require(later.overlaps.first { $0.code.description == "13T" })
        #expect(overlap.beside.map(\.description) == ["00F", "00G", "00H"])
        #expect(overlap.from.description == "2014-11-26")
        #expect(overlap.until?.description == "2015-04-01")
    }

    @Test func `agreements of a merged CCG are carried over to its successor`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        let before = try arrangements(of: "FICMOOR", till, asOf: "2016-09-30")
        #expect(!before.contains { $0["carriedOverFrom"] != nil })
        let after = try arrangements(of: "FICMOOR", till, asOf: "2016-10-01")
        #expect(
            Set(after.map { $0.text("carriedOverFrom") }) == ["", "FICVALE", "FICFELL"])
        #expect(after.contains { $0.text("stream") == "support/FICVALE/2015-04" })
    }

    private func arrangements(
        of code: String, _ till: Till, asOf day: String
    ) throws -> [JSONObject] {
        guard case .array(let rows)? = try till.state(code, asOf: day)["support"] else { return [] }
        return rows.compactMap { if case .object(let row) = $0 { row } else { nil } }
    }

    @Test func `a correction recorded two years late is seen only from then on`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        let old = try value(till, knownAt: "2015-03-18T08:59:59.999999Z")
        let new = try value(till, knownAt: "2015-03-18T09:00:00Z")
        #expect(old.contains("143000000") && !old.contains("140250000"))
        #expect(new.contains("140250000") && !new.contains("143000000"))
    }

    @Test func `a contested value shows both positions`() async throws {
        let till = try await Till.simulated([Seed.number("00").path])
        let old = try value(till, knownAt: "position:49")
        #expect(old.contains(#""contests":[16]"#) && old.contains(#""why":[17]"#), "\(old)")
        let new = try value(till, knownAt: "2015-03-18")
        #expect(new.contains(#""why":[50]"#) && new.contains(#""contests":[17]"#), "\(new)")
    }

    /// What the first agreement cost, with why, as of its first day.
    private func value(_ till: Till, knownAt moment: String) throws -> String {
        let state = try till.state("FICVALE", asOf: "2013-04-01", knownAt: moment, why: true)
        guard case .array(let rows)? = state["support"],
            case .object(let row)? = rows.first(where: {
                if case .object(let row) = $0 { row["service"] != nil } else { false }
            }), case .object(let service)? = row["service"], let value = service["annualValue"]
        else { return "" }
        return String(decoding: try value.canonicalBytes(), as: UTF8.self)
    }
}
