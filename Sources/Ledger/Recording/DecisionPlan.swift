internal import CanonicalJSON
public import Commissioning
public import EventLog

/// What a form of a decision would be recorded as.
public struct DecisionPlan: Sendable {
    /// The commissioner whose decision it is.
    public let body: ODSCode
    /// The form.
    public let form: DecisionForm
    /// Where its events go.
    public let placing: DecisionPlacing
    /// Its events in order, as `import` reads them: who acts is said.
    public let events: [PlannedEvent]
    /// The names of the sealed fields of each event, below its data.
    public let sealed: [[String]]
    /// The supplier's code, when the log knows no body with it; nil otherwise.
    public let unknownSupplier: ODSCode?

    /// `{body, procurement, award, contract, due[]}`, put into a document.
    func write(to document: inout Document) {
        document["body"] = .text(body)
        document["procurement"] = .text(placing.procurement)
        document["award"] = .text(placing.award)
        document["contract"] = form.term == nil ? nil : .text(placing.contract)
        document["due"] = .array(form.due.map { .object($0.json) })
    }

    /// `{schemaVersion, dryRun, body, procurement, award, contract, due[], proposals[]}`.
    public var document: Document {
        var document = Document()
        document["dryRun"] = .bool(true)
        write(to: &document)
        document["proposals"] = .array(events.map { .object($0.proposal) })
        return document
    }
}

/// What recording a form of a decision came to.
public struct RecordedDecision: Sendable {
    /// The store's one receipt for all its events.
    public let receipt: Receipt
    /// Its events, as they stand in the log.
    public let events: [RecordedEvent]
    /// What falls due because of it.
    public let due: [DueStep]

    /// One event of it.
    public struct RecordedEvent: Hashable, Sendable {
        /// Where it stands.
        public let position: Position
        /// Its id.
        public let id: EventID
        /// Its type.
        public let type: String
        /// Its stream.
        public let stream: String
    }

    /// `{schemaVersion, recorded, events[], due[], receipt}`.
    public var document: Document {
        var document = Document()
        document["recorded"] = .object([
            "count": .integer(receipt.count), "position": .integer(receipt.first.index),
            "recordedtime": .text(receipt.recordedTime), "replayed": .bool(receipt.isReplay),
        ])
        document["events"] = .array(
            events.map { event in
                .object([
                    "position": .integer(event.position.index), "id": .text(event.id),
                    "type": .string(event.type), "stream": .string(event.stream),
                ])
            })
        document["due"] = .array(due.map { .object($0.json) })
        let profile = JSONProfile.interchange(maximumLength: .max)
        document["receipt"] = try? JSONValue(parsing: receipt.bytes, profile: profile)
        return document
    }
}
