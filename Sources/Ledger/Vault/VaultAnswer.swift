internal import CanonicalJSON
public import EventLog

/// What revealing, suppressing or erasing came to, or would come to.
public struct VaultAnswer: Sendable {
    /// One sealed value that it concerns.
    public struct Value: Hashable, Sendable {
        /// The event.
        public let position: Position
        /// The path of its field.
        public let field: String
        /// What stands for it in the leaf.
        public let digest: String

        fileprivate var json: JSONObject {
            [
                "position": .integer(position.index), "field": .string(field),
                "digest": .string(digest),
            ]
        }
    }

    /// The type of the events that say so.
    public let type: String
    /// The values, in order of position and name.
    public let values: [Value]
    /// The events that were recorded; none in a dry run.
    public internal(set) var recorded: [Recorded] = []
    /// Texts of the same fields that other events, which say the same fact, still show.
    public internal(set) var stillShown: [Value] = []
    /// Whether nothing was done because that was asked for.
    public let isDryRun: Bool

    init(type: String, values: [Value], isDryRun: Bool) {
        self.type = type
        self.values = values
        self.isDryRun = isDryRun
    }

    /// `{schemaVersion, type, dryRun, values[], stillShown[], recorded[]}`; `stillShown` only where
    /// there are any.
    public var document: Document {
        var document = Document()
        document["type"] = .string(type)
        document["dryRun"] = .bool(isDryRun)
        document["values"] = .array(values.map { .object($0.json) })
        document["stillShown"] =
            stillShown.isEmpty ? nil : .array(stillShown.map { .object($0.json) })
        document["recorded"] = .array(
            recorded.map { recorded in
                .object([
                    "position": .integer(recorded.receipt.first.index), "id": .text(recorded.id),
                ])
            })
        return document
    }
}

extension Ledger {
    /// The stream in which the ledger says what becomes of sealed values.
    static let disclosureStream = "ledger/disclosures"
    /// The stream in which the ledger says what is held.
    static let holdStream = "ledger/holds"

    /// Records a fact of the ledger's own that happens today.
    func recordOwn(
        _ type: String, in stream: String, _ data: JSONObject
    ) async throws -> Recorded {
        try await recordOwn(try own(type, in: stream, data))
    }

    /// Decides a fact of the ledger's own that would happen today, and records nothing.
    func decideOwn(_ type: String, in stream: String, _ data: JSONObject) throws {
        _ = try speakingOfItself.dryRun(try own(type, in: stream, data))
    }

    private func own(
        _ type: String, in stream: String, _ data: JSONObject
    ) throws -> [UInt8] {
        var fact: JSONObject = [
            "type": .string(type), "subject": .string(stream),
            "occurredon": .text(clock.now().londonDate), "data": .object(data),
        ]
        fact["actor"] = defaults.actor.map { .text($0) }
        fact["onbehalfof"] = defaults.onBehalfOf.map { .text($0) }
        return try JSONValue.object(fact).canonicalBytes()
    }

    /// An event and its stream, by its position or id, at the head of the log.
    func sealedEvent(
        _ word: String
    ) throws(LedgerError) -> (event: LoggedEvent, id: EventID, stream: StreamName) {
        let event = try event(word, knownAt: try knownAt(nil))
        guard let id = event.text("id").flatMap({ EventID($0) }),
            let stream = event.text("subject").flatMap(StreamName.init)
        else {
            throw .store(.damaged(position: event.position, "it has no envelope"))
        }
        return (event, id, stream)
    }

    /// Refuses fields that are asked for and are not among the sealed values of an event.
    func refuseUnknown(
        _ fields: [String], _ event: LoggedEvent
    ) throws(LedgerError) {
        let names = event.sealed.compactMap(\.name)
        for field in fields where !names.contains(where: { $0.utf8.elementsEqual(field.utf8) }) {
            throw .notFound(
                "event \(event.position) has no sealed value called \(field)",
                hint: names.isEmpty
                    ? "it has none at all" : "it has \(names.joined(separator: ", "))")
        }
    }
}
