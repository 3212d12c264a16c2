import CanonicalJSON
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct SealedReferencesTests {
    private func event(_ number: Int) -> String { "f1c70005-0000-4000-8000-00000000000\(number)" }

    /// The story up to the first event about sealed values.
    private func story() async throws -> Till {
        let till = try await Till.simulated()
        let lines = try Seed.number("05").lines.prefix(9)
        #expect(try await till.importing(Array(lines)).recorded == 9)
        return try till.reopened()
    }

    private func reveal(_ number: Int, _ encoded: String...) -> String {
        let list = encoded.map { "\"\($0)\"" }.joined(separator: ",")
        return line(
            "ledger.disclosures-revealed.v1", "ledger/disclosures", "2017-10-02",
            #"{"event":"\#(event(number))","disclosures":[\#(list)],"reasonCode":"embargoEnded"}"#)
    }

    private func suppress(_ number: Int, _ digest: String, _ field: String) -> String {
        line(
            "ledger.disclosure-suppressed.v1", "ledger/disclosures", "2019-04-08",
            #"{"event":"\#(event(number))","values":[{"digest":"\#(digest)","#
                + #""field":"\#(field)"}],"basis":"other","by":["person:1","person:2"],"#
                + #""auditorAccess":"kept","reviewOn":"2029-04-08"}"#)
    }

    private func kept(_ till: Till, _ number: Int) throws -> Disclosure {
        try #require(till.ledger.store.disclosures(at: Position(UInt64(number))).first)
    }

    /// Why a line is refused; nil when it is recorded.
    private func reason(_ till: Till, _ line: String) async -> String? {
        do throws(LedgerError) {
            _ = try await till.ledger.record(Array(line.utf8))
            return nil
        } catch {
            guard case .input(let errors) = error else { return "\(error)" }
            return errors.map { "\($0.path): \($0.reason)" }.joined(separator: "; ")
        }
    }

    @Test func `what is revealed stands in the leaf that is named`() async throws {
        let till = try await story()
        let (price, other) = (try kept(till, 6), try kept(till, 7))
        #expect(
            await reason(till, reveal(7, price.encoded))
                == "/data/disclosures/0: the event holds no sealed value with this digest")
        #expect(await reason(till, reveal(6, price.encoded, other.encoded)) != nil)
        let nothing = reveal(6, price.encoded).replacing(event(6), with: eventID(77))
        #expect(await reason(till, nothing) == "/data/disclosures/0: no event has this id")
        #expect(await reason(till, reveal(6, price.encoded)) == nil)
    }

    @Test func `each class of value has its own way out`() async throws {
        let till = try await story()
        let (price, rationale) = (try kept(till, 6), try kept(till, 8))
        let narrative = await reason(till, reveal(8, rationale.encoded))
        #expect(narrative?.contains("narrative, which is shown without") == true)
        let embargoed = await reason(till, suppress(6, price.digest, "price"))
        #expect(embargoed?.contains("price is embargoed; only narrative") == true)
        let misnamed = await reason(till, suppress(8, rationale.digest, "reason"))
        #expect(misnamed?.contains("reason is not what the event calls it") == true)
        #expect(await reason(till, suppress(8, rationale.digest, "rationale")) == nil)
    }

    @Test func `an import may name what a line before it seals, and nothing else`() async throws {
        let till = try await Till.simulated()
        let lines = try Seed.number("05").lines
        #expect(try await till.importing(lines).recorded == 13)
        let other = try await Till.simulated()
        let wrong = lines.enumerated().map { index, line in
            index == 9 ? line.replacing(event(6), with: event(7)) : line
        }
        let report = try await other.importing(wrong)
        #expect(report.rejected == 1 && report.errors.first?.line == 10)
        #expect(report.errors.first?.path == "/data/disclosures/0")
    }

    @Test func `personal values are erased and never revealed`() {
        for act in [SealedReferences.Act.reveal, .suppress, .erase] {
            let open = SealingClass.allCases.filter { act.objection(to: $0) == nil }
            switch act {
            case .reveal: #expect(open == [.embargoed, .restricted])
            case .suppress: #expect(open == [.narrative])
            case .erase: #expect(open == [.personal])
            }
        }
    }
}
