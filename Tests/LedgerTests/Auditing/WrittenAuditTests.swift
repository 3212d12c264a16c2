import AuditRules
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct WrittenAuditTests {
    private struct Asked {
        let till: Till
        let answer: AuditAnswer
        let written: WrittenAudit
    }

    private func ask(
        _ words: [String], _ filter: AuditFilter = AuditFilter(),
        _ write: (AuditAnswer) -> [UInt8] = { $0.findingsJSON }
    ) async throws -> Asked {
        let till = try await Till.simulated([try Seed.number("04-").path])
        let asOf = try AsOf("2024-01-01", today: Till.today)
        let known = try till.ledger.knownAt(nil)
        return Asked(
            till: till,
            answer: try till.ledger.audit(words, asOf: asOf, knownAt: known, filter: filter),
            written: try till.ledger.writtenAudit(
                words, asOf: asOf, knownAt: known, filter: filter, write))
    }

    private func document(_ written: WrittenAudit) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try written.forEachBitOfDocument {
            bytes += $0
            return true
        }
        return bytes
    }

    @Test(arguments: [[], ["FICEBB"], ["FICEBB", "FICFLOW"]])
    func `the document is the same, bit by bit as at once`(_ words: [String]) async throws {
        let asked = try await ask(words)
        #expect(try document(asked.written) == asked.answer.document.bytes)
        #expect(asked.written.answer.audits.flatMap(\.findings).isEmpty)
        #expect(asked.written.answer.audits.map(\.body) == asked.answer.audits.map(\.body))
        for concerns in [false, true] {
            #expect(asked.written.fails(on: concerns) == asked.answer.fails(on: concerns))
        }
    }

    @Test func `where nothing was asked for that was found, there is a document all the same`()
        async throws
    {
        let later = AuditFilter(from: CivilDate("2031-01-01"))
        for words in [[], ["FICEBB"]] {
            let asked = try await ask(words, later)
            #expect(try document(asked.written) == asked.answer.document.bytes)
            #expect(!asked.written.fails(on: true))
        }
    }

    @Test func `bodies with nothing found are passed over, but not the only one`() async throws {
        let later = AuditFilter(from: CivilDate("2031-01-01"))
        for (words, count) in [([], 0), (["FICEBB"], 1)] {
            let asked = try await ask(words, later) { _ in Array("piece".utf8) }
            var pieces = 0
            try asked.written.forEachPiece { piece in
                #expect(piece == Array("piece".utf8))
                pieces += 1
                return true
            }
            #expect(pieces == count)
        }
    }

    @Test func `nothing more is handed over when nobody reads it`() async throws {
        let asked = try await ask([])
        for most in 1...3 {
            var count = 0
            try asked.written.forEachBitOfDocument { _ in
                count += 1
                return count < most
            }
            #expect(count == most)
        }
    }
}
