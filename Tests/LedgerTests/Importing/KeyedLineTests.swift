import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct KeyedLineTests {
    private func prepared(_ till: Till, _ text: String, index: Int = 0) throws -> PreparedLine {
        var desk = PreparingDesk(lines: 1)
        return try PreparedLine(
            ImportLines.Line(
                bytes: Array(text.utf8), file: 0,
                place: LineFile.Place(offset: 0, length: 0, number: 1), index: index),
            till.ledger, Till.mac, at: LogSize(1), &desk)
    }

    @Test func `a run is prepared line by line, and what nothing is sealed in is spooled`()
        async throws
    {
        let till = try await Till.simulated()
        let folder = try TestFolder()
        let lines = try Seed.number("00").lines + ["{"]
        let file = try LineFile(folder.file("a", lines))
        let scan = try await ImportScan([file]) { _ in }
        let run = try #require(try ImportRuns(ImportLines(files: [file], scan: scan)).next())
        let prepared = PreparedRun(run, till.ledger, Till.mac, at: LogSize(1))
        #expect(prepared.lines.count == lines.count)
        var (spooled, sealed, refused) = (0, 0, 0)
        for result in prepared.lines {
            guard case .success(let line) = result else {
                refused += 1
                continue
            }
            guard let valid = try line.valid?.get() else { continue }
            switch try #require(line.draft) {
            case .spooled(let id, let range):
                spooled += 1
                var bytes = SpooledBytes()
                valid.draft(in: till.ledger, line: line.line.index, at: LogSize(1))
                    .spool(to: &bytes)
                prepared.withDraft(range) { #expect(Array($0) == bytes.buffer, "\(id)") }
            case .sealed(let draft):
                sealed += 1
                #expect(!draft.disclosures.isEmpty)
            }
        }
        #expect(spooled > 20 && sealed > 0 && refused == 1)
    }

    @Test func `a line with an id has it for its key`() async throws {
        let till = try await Till.simulated()
        var keys = LineKeys(Till.mac, repeated: [])
        let key = keys.key(try prepared(till, registered("99A", id: 5)))
        #expect(key == RequestKey(try #require(EventID(eventID(5)))))
    }

    @Test func `the same content has the same key, however it is spaced`() async throws {
        let till = try await Till.simulated()
        var keys = LineKeys(Till.mac, repeated: [])
        let plain = try prepared(till, registered("99A"))
        let spaced = try prepared(
            till, registered("99A").replacing(",", with: " , ").replacing(":", with: " : "))
        #expect(plain.content == spaced.content)
        #expect(keys.key(plain) == keys.key(spaced))
        #expect(keys.key(plain) != keys.key(try prepared(till, registered("99B"))))
    }

    @Test func `lines that stand more than once are told apart by how many came before`()
        async throws
    {
        let till = try await Till.simulated()
        let line = try prepared(till, registered("99A"))
        var keys = LineKeys(Till.mac, repeated: [LineFilter.fingerprint(line.line.bytes)])
        let three = [keys.key(line), keys.key(line), keys.key(line)]
        #expect(Set(three).count == 3)
        var again = LineKeys(Till.mac, repeated: [LineFilter.fingerprint(line.line.bytes)])
        #expect([again.key(line), again.key(line), again.key(line)] == three)
        var alone = LineKeys(Till.mac, repeated: [])
        #expect(alone.key(line) == three[0])
    }

    @Test func `in a simulated ledger an id depends on the line's number alone`() async throws {
        let till = try await Till.simulated()
        let first = try prepared(till, registered("99A"), index: 3).draft?.id
        #expect(try prepared(till, registered("99A"), index: 3).draft?.id == first)
        #expect(try prepared(till, registered("99A"), index: 4).draft?.id != first)
    }

    @Test func `a correction is not validated before what it corrects is known`() async throws {
        let till = try await Till.simulated()
        let text = line(
            "ledger.record-withdrawn.v1", "org/99A", "2014-01-01", corrects: 1, "{}")
        let line = try prepared(till, text)
        #expect(line.valid == nil && line.draft == nil)
        #expect(throws: ProposalFailure.self) { try prepared(till, "{") }
    }
}
