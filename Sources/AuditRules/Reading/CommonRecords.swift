internal import CanonicalJSON
public import Commissioning
public import EventLog
public import Projections

/// What the audits of all bodies have in common: mandates, and what the ledger says of itself.
public struct CommonRecords: Sendable {
    /// Mandates, in ascending order of their periods.
    let mandates: [CaseFile<MandateState>]
    /// What of each body's facts is declared complete.
    private(set) var declarations: [ODSCode: [CoverageDeclaration]] = [:]
    /// Proposals that were refused, by the body on whose behalf they were made.
    private(set) var refusals: [ODSCode: [Stated<RefusedProposal>]] = [:]
    /// Roots over what the log came to, by the body on whose behalf they were recorded.
    private(set) var roots: [ODSCode: [RefoldedRoot]] = [:]
    private(set) var notes: [Position: FactNote] = [:]
    /// Sealed values that were made known, by the event; nil when they are looked up one by one.
    private var reveals: [EventID: [RevealedDisclosure]]?

    /// The bodies on whose behalf the ledger itself recorded something.
    public var bodies: Set<ODSCode> { Set(refusals.keys).union(roots.keys) }

    /// Reads all of it.
    ///
    /// - Parameter refold: Folds again for a root on record.
    /// - Throws: ``FoldError``.
    public init(
        _ view: LogView,
        refold: (Stated<StateRoot>) throws(FoldError) -> RefoldedRoot.Outcome
    ) throws(FoldError) {
        try self.init(mandates: view)
        reveals = [:]
        for fold in try view.folds(startingWith: "ledger/", in: LedgerArea.self) { take(fold) }
        for code in Array(roots.keys) {
            var kept = roots[code] ?? []
            for (place, root) in kept.enumerated() where root.isNewest(among: kept) {
                kept[place] = RefoldedRoot(
                    recorded: root.recorded, outcome: try refold(root.recorded))
            }
            roots[code] = kept
        }
    }

    /// Reads what concerns some bodies; no root is folded again.
    ///
    /// - Throws: ``FoldError``.
    init(of bodies: Set<ODSCode>, in view: LogView) throws(FoldError) {
        try self.init(mandates: view)
        var names: Set<StreamName> = []
        for code in bodies {
            for name in try view.streams(tagged: "body:\(code)") where name.area == "ledger" {
                names.insert(name)
            }
        }
        // Those in which the ledger itself records them, whoever they are of.
        for name in ["ledger/refusals", "ledger/state-roots"] {
            if let name = StreamName(name) { names.insert(name) }
        }
        for name in names.sorted() {
            if let fold = try view.fold(name, in: LedgerArea.self) { take(fold) }
        }
    }

    private init(mandates view: LogView) throws(FoldError) {
        let folds = try view.folds(startingWith: "mandate/", in: MandateArea.self)
            .filter { $0.factCount > 0 }
        mandates = folds.map { CaseFile($0) }
        for fold in folds { note(fold) }
    }

    private mutating func take(_ fold: FoldedStream<LedgerState>) {
        for declaration in fold.state.coverage {
            declarations[declaration.coverage.value.body, default: []].append(declaration)
        }
        let facts = Dictionary(
            fold.facts.map { ($0.fact.statedAt, $0) }, uniquingKeysWith: { first, _ in first })
        func body(_ position: Position) -> ODSCode? { facts[position]?.actingBody }
        for refusal in fold.state.refusals {
            if let body = body(refusal.by) { refusals[body, default: []].append(refusal) }
        }
        for root in fold.state.stateRoots {
            guard let body = body(root.by) else { continue }
            roots[body, default: []].append(RefoldedRoot(recorded: root, outcome: .notAsked))
        }
        if reveals != nil {
            for reveal in fold.state.reveals.map(\.value) {
                reveals?[reveal.event, default: []] += reveal.disclosures
            }
        }
        note(fold)
    }

    /// The sealed values of an event that had been made known by the day of the question.
    ///
    /// - Throws: ``FoldError``.
    func revealed(
        of event: EventID, in view: LogView
    ) throws(FoldError) -> [RevealedDisclosure] {
        if let reveals { return reveals[event] ?? [] }
        var found: [RevealedDisclosure] = []
        do throws(StoreError) {
            let tag = EventQuery.tag(DisclosureTag.about(event))
            try view.store.read(tag, from: Position(0), to: view.size) { row in
                guard let header = try? LeafHeader(row.leaf), header.occurredOn <= view.asOf,
                    header.text(.type, in: row.leaf) == "ledger.disclosures-revealed.v1"
                else { return true }
                found += CommonRecords.disclosures(in: row.leaf[header.data])
                return true
            }
        } catch {
            throw .store(error)
        }
        return found
    }

    private static func disclosures(
        in data: Slice<UnsafeBufferPointer<UInt8>>
    ) -> [RevealedDisclosure] {
        guard
            case .object(let object)? = try? JSONValue(
                parsing: Array(data), profile: .interchange(maximumLength: .max)),
            case .array(let items)? = object["disclosures"]
        else { return [] }
        return items.compactMap { item in
            guard case .string(let encoded) = item else { return nil }
            return RevealedDisclosure(encoded: encoded)
        }
    }

    private mutating func note<State>(_ fold: FoldedStream<State>) {
        var types = TypeNames()
        let owner = ODSCode(fold.name.second)
        for fact in fold.facts {
            notes[fact.fact.statedAt] = FactNote(
                fact, in: fold.name, of: owner, type: types.unversioned(fact.type))
        }
    }
}

/// A root over what the log came to, and what folding again came to.
public struct RefoldedRoot: Hashable, Sendable {
    /// The root as recorded.
    public let recorded: Stated<StateRoot>
    /// What folding again came to.
    public let outcome: Outcome

    /// What folding again comes to.
    public enum Outcome: Hashable, Sendable {
        /// The same.
        case same
        /// Something else: the root, and how many rows it is over.
        case differs(root: String, rowCount: Int)
        /// This release cannot fold it, and why.
        case notRecomputed(String)
        /// It was not folded again.
        case notAsked
    }

    /// Whether no other root of its projection was recorded later.
    fileprivate func isNewest(among roots: [RefoldedRoot]) -> Bool {
        !roots.contains {
            $0.recorded.value.projection == recorded.value.projection
                && $0.recorded.by > recorded.by
        }
    }
}

extension StatedFact {
    /// The body on whose behalf it was recorded; nil when that is none with a code.
    fileprivate var actingBody: ODSCode? {
        let prefix = "GB-NHS-"
        guard onBehalfOf.utf8.starts(with: prefix.utf8) else { return nil }
        return ODSCode(
            String(decoding: onBehalfOf.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
    }
}
