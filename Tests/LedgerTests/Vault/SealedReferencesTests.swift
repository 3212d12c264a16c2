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
            #"{"event":"\#(event(number))","disclosures":[\#(list)],"#
                + #""reasonCode":"embargoEnded","stream":"\#(stream(number))"}"#)
    }

    /// The stream of an event of the story.
    private func stream(_ number: Int) -> String {
        number < 8 ? "procurement/FICKELP/2017-01" : "support/FICKELP/2017-02"
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
        let elsewhere = reveal(6, price.encoded).replacing("2017-01", with: "2017-09")
        #expect(
            await reason(till, elsewhere)
                == "/data/disclosures/0: the event does not stand in the stream "
                + "procurement/FICKELP/2017-09")
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
        #expect(try await till.importing(lines).recorded == lines.count)
        let other = try await Till.simulated()
        let wrong = lines.enumerated().map { index, line in
            index == 9 ? line.replacing(event(6), with: event(7)) : line
        }
        let report = try await other.importing(wrong)
        #expect(report.rejected == 1 && report.errors.first?.line == 10)
        #expect(report.errors.first?.path == "/data/disclosures/0")
    }

    @Test func `what is said again is looked up again`() async throws {
        let till = try await story()
        let (price, other) = (try kept(till, 6), try kept(till, 7))
        let first = reveal(6, price.encoded)
            .replacing("{\"type\"", with: "{\"id\":\"\(eventID(50))\",\"type\"")
        #expect(await reason(till, first) == nil)
        func corrected(_ number: Int, _ encoded: String) -> String {
            line(
                "ledger.record-corrected.v1", "ledger/disclosures", "2017-10-03", corrects: 50,
                #"{"reasonCode":"other","occurredon":"2017-10-02","data":{"event":"#
                    + #""\#(event(number))","disclosures":["\#(encoded)"],"#
                    + #""reasonCode":"ordered","stream":"\#(stream(number))"}}"#)
        }
        let path = "/data/data/disclosures/0"
        #expect(
            await reason(till, corrected(6, other.encoded))
                == "\(path): the event holds no sealed value with this digest")
        let report = try await till.importing([corrected(7, price.encoded)])
        #expect(report.errors.first?.path == path)
        #expect(
            await reason(till, corrected(7, other.encoded))
                == "/data/data/event: a reveal of event \(event(6)) is corrected as one of it")
        #expect(await reason(till, corrected(6, price.encoded)) == nil)
    }

    @Test func `a long import may name what a line before it seals`() async throws {
        let till = try await Till.simulated()
        let story = try Seed.number("05").lines.map { line in
            // Without times of their own, lines of a long import are taken as they stand.
            line.replacing(#/"recordedtime":"[^"]*",/#, with: "")
        }
        let filler = (0..<100_001).map { registered("A0\($0 % 10)", id: 1_000 + $0 % 10) }
        let report = try await till.importing(story + filler)
        #expect(report.order == "as they stand in the file")
        #expect(report.rejected == 0 && report.recorded == story.count + 10)
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
