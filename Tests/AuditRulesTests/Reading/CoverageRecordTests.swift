import Commissioning
import EventLog
import Testing

@testable import AuditRules

struct CoverageRecordTests {
    private func declared(
        _ from: String, to: String? = nil, on day: String = "2016-01-01",
        basis: String = "routineSince", extent: String = "complete", body: String = "FICA",
        id: Int? = nil
    ) -> String {
        let end = to.map { #","to":"\#($0)""# } ?? ""
        return fact(
            "ledger.coverage-declared", day,
            #"{"body":"\#(body)","area":"contract","from":"\#(from)"\#(end),"#
                + #""extent":"\#(extent)","basis":"\#(basis)","declaredBy":"person:a"}"#, id: id)
    }

    private func covers(_ lines: [String], asOf day: String = "2030-01-01") async throws -> Bool {
        let history = try await history(lines, asOf: day)
        let silence = Silence(
            of: "a thing", ["contract.contract-signed"], body: history.body,
            from: try #require(.init("2016-05-01")), through: try #require(.init("2016-06-30")))
        return history.coverage.covering(silence) != nil
    }

    @Test func `a declaration covers its days and no other`() async throws {
        #expect(try await covers([declared("2016-05-01", to: "2016-07-01")]))
        #expect(try await !covers([declared("2016-05-01", to: "2016-06-30")]))
        #expect(try await !covers([declared("2016-05-02")]))
        #expect(try await !covers([]))
    }

    @Test func `another body, a sample and another area say nothing`() async throws {
        #expect(try await !covers([declared("2013-04-01", body: "FICB")]))
        #expect(try await !covers([declared("2013-04-01", extent: "sample")]))
        #expect(try await !covers([complete("procurement")]))
    }

    @Test func `what was looked through is complete to the day of the looking`() async throws {
        for basis in ["registerReconciled", "importOf", "auditorSearch"] {
            let early = declared("2013-04-01", on: "2016-06-29", basis: basis)
            #expect(try await !covers([early]))
            let late = declared("2013-04-01", on: "2016-06-30", basis: basis)
            #expect(try await covers([late]))
        }
    }

    @Test func `declarations take over from one another`() async throws {
        let first = declared("2013-04-01", to: "2016-05-20")
        #expect(try await covers([first, declared("2016-05-20")]))
        #expect(try await !covers([first, declared("2016-05-21")]))
    }

    @Test func `a declaration that ended covers what was before`() async throws {
        let ended = { (day: String) in
            fact(
                "ledger.coverage-ended", day,
                #"{"declared":"00000000-0000-4000-8000-000000000009","#
                    + #""reasonCode":"noLongerKept"}"#)
        }
        let lines = [declared("2013-04-01", id: 9)]
        #expect(try await covers(lines + [ended("2016-07-01")]))
        #expect(try await !covers(lines + [ended("2016-06-30")]))
    }

    @Test func `a declaration counts from the day on which it was made`() async throws {
        let lines = [declared("2013-04-01", on: "2020-01-01")]
        #expect(try await !covers(lines, asOf: "2019-12-31"))
        #expect(try await covers(lines, asOf: "2020-01-01"))
    }

    @Test func `a search that left nothing out covers its types to its day, and no others`()
        async throws
    {
        func searched(
            _ day: String, type: String = "contract.contract-signed.v1",
            result: String = "foundNone"
        ) -> String {
            fact(
                "audit.search-made", day,
                #"{"where":"The archive","eventTypes":["\#(type)"],"from":"2013-04-01","#
                    + #""by":"person:au","result":"\#(result)"}"#)
        }
        #expect(try await covers([searched("2016-06-30")]))
        #expect(try await !covers([searched("2016-06-29")]))
        #expect(try await !covers([searched("2016-06-30", result: "foundMore")]))
        #expect(
            try await !covers([searched("2016-06-30", type: "contract.contract-awarded.v1")]))
        let history = try await history([searched("2016-06-30")])
        #expect(history.coverage.declarations.isEmpty && history.coverage.searches.count == 1)
    }
}
