internal import CanonicalJSON
public import Commissioning
public import EventLog
public import Projections

/// Which bodies were open on a day, as known at a moment.
public struct OrganisationsAnswer: Sendable {
    /// The day.
    public let asOf: CivilDate
    /// The moment.
    public let knownAt: KnownAt
    /// In ascending order of codes.
    public let rows: [Organisation]
    /// Bodies that were open beside those they followed.
    public let overlaps: [Overlap]
    /// Whether the answer says why.
    public let saysWhy: Bool

    /// `{schemaVersion, asOf, knownAt, count, rows[], overlaps[]}`.
    public var document: Document {
        var document = Document()
        document["asOf"] = .text(asOf)
        document["knownAt"] = knownAt.json
        document["count"] = .integer(rows.count)
        document["rows"] = .array(rows.map { .object($0.json(saysWhy)) })
        document["overlaps"] = .array(
            overlaps.map { overlap in
                .object(
                    JSONObject(present: [
                        ("code", .text(overlap.code)), ("from", .text(overlap.from)),
                        ("until", overlap.until.map { .text($0) }),
                        ("beside", .array(overlap.beside.map { .text($0) })),
                    ]))
            })
        return document
    }
}

extension Organisation {
    /// `{code, kind, name, openedOn, closedOn, open, predecessors, successors, …}`; with an
    /// `openedPrecision`, the day is the last of the span in which the body opened.
    func json(_ saysWhy: Bool) -> JSONObject {
        JSONObject(present: [
            ("code", .text(code)),
            ("kind", state.kind.map { .string($0.rawValue) }),
            ("name", state.name.map { $0.json(saysWhy) { .string($0) } }),
            ("openedOn", state.registration.map { $0.json(saysWhy, of: .text($0.on)) }),
            ("openedPrecision", state.openingPrecision.map { .string($0.rawValue) }),
            ("closedOn", state.closing.map { $0.json(saysWhy, of: .text($0.on)) }),
            ("closingReason", state.closing.map { .string($0.value.rawValue) }),
            ("open", .bool(isOpen)),
            (
                "predecessors",
                state.predecessors.isEmpty ? nil : .array(state.predecessors.map { .text($0) })
            ),
            (
                "successors",
                successors.isEmpty
                    ? nil
                    : .array(
                        successors.map { successor in
                            .object(
                                JSONObject(present: [
                                    ("code", .text(successor.code)),
                                    ("effectiveOn", .text(successor.effectiveOn)),
                                    ("why", saysWhy ? .positions([successor.by]) : nil),
                                ]))
                        })
            ),
        ])
    }
}

extension Stated {
    /// The value alone, or with why it is so: `{value, why, on, late?, superseded?, contests?}`.
    func json(_ saysWhy: Bool, _ convert: (Value) -> JSONValue) -> JSONValue {
        json(saysWhy, of: convert(value))
    }

    func json(_ saysWhy: Bool, of value: JSONValue) -> JSONValue {
        guard saysWhy else { return value }
        return .object(
            JSONObject(present: [
                ("value", value), ("why", .positions([by])), ("on", .text(on)),
                ("late", isLate ? .bool(true) : nil),
                ("superseded", superseded.isEmpty ? nil : .positions(superseded)),
                ("contests", contests.isEmpty ? nil : .positions(contests)),
            ]))
    }
}

extension Ledger {
    /// The bodies that the log knows.
    ///
    /// - Parameters:
    ///   - kind: Only of this kind; nil for all.
    ///   - onlyOpen: Only those open on that day.
    /// - Throws: ``LedgerError``.
    public func organisations(
        kind: OrganisationKind? = nil, onlyOpen: Bool = false, asOf: AsOf, knownAt: KnownAt,
        saysWhy: Bool = false
    ) throws(LedgerError) -> OrganisationsAnswer {
        do throws(FoldError) {
            let view = LogView(store, catalogue, size: knownAt.size, asOf: asOf.day)
            let organisations = try Organisations(view)
            let rows = organisations.rows.filter {
                (kind == nil || $0.state.kind == kind) && (!onlyOpen || $0.isOpen)
            }
            let codes = Set(rows.map(\.code))
            return OrganisationsAnswer(
                asOf: asOf.day, knownAt: knownAt, rows: rows,
                overlaps: organisations.overlaps.filter { codes.contains($0.code) },
                saysWhy: saysWhy)
        } catch {
            throw .fold(error)
        }
    }
}
