import Testing

@testable import EventLog

struct LeafDraftSpoolingTests {
    @Test func `a draft comes back as it was kept`() throws {
        let disclosure = Disclosure(
            name: "rationale", value: Array("\"words\"".utf8), salt: (1, 2), sealing: .narrative)
        let draft = draft(tags: ["body:02Q", "supplier:0AR"], disclosures: [disclosure])
        var bytes = SpooledBytes()
        draft.spool(to: &bytes)
        var reading = SpooledBytes(bytes.buffer)
        let back = try #require(LeafDraft(spooled: &reading))
        #expect(reading.isAtEnd)
        #expect(back.id == draft.id && back.type == draft.type && back.subject == draft.subject)
        #expect(back.tags == draft.tags && back.disclosures == draft.disclosures)
        #expect(back.recordedTime == draft.recordedTime && back.occurredOn == draft.occurredOn)
        let time = Instant(microseconds: 1_400_000_000_000_000)
        #expect(
            back.leaf(recordedTime: time, streamVersion: StreamVersion(12))
                == draft.leaf(recordedTime: time, streamVersion: StreamVersion(12)))
    }

    @Test func `bytes cut short are no draft, and trap nothing`() {
        var bytes = SpooledBytes()
        draft(tags: ["a"], disclosures: []).spool(to: &bytes)
        for length in 0..<bytes.buffer.count {
            var cut = SpooledBytes(Array(bytes.buffer[..<length]))
            #expect(LeafDraft(spooled: &cut) == nil)
        }
        var wild = SpooledBytes([UInt8](repeating: 0xFF, count: 200))
        #expect(LeafDraft(spooled: &wild) == nil)
    }

    private func draft(tags: [String], disclosures: [Disclosure]) -> LeafDraft {
        let line = """
            {"actor":"person:1","data":{},"occurredon":"2014-05-01","onbehalfof":"GB-NHS-02Q",\
            "subject":"thing/a","type":"thing.made.v1"}
            """
        guard let header = try? Proposal(line: Array(line.utf8)).header,
            let actor = header.actor, let body = header.onBehalfOf
        else { preconditionFailure("the line is a proposal") }
        let envelope = LeafDraft.Envelope(
            header, id: EventID(high: 3, low: 4), actor: actor, onBehalfOf: body, source: "a.b/c")
        return LeafDraft(
            envelope, data: Array("{}".utf8), tags: tags, disclosures: disclosures,
            recordedTime: Instant(microseconds: 5))
    }
}
