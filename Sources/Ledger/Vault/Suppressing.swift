internal import CanonicalJSON
public import Commissioning
public import EventLog

/// An order of two persons that texts be shown no longer.
public struct SuppressionOrder: Sendable {
    /// On what ground.
    public var basis: SuppressionBasis
    /// What the order is referred to by; nil when it has no reference.
    public var reference: Reference?
    /// The persons who order it: two.
    public var by: [Reference]
    /// Whether the text is kept for auditors.
    public var auditorAccess: AuditorAccess
    /// The day by which the order is looked at again.
    public var reviewOn: CivilDate

    /// - Parameters:
    ///   - basis: On what ground.
    ///   - reference: What the order is referred to by.
    ///   - by: The two persons who order it.
    ///   - auditorAccess: Whether the text is kept for auditors.
    ///   - reviewOn: The day by which the order is looked at again.
    public init(
        basis: SuppressionBasis, reference: Reference?, by: [Reference],
        auditorAccess: AuditorAccess, reviewOn: CivilDate
    ) {
        self.basis = basis
        self.reference = reference
        self.by = by
        self.auditorAccess = auditorAccess
        self.reviewOn = reviewOn
    }
}

extension Ledger {
    /// Suppresses narrative text of an event by an order of two persons: records the order, then
    /// destroys the text unless it is kept for auditors. The digest stays in the leaf.
    ///
    /// Done again after it was cut short, it destroys what an order on record left behind.
    ///
    /// - Parameters:
    ///   - word: The position or id of the event.
    ///   - fields: The paths of the texts; empty for all.
    ///   - isDryRun: Only say which.
    /// - Throws: ``LedgerError``; ``LedgerError/held(_:hint:)`` when a legal hold stands.
    public func suppress(
        _ word: String, fields: [String] = [], _ order: SuppressionOrder, isDryRun: Bool = false
    ) async throws(LedgerError) -> VaultAnswer {
        let (event, id, _) = try sealedEvent(word)
        try refuseUnknown(fields, event)
        do {
            try refuseHeld([event.leaf], of: nil)
            let values = try narrative(event, fields)
            let left = try leftBehind(event)
            guard !values.isEmpty || !left.isEmpty else {
                throw LedgerError.notFound(
                    "event \(event.position) has no narrative text to suppress",
                    hint: "ccgledger show \(event.position) says what became of each")
            }
            var answer = VaultAnswer(
                type: SealedReferences.Act.suppress.rawValue, values: values, isDryRun: isDryRun)
            answer.stillShown = try shownElsewhere(event, id, values.map(\.field) + left)
            if !values.isEmpty {
                let (stream, data) = (Ledger.disclosureStream, Ledger.data(order, of: id, values))
                if isDryRun {
                    try decideOwn(answer.type, in: stream, data)
                } else {
                    answer.recorded.append(try await recordOwn(answer.type, in: stream, data))
                }
            }
            if isDryRun { return answer }
            let destroyed = order.auditorAccess == .destroyed ? values.map(\.field) : []
            let places = (left + destroyed).map {
                DisclosurePlace(position: event.position, name: $0)
            }
            if !places.isEmpty { try await store.destroy(places, forgetsRequests: true) }
            return answer
        } catch {
            throw LedgerError(error)
        }
    }

    private static func data(
        _ order: SuppressionOrder, of id: EventID, _ values: [VaultAnswer.Value]
    ) -> JSONObject {
        JSONObject(present: [
            ("event", .text(id)), ("basis", .string(order.basis.rawValue)),
            ("orderRef", order.reference.map { .text($0) }),
            ("by", .array(order.by.map { .text($0) })),
            ("auditorAccess", .string(order.auditorAccess.rawValue)),
            ("reviewOn", .text(order.reviewOn)),
            (
                "values",
                .array(
                    values.map {
                        .object(["digest": .string($0.digest), "field": .string($0.field)])
                    })
            ),
        ])
    }

    private func narrative(
        _ event: LoggedEvent, _ fields: [String]
    ) throws -> [VaultAnswer.Value] {
        var values: [VaultAnswer.Value] = []
        for value in event.sealed {
            guard let name = value.name, let sealing = value.sealing else { continue }
            let isAsked = fields.contains { $0.utf8.elementsEqual(name.utf8) }
            guard fields.isEmpty || isAsked else { continue }
            if let objection = SealedReferences.Act.suppress.objection(to: sealing) {
                guard isAsked else { continue }
                throw LedgerError.input([
                    InputError(
                        FieldIssue(path: "/\(name)", value: nil, reason: "\(name) \(objection)"))
                ])
            }
            guard case .shown = value.standing else { continue }
            values.append(
                VaultAnswer.Value(
                    position: event.position, field: name, digest: value.digest))
        }
        return values
    }

    /// Texts of the same fields in other events that say the same fact: the event that did so first
    /// and its corrections.
    private func shownElsewhere(
        _ event: LoggedEvent, _ id: EventID, _ fields: [String]
    ) throws -> [VaultAnswer.Value] {
        let inside = "data/"
        let isFirst = event.text("corrects") == nil
        let wanted = Set(
            fields.compactMap { field -> String? in
                if isFirst { return field }
                return field.hasPrefix(inside) ? String(field.dropFirst(inside.count)) : nil
            })
        let now = try knownAt(nil)
        let first = isFirst ? event : try self.event(event.text("corrects") ?? "", knownAt: now)
        var found: [VaultAnswer.Value] = []
        for position in [first.position] + first.correctedBy where position != event.position {
            let other = try self.event("\(position)", knownAt: now)
            let prefix = position == first.position ? "" : inside
            for value in other.sealed {
                guard let name = value.name, name.hasPrefix(prefix), value.value != nil,
                    wanted.contains(String(name.dropFirst(prefix.count)))
                else { continue }
                found.append(
                    VaultAnswer.Value(position: position, field: name, digest: value.digest))
            }
        }
        return found
    }

    /// The texts whose destruction is on record and that are still there.
    private func leftBehind(_ event: LoggedEvent) throws -> [String] {
        let destroyed = try fates(of: event.leaf, knownAt: try store.head().size)
            .suppressed.filter { $0.value.access == .destroyed }
        return try store.disclosures(at: event.position)
            .filter { destroyed[$0.digest] != nil }.map(\.name)
    }
}
