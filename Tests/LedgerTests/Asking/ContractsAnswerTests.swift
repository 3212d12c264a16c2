import CanonicalJSON
import Commissioning
import EventLog
import Projections
import TestSupport
import Testing

@testable import Ledger

@Suite struct ContractsAnswerTests {
    /// The second fictional year, in which FICEBB and FICFLOW were followed by FICTIDE.
    static func contracts(
        _ code: String, _ selection: ContractSelection = .notOver, asOf day: String,
        knownAt moment: String? = nil, why: Bool = false
    ) async throws -> ContractsAnswer {
        let till = try await Till.simulated([Seed.number("04").path])
        return try till.ledger.contracts(
            of: code, selection, asOf: AsOf(day, today: Till.today),
            knownAt: till.ledger.knownAt(moment), saysWhy: why)
    }

    static func text(_ answer: ContractsAnswer) -> String {
        String(decoding: answer.document.bytes, as: UTF8.self)
    }

    private func streams(_ answer: ContractsAnswer) -> [String] {
        answer.rows.map(\.stream.name.text)
    }

    @Test func `those that are over are listed only when all are asked for`() async throws {
        let some = try await ContractsAnswerTests.contracts("FICTIDE", asOf: "2017-01-31")
        #expect(some.rows.count == 8 && some.contracts.rows.count == 9)
        #expect(some.rows.allSatisfy { $0.standing == .inForce })
        let all = try await ContractsAnswerTests.contracts("FICTIDE", .all, asOf: "2017-01-31")
        #expect(all.rows.count == 9 && all.rows.last?.standing == .over)
        #expect(all.totals == some.totals)
    }

    @Test func `what expires soon is told by its end after extensions`() async throws {
        let soon = ContractSelection.expiring(within: try Horizon("2m"))
        let answer = try await ContractsAnswerTests.contracts("FICTIDE", soon, asOf: "2017-02-10")
        #expect(
            streams(answer) == [
                "contract/FICEBB/2016-06", "contract/FICEBB/2016-04", "contract/FICFLOW/2014-02",
            ])
        #expect(answer.endingBy == CivilDate("2017-04-10"))
        let extended = try await ContractsAnswerTests.contracts("FICTIDE", soon, asOf: "2017-02-14")
        #expect(!streams(extended).contains("contract/FICFLOW/2014-02"))
    }

    @Test func `a joint contract is every party's, with its own share`() async throws {
        for (code, share) in [("FICTIDE", 137_200_000), ("FICSHORE", 58_800_000)] {
            let answer = try await ContractsAnswerTests.contracts(code, asOf: "2017-01-31")
            let row = answer.rows.first { $0.stream.name.text == "contract/FICEBB/2016-02" }
            #expect(row?.share.value?.pence.count == Int64(share), "\(code)")
        }
    }

    @Test func `the answer is the same in whichever order the facts were recorded`()
        async throws
    {
        let facts = try Seed.number("04").proposals.filter {
            $0["corrects"] == nil && !$0.text("subject").hasPrefix("ledger/")
                && $0.text("subject") != "contract/FICTIDE/2016-01"
        }
        // Facts of one stream and one day stay in the order in which they are told.
        let key = { (fact: JSONObject) in fact.text("subject") + fact.text("occurredon") }
        let days = Dictionary(grouping: facts, by: key).sorted { $0.key < $1.key }
        var answers: Set<String> = []
        for groups in [days, days.reversed(), days.sorted { $0.key.count < $1.key.count }] {
            let till = try await Till.simulated()
            for var fact in groups.flatMap(\.value) {
                fact["recordedtime"] = nil
                _ = try await till.ledger.record(fact.line)
            }
            let answer = try till.ledger.contracts(
                of: "FICTIDE", .all, asOf: AsOf("2017-03-01", today: Till.today),
                knownAt: till.ledger.knownAt(nil))
            var object = answer.document.object
            object["knownAt"] = nil
            answers.insert(ContractsAnswerTests.withoutPositions(.object(object)))
        }
        #expect(answers.count == 1)
    }

    private static func withoutPositions(_ value: JSONValue) -> String {
        func strip(_ value: JSONValue) -> JSONValue {
            switch value {
            case .object(let object):
                var plain: JSONObject = [:]
                for (name, value) in object.members where name != "positions" {
                    plain[name] = strip(value)
                }
                return .object(plain)
            case .array(let items): return .array(items.map(strip))
            default: return value
            }
        }
        return String(decoding: (try? strip(value).canonicalBytes()) ?? [], as: UTF8.self)
    }

    @Test func `a second account of a value is told from the moment it was known`() async throws {
        for (moment, pence) in [
            ("2023-02-20T14:01:00Z", 1_800_000), ("2023-02-20T14:01:20Z", 2_000_000),
        ] {
            let answer = try await ContractsAnswerTests.contracts(
                "FICTIDE", asOf: "2017-01-31", knownAt: moment)
            let row = answer.rows.first { $0.stream.name.text == "contract/FICTIDE/2016-01" }
            #expect(row?.state.currentValue.money?.pence.count == Int64(pence), "\(moment)")
        }
    }

    @Test func `an unknown body is not found and a code that is none is a fault of the words`()
        async throws
    {
        let unknown = await #expect(throws: LedgerError.self) {
            try await ContractsAnswerTests.contracts("FICTIDX", asOf: "2017-01-31")
        }
        guard case .notFound? = unknown else {
            Issue.record("\(String(describing: unknown))")
            return
        }
        let usage = await #expect(throws: LedgerError.self) {
            try await ContractsAnswerTests.contracts("?", asOf: "2017-01-31")
        }
        guard case .usage? = usage else {
            Issue.record("\(String(describing: usage))")
            return
        }
    }
}
