internal import CanonicalJSON
public import EventLog

/// What a ledger does with its vault: locking before it records, opening before it shows.
extension Ledger {
    /// The draft as it may be kept: personal values locked, each under its subject's key.
    ///
    /// - Throws: ``LedgerError/keys(_:hint:)`` when there is no vault, or it fails.
    func keepable(_ draft: LeafDraft) throws(LedgerError) -> LeafDraft {
        guard draft.mustBeLocked else { return draft }
        guard let vault else {
            throw .keys(
                "the event has personal values, and no keys are at hand to lock them with",
                hint: "give the ledger's folder of keys with --keys")
        }
        do throws(VaultError) {
            return try draft.locked(by: vault, random: keyRandom)
        } catch {
            throw LedgerError(error)
        }
    }

    /// The disclosures of an event, in clear where a key at hand opens them.
    ///
    /// - Throws: ``LedgerError/store(_:)``; ``LedgerError/keys(_:hint:)`` when a key, or what it
    ///   locks, is damaged.
    public func disclosures(at position: Position) throws(LedgerError) -> [Disclosure] {
        do {
            let kept = try store.disclosures(at: position)
            guard let vault, kept.contains(where: \.isLocked) else { return kept }
            return try kept.map { try vault.open($0) ?? $0 }
        } catch {
            throw LedgerError(error)
        }
    }
}

extension Ledger {
    /// The schema of what a leaf states; for a correction, that of the event it corrects.
    func typeStated(by leaf: [UInt8]) -> EventSchema? {
        let (name, target) = leaf.withUnsafeBufferPointer { buffer in
            let header = try? LeafHeader(buffer)
            return (header?.text(.type, in: buffer).flatMap(EventTypeName.init), header?.corrects)
        }
        var type = name
        if let target { type = (try? typeOfEvent(target))??.0 }
        return type.flatMap { catalogue.schema(named: $0) }
    }
}

extension EventSchema {
    /// The field at a path below `data`, as disclosures name it; nil when there is none. The fact
    /// of a correction lies below its own data.
    public func field(at path: String) -> FieldDescription? {
        var steps = path.split(separator: "/").filter { Int($0) == nil }[...]
        if steps.first == "data", !fields.contains(where: { $0.name == "data" }) {
            steps = steps.dropFirst()
        }
        var fields = fields
        var found: FieldDescription?
        for step in steps {
            guard let field = fields.first(where: { $0.name.utf8.elementsEqual(step.utf8) }) else {
                return nil
            }
            found = field
            fields = field.shape.members
        }
        return found
    }
}

extension FieldShape {
    /// The fields of the object, or of the objects of the list; empty for anything else.
    fileprivate var members: [FieldDescription] {
        switch self {
        case .group(let fields): fields
        case .list(let item): item.members
        default: []
        }
    }
}
