internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Interchange

/// The sealed values of the events of a bundle: what its reader may see, and what is withheld.
struct BundleValues {
    /// One that is disclosed.
    struct Disclosed {
        let position: Position
        let field: String
        let digest: String
        let encoded: String
    }

    /// One that is not.
    struct Withheld {
        let position: Position
        let field: String
        let digest: String
        let ground: String
        let decidedBy: String
        let reviewOn: CivilDate?
    }

    var disclosed: [Disclosed] = []
    var withheld: [Withheld] = []
    /// Events that say what became of a value.
    var decidedBy: Set<Position> = []

    /// `{digest, encoded, event, field}`, one a line.
    var disclosures: [UInt8] {
        disclosed.flatMap { value -> [UInt8] in
            let line: JSONObject = [
                "digest": .string(value.digest), "encoded": .string(value.encoded),
                "event": .integer(value.position.index), "field": .string(value.field),
            ]
            return ((try? JSONValue.object(line).canonicalBytes()) ?? []) + [0x0A]
        }
    }

    /// The names of the columns of what is withheld.
    static let columns = ["event", "field", "digest", "ground", "decided by", "review date"]

    /// What is withheld, as a table for spreadsheets.
    var table: [UInt8] {
        var table = CSVTable(header: BundleValues.columns, form: .spreadsheet)
        for value in withheld {
            table.add([
                .number(value.position.description), .text(value.field), .text(value.digest),
                .text(value.ground), .text(value.decidedBy),
                .text(value.reviewOn?.description ?? ""),
            ])
        }
        return table.bytes
    }
}

extension Ledger {
    /// Parts the sealed values of an event into what a reader may see and what is withheld.
    func addValues(
        of leaf: [UInt8], at position: Position, for reader: BundleQuestion.Reader,
        knownAt size: LogSize, to values: inout BundleValues
    ) throws(LedgerError) {
        let sealed = try sealedValues(of: leaf, at: position, knownAt: size)
        guard !sealed.isEmpty else { return }
        let context = try SealedContext(self, leaf, position, reader, size)
        for value in sealed {
            let outcome = try context.outcome(of: value)
            if let by = outcome.by { values.decidedBy.insert(by) }
            if let encoded = outcome.encoded {
                values.disclosed.append(
                    BundleValues.Disclosed(
                        position: position, field: value.name ?? "", digest: value.digest,
                        encoded: encoded))
            } else {
                values.withheld.append(
                    BundleValues.Withheld(
                        position: position, field: value.name ?? "", digest: value.digest,
                        ground: outcome.ground, decidedBy: outcome.decidedBy,
                        reviewOn: outcome.reviewOn))
            }
        }
    }
}

/// What decides on the sealed values of one event.
private struct SealedContext {
    /// What becomes of one value.
    struct Outcome {
        var encoded: String?
        var ground = ""
        var decidedBy = ""
        var reviewOn: CivilDate?
        var by: Position?
    }

    let ledger: Ledger
    let position: Position
    let reader: BundleQuestion.Reader
    let schema: EventSchema?
    let fates: SealedFates
    let rows: [Disclosure]
    /// The types of the events that the stream held at the moment.
    let typesInStream: Set<String>

    init(
        _ ledger: Ledger, _ leaf: [UInt8], _ position: Position, _ reader: BundleQuestion.Reader,
        _ size: LogSize
    ) throws(LedgerError) {
        self.ledger = ledger
        self.position = position
        self.reader = reader
        schema = ledger.typeStated(by: leaf)
        do {
            fates = try ledger.fates(of: leaf, knownAt: size)
            rows = try ledger.store.disclosures(at: position)
            var types: Set<String> = []
            let stream = leaf.withUnsafeBufferPointer { leaf in
                (try? LeafHeader(leaf, checksForm: false))
                    .flatMap { StreamName(utf8: $0.bytes(.subject, in: leaf)) }
            }
            if let stream {
                try ledger.store.read(.stream(stream), from: Position(0), to: size) { row in
                    let header = try? LeafHeader(row.leaf, checksForm: false)
                    if let type = header?.text(.type, in: row.leaf) { types.insert(type) }
                    return true
                }
            }
            typesInStream = types
        } catch {
            throw LedgerError(error)
        }
    }

    func outcome(of value: SealedValue) throws(LedgerError) -> Outcome {
        switch value.standing {
        case .revealed(_, let encoded, let by): return Outcome(encoded: encoded, by: by)
        case .shown, .sealed: return try kept(value)
        case .suppressed(let basis, let order, let by):
            return try suppressed(value, basis, order, by)
        case .erased(let basis, let by):
            return Outcome(
                ground: "erased: \(basis.rawValue)", decidedBy: "event \(by)", by: by)
        case .lost: return Outcome(ground: "no longer kept, and nothing says why")
        case .damaged: return Outcome(ground: "what is kept of it cannot be read")
        }
    }

    /// A value of which the row is kept and nothing was decided.
    private func kept(_ value: SealedValue) throws(LedgerError) -> Outcome {
        let field = value.name.flatMap { schema?.field(at: $0) }
        let sealing = value.sealing?.rawValue ?? "sealed"
        let rule = schema.map { "the schema of \($0.name)" } ?? "no schema of this release"
        guard let field, let row = row(of: value) else {
            return Outcome(ground: sealing, decidedBy: rule)
        }
        guard isOpen(field, value.sealing) else {
            return Outcome(ground: "\(sealing), for \(words(field.audience))", decidedBy: rule)
        }
        guard let encoded = try opened(row) else {
            return Outcome(ground: "\(sealing), and no key at hand opens it", decidedBy: rule)
        }
        return Outcome(encoded: encoded)
    }

    /// Whether the reader may see a value of a field that no event reveals.
    private func isOpen(_ field: FieldDescription, _ sealing: SealingClass?) -> Bool {
        switch (field.audience, reader) {
        case (.everyone, _): sealing == .narrative || sealing == .personal || reader == .auditor
        case (.after(let type), .auditor): typesInStream.contains(type.text)
        case (.parties, .auditor), (.auditors, .auditor): true
        case (.after, .everyone), (.parties, .everyone), (.auditors, .everyone): false
        }
    }

    private func words(_ audience: Audience) -> String {
        switch audience {
        case .everyone: "nobody until it is revealed"
        case .after(let type): "nobody before \(type)"
        case .parties: "the parties and auditors"
        case .auditors: "auditors"
        }
    }

    /// A text that two persons ordered not to be shown.
    private func suppressed(
        _ value: SealedValue, _ basis: SuppressionBasis, _ order: Reference?, _ by: Position
    ) throws(LedgerError) -> Outcome {
        let known = fates.suppressed[value.digest]
        if reader == .auditor, known?.access == .kept, let row = row(of: value),
            let encoded = try opened(row)
        {
            return Outcome(encoded: encoded, by: by)
        }
        let persons = known?.persons.map(\.text).joined(separator: " and ") ?? ""
        let named = order.map { ", order \($0)" } ?? ""
        return Outcome(
            ground: "suppressed: \(basis.rawValue)\(named)",
            decidedBy: persons.isEmpty ? "event \(by)" : "\(persons), event \(by)",
            reviewOn: known?.reviewOn, by: by)
    }

    private func row(of value: SealedValue) -> Disclosure? {
        rows.first { $0.digest.utf8.elementsEqual(value.digest.utf8) }
    }

    /// The encoded form of a kept value; nil when it is locked and no key at hand opens it.
    private func opened(_ row: Disclosure) throws(LedgerError) -> String? {
        guard row.isLocked else { return row.encoded }
        do throws(VaultError) { return try ledger.vault?.open(row)?.encoded } catch {
            throw LedgerError(error)
        }
    }
}
