import Commissioning
import EventLog
import Projections
import TestSupport
import Testing

@testable import Ledger

@Suite struct RegisterAnswerTests {
    private func till() async throws -> Till {
        let till = try await Till.real()
        try await till.record(registered("FICB", "2012-01-01"))
        try await till.record(
            line(
                "procurement.decision-registered.v1", "procurement/FICA/1", "2018-03-02",
                #"{"decisionRef":"A","comments":"As agreed."}"#))
        try await till.record(
            line(
                "procurement.decision-registered.v1", "procurement/FICA/2", "2018-03-03",
                #"{"decisionRef":"A"}"#))
        return till
    }

    private func answer(
        _ till: Till, _ code: String, _ span: DecisionSpan = .all, only stream: String? = nil
    ) throws -> RegisterAnswer {
        try till.ledger.register(
            of: code, asOf: AsOf("2019-01-01", today: Till.today),
            knownAt: till.ledger.knownAt(nil), span: span, only: stream.flatMap(StreamName.init))
    }

    @Test func `a sealed text is read where it is kept, and is blank where none was given`()
        async throws
    {
        let answer = try answer(try await till(), "FICA")
        let comments = answer.rows.map { answer.shown($0[.comments]) }
        #expect(comments == [.text("As agreed."), .blank])
        let missing = answer.rows.first.map { answer.shown($0[.conflicts]) }
        #expect(missing == .notRecorded(["procurement.conflicts-checked"]))
    }

    @Test func `the four things that a cell can be have four words`() {
        let cells: [ShownCell] = [.text(""), .noneDeclared, .blank, .notRecorded([])]
        #expect(cells.map(\.word) == ["stated", "none", "blank", "notRecorded"])
    }

    @Test func `one stream or some days can be asked for`() async throws {
        let till = try await till()
        let one = try answer(till, "FICA", only: "procurement/FICA/2")
        #expect(one.rows.map(\.stream.text) == ["procurement/FICA/2"])
        let span = try DecisionSpan(to: CivilDate("2018-03-02"))
        #expect(try answer(till, "FICA", span).rows.count == 1)
        #expect(throws: LedgerError.self) {
            try DecisionSpan(from: CivilDate("2018-03-02"), to: CivilDate("2018-03-01"))
        }
    }

    @Test func `a body without decisions has an empty register, an unknown one is not found`()
        async throws
    {
        let till = try await till()
        #expect(try answer(till, "FICB").rows.isEmpty)
        #expect(throws: LedgerError.self) { try answer(till, "no code") }
        let error = #expect(throws: LedgerError.self) { try answer(till, "FICX") }
        guard case .notFound(_, let hint)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(hint == "did you mean FICB?")
    }
}
