internal import CanonicalJSON
public import Commissioning
public import EventLog
public import Projections

/// Who decided what, where and under which delegation, as of a day and as known at a moment.
public struct DecisionsAnswer: Sendable {
    /// The body.
    public let body: ODSCode
    /// The day.
    public let asOf: CivilDate
    /// The moment.
    public let knownAt: KnownAt
    /// In order of day.
    public let rows: [DecisionRow]
    /// Whether the answer says why.
    public let saysWhy: Bool

    /// `{schemaVersion, body, asOf, knownAt, count, rows[]}`.
    public var document: Document {
        var document = Document()
        document["body"] = .text(body)
        document["asOf"] = .text(asOf)
        document["knownAt"] = knownAt.json
        document["count"] = .integer(rows.count)
        document["rows"] = .array(rows.map { .object($0.json(saysWhy)) })
        return document
    }
}

extension DecisionRow {
    /// `{decided, on, stream, title, value, decidedIn, …, conflicts, notRecorded[], why[]}`.
    func json(_ saysWhy: Bool) -> JSONObject {
        JSONObject(present: [
            ("decided", .string(what.rawValue)), ("on", .text(on)), ("stream", .text(stream)),
            ("title", title.map { .string($0) }), ("value", value.map { .object($0.json) }),
            ("decidedIn", decision.map { .object($0.json) }),
            ("meeting", place.meetingJSON), ("delegation", place.delegationJSON),
            ("urgency", place.urgencyJSON), ("conflicts", conflicts.map(DecisionRow.json)),
            ("notRecorded", JSONValue.list(missing) { .string($0) }),
            (
                "why",
                saysWhy
                    ? .positions([by] + place.why + [conflicts?.by].compactMap { $0 }) : nil
            ),
        ])
    }

    private static func json(_ check: Stated<ConflictsCheck>) -> JSONValue {
        .object([
            "declared": .array(
                check.value.declared.map {
                    .object(
                        JSONObject(present: [
                            ("person", .text($0.person)),
                            ("interest", $0.interest.map { .text($0) }),
                        ]))
                }),
            "actions": .array(
                check.value.actions.map {
                    .object([
                        "person": .text($0.person), "action": .string($0.action.rawValue),
                    ])
                }),
        ])
    }
}

extension DecisionPlace {
    fileprivate var meetingJSON: JSONValue? {
        guard case .meeting(let meeting) = self, let held = meeting.held else { return nil }
        return .object(
            JSONObject(present: [
                ("body", .string(meeting.bodyTitle ?? held.value.body.text)),
                ("on", .text(held.on)), ("public", .bool(held.value.isPublic)),
                ("privateReason", held.value.privateReason.map { .string($0.rawValue) }),
                ("quorumRequired", .integer(held.value.quorum.count)),
                ("present", .integer(held.value.present.count)),
                ("quorateAfterRecusal", meeting.item.map { .bool($0.value.isQuorate) }),
                (
                    "deciders",
                    meeting.item.map { item in
                        .array(
                            item.value.deciders.map {
                                .object([
                                    "person": .text($0.person),
                                    "presentForItem": .bool($0.wasPresent),
                                    "voted": .string($0.vote.rawValue),
                                ])
                            })
                    }
                ),
                ("minutesApproved", .bool(meeting.minutes != nil)),
            ]))
    }

    fileprivate var delegationJSON: JSONValue? {
        guard case .officer(let officer) = self, let grant = officer.grant else { return nil }
        return .object(
            JSONObject(present: [
                ("grantedBy", .text(grant.value.grantedBy)),
                ("instrument", .string(grant.value.instrument.rawValue)),
                ("limitPence", grant.value.limit.map { .integer($0.count) }),
                ("aboveLimit", officer.isAboveLimit.map { .bool($0) }),
            ]))
    }

    fileprivate var urgencyJSON: JSONValue? {
        guard case .urgent(let urgent) = self, let taken = urgent.taken else { return nil }
        return .object([
            "by": .array(taken.value.deciders.map { .text($0) }),
            "power": .string(taken.value.power),
            "reasonCode": .string(taken.value.reason.rawValue),
            "ratifications": .array(
                urgent.ratifications.map {
                    .object([
                        "meeting": .text($0.value.meeting), "on": .text($0.on),
                        "ratified": .bool($0.value.isRatified),
                    ])
                }),
        ])
    }
}

extension Ledger {
    /// The decisions of one body and of those it followed.
    ///
    /// - Throws: ``LedgerError/notFound(_:hint:)`` when the log knows neither the body nor a
    ///   decision of it, ``LedgerError/usage(_:hint:)`` when it is no code,
    ///   ``LedgerError/fold(_:)``.
    public func decisions(
        of word: String, asOf: AsOf, knownAt: KnownAt, saysWhy: Bool = false
    ) throws(LedgerError) -> DecisionsAnswer {
        let code = try ODSCode(asked: word)
        do {
            let view = LogView(store, catalogue, size: knownAt.size, asOf: asOf.day)
            let decisions = try Decisions(code, in: view)
            guard decisions.isKnown else {
                throw LedgerError.notFound(
                    "the ledger knew no body \(code) as of \(asOf.day)",
                    hint: try nearest(to: code, knownAt: knownAt.size))
            }
            return DecisionsAnswer(
                body: code, asOf: asOf.day, knownAt: knownAt, rows: decisions.rows,
                saysWhy: saysWhy)
        } catch {
            throw LedgerError(error)
        }
    }
}
