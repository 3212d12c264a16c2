public import CanonicalJSON
public import Commissioning
public import EventLog

/// A sealed value of one event, as whoever asks may see it, and what became of it.
public struct SealedValue: Sendable {
    /// The path of its field below `data`; nil when nothing says it any more.
    public let name: String?
    /// Why it is sealed; nil when its row is gone.
    public let sealing: SealingClass?
    /// What stands for it in the leaf.
    public let digest: String
    /// What became of it.
    public let standing: Standing

    /// What became of a sealed value.
    public enum Standing: Sendable {
        /// It is shown; `encoded` is what its digest is made from.
        case shown(JSONValue, encoded: String)
        /// An event carries it.
        case revealed(JSONValue, encoded: String, by: Position)
        /// It is kept, and not shown.
        case sealed
        /// Two persons ordered that it be shown no longer.
        case suppressed(SuppressionBasis, order: Reference?, by: Position)
        /// Its key and its row were destroyed.
        case erased(ErasureBasis, by: Position)
        /// It is not kept, and nothing says why.
        case lost
        /// What is kept cannot be read.
        case damaged
    }

    /// The value; nil when it is not shown.
    public var value: JSONValue? {
        switch standing {
        case .shown(let value, _), .revealed(let value, _, _): value
        case .sealed, .suppressed, .erased, .lost, .damaged: nil
        }
    }

    /// What is said in its place; nil when it is shown. All interfaces use these words.
    public var words: String? {
        switch standing {
        case .shown, .revealed: nil
        case .sealed:
            switch sealing {
            case .embargoed: SealedValue.embargoWords
            case .restricted, .personal, .narrative: "sealed (\(sealing?.rawValue ?? ""))"
            case nil: "sealed"
            }
        case .suppressed(let basis, let order, _):
            "suppressed (\(order.map { "order \($0)" } ?? basis.rawValue))"
        case .erased(let basis, _): "erased (\(basis.rawValue))"
        case .lost: "sealed, and no longer kept"
        case .damaged: "damaged"
        }
    }

    /// `{name, sealing}` with `value` and `encoded` where it is shown; where it is not, `digest`,
    /// `standing` and the words for it; `by` where an event says so.
    public var json: JSONObject {
        var encoded: String?
        var by: Position?
        var kind: String?
        switch standing {
        case .shown(_, let text): encoded = text
        case .revealed(_, let text, let position):
            (encoded, by, kind) = (text, position, "revealed")
        case .sealed: kind = "sealed"
        case .suppressed(_, _, let position): (by, kind) = (position, "suppressed")
        case .erased(_, let position): (by, kind) = (position, "erased")
        case .lost: kind = "lost"
        case .damaged: kind = "damaged"
        }
        return JSONObject(present: [
            ("name", name.map { .string($0) }),
            ("sealing", sealing.map { .string($0.rawValue) }),
            ("value", value), ("encoded", encoded.map { .string($0) }),
            ("standing", kind.map { .string($0) }), ("by", by.map { .integer($0.index) }),
            ("words", words.map { .string($0) }),
            ("digest", words == nil ? nil : .string(digest)),
        ])
    }
}

extension Ledger {
    /// The sealed values of an event, in ascending order of names.
    ///
    /// - Parameters:
    ///   - leaf: The event.
    ///   - size: What was known: values revealed later are sealed. What was suppressed or erased
    ///     is so whatever was known.
    func sealedValues(
        of leaf: [UInt8], at position: Position, knownAt size: LogSize
    ) throws(LedgerError) -> [SealedValue] {
        let digests = SealedDigests.all(in: leaf)
        guard !digests.isEmpty else { return [] }
        do {
            let kept = try store.disclosures(at: position)
            let fates = try fates(of: leaf, knownAt: size)
            let schema = typeStated(by: leaf)
            var values: [SealedValue] = []
            for digest in digests {
                let row = kept.first { $0.digest.utf8.elementsEqual(digest.utf8) }
                let field = row.flatMap { schema?.field(at: $0.name) }
                values.append(try sealedValue(digest, row, field, fates))
            }
            return values.sorted { left, right in
                (left.name ?? "~").utf8.lexicographicallyPrecedes((right.name ?? "~").utf8)
            }
        } catch {
            throw LedgerError(error)
        }
    }

    private func sealedValue(
        _ digest: String, _ row: Disclosure?, _ field: FieldDescription?, _ fates: SealedFates
    ) throws(VaultError) -> SealedValue {
        func value(_ name: String?, _ standing: SealedValue.Standing) -> SealedValue {
            SealedValue(
                name: row?.name ?? name, sealing: row?.sealing, digest: digest,
                standing: standing)
        }
        if let erased = fates.erased[digest] {
            return value(erased.field, .erased(erased.basis, by: erased.by))
        }
        if let suppressed = fates.suppressed[digest] {
            return value(
                suppressed.field,
                .suppressed(suppressed.basis, order: suppressed.order, by: suppressed.by))
        }
        if let revealed = fates.revealed[digest] {
            let known = revealed.disclosure
            guard let json = known.value?.json else { return value(known.name, .damaged) }
            return value(
                known.name, .revealed(json, encoded: known.encoded, by: revealed.by))
        }
        guard let row else { return value(nil, .lost) }
        var shown: Disclosure?
        switch row.sealing {
        case .narrative: shown = row
        case .personal where field?.audience == .everyone: shown = try vault?.open(row)
        case .personal, .embargoed, .restricted: break
        }
        guard let shown else { return value(nil, .sealed) }
        guard let json = shown.parsedValue else { return value(nil, .damaged) }
        return value(nil, .shown(json, encoded: shown.encoded))
    }
}

extension JSONValueBytes {
    /// The value, read.
    var json: JSONValue? {
        try? JSONValue(parsing: bytes, profile: .interchange(maximumLength: .max))
    }
}
