public import CanonicalJSON
public import EventLog

/// How long sealed values are kept, in one place: by their class, and for what they are about.
///
/// Source: NHS England, Managing conflicts of interest, 2017, and the Records Management Code of
/// Practice 2021; not read again for this release, so a controller checks each before acting.
public enum RetentionClass: String, CaseIterable, Sendable {
    /// Personal values: what a register of interests says of a person.
    case personal
    /// What was written down in and about a procurement, a contract, or how support was sourced.
    case procurement
    /// Papers of bodies that decide.
    case governance
    /// What nothing else is said of.
    case other

    /// The years for which it is kept, from the day of the fact.
    public var years: Int {
        switch self {
        case .personal, .procurement, .other: 6
        case .governance: 20
        }
    }

    /// The class of a value.
    public static func of(_ sealing: SealingClass, inArea area: some StringProtocol)
        -> RetentionClass
    {
        if sealing == .personal { return .personal }
        switch String(area) {
        case "procurement", "contract", "support", "choice": return .procurement
        case "governance", "org": return .governance
        default: return .other
        }
    }
}

/// A sealed value that has been kept for as long as its class asks.
public struct RetentionRow: Sendable {
    /// The event.
    public let position: Position
    /// Its type.
    public let type: String
    /// Its stream.
    public let stream: String
    /// The path of the field.
    public let field: String
    /// Why it is sealed.
    public let sealing: SealingClass
    /// How long it is kept.
    public let retention: RetentionClass
    /// The day of the fact.
    public let occurredOn: CivilDate
    /// The day from which it need be kept no longer.
    public let dueOn: CivilDate

    /// `{position, type, stream, field, sealing, retention, years, occurredon, dueOn}`.
    public var json: JSONObject {
        [
            "position": .integer(position.index), "type": .string(type),
            "stream": .string(stream), "field": .string(field),
            "sealing": .string(sealing.rawValue), "retention": .string(retention.rawValue),
            "years": .integer(retention.years), "occurredon": .text(occurredOn),
            "dueOn": .text(dueOn),
        ]
    }
}

extension Ledger {
    /// Calls `body` with each kept value that may go away and has been kept long enough by a day,
    /// in order of position within a class. It lists; it never acts.
    ///
    /// - Throws: ``LedgerError/store(_:)``.
    public func retentionDue(
        asOf day: CivilDate, _ body: (RetentionRow) -> Bool
    ) throws(LedgerError) {
        do {
            for sealing in [SealingClass.personal, .narrative] {
                var kept: [(Position, String)] = []
                try store.disclosures(of: sealing) { position, disclosure in
                    kept.append((position, disclosure.name))
                    return true
                }
                for (position, name) in kept {
                    guard let row = try row(position, name, sealing), row.dueOn <= day else {
                        continue
                    }
                    guard body(row) else { return }
                }
            }
        } catch {
            throw LedgerError(error)
        }
    }

    private func row(
        _ position: Position, _ field: String, _ sealing: SealingClass
    ) throws -> RetentionRow? {
        let leaf = try leaf(at: position)
        return leaf.withUnsafeBufferPointer { leaf in
            guard let header = try? LeafHeader(leaf),
                let type = header.text(.type, in: leaf),
                let stream = header.text(.subject, in: leaf)
            else { return nil }
            let area = stream.prefix { $0 != "/" }
            let retention = RetentionClass.of(sealing, inArea: area)
            return RetentionRow(
                position: position, type: type, stream: stream, field: field, sealing: sealing,
                retention: retention, occurredOn: header.occurredOn,
                dueOn: Ledger.day(retention.years, yearsAfter: header.occurredOn))
        }
    }

    /// The same day in a later year; 28 February for 29 February where there is none.
    private static func day(_ years: Int, yearsAfter day: CivilDate) -> CivilDate {
        let (year, month, number) = day.parts
        return CivilDate(year: Int(year) + years, month: Int(month), day: Int(number))
            ?? CivilDate(year: Int(year) + years, month: Int(month), day: 28) ?? day
    }
}
