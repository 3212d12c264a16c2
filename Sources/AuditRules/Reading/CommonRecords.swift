public import Commissioning
public import EventLog
public import Projections

/// What the audits of all bodies have in common: a mandate, and what the ledger says of itself.
public struct CommonRecords: Sendable {
    /// The mandate of the newest period that pledges control of support; nil when none does.
    let mandate: CaseFile<MandateState>?
    /// What of each body's facts is declared complete.
    private(set) var declarations: [ODSCode: [CoverageDeclaration]] = [:]
    /// Proposals that were refused, by the body on whose behalf they were made.
    private(set) var refusals: [ODSCode: [Stated<RefusedProposal>]] = [:]
    /// Roots over what the log came to, by the body on whose behalf they were recorded.
    private(set) var roots: [ODSCode: [RefoldedRoot]] = [:]
    private(set) var notes: [Position: FactNote] = [:]
    /// What was made known of sealed values; nothing where only what concerns some bodies is read.
    public private(set) var reveals = RevealIndex([])

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
        try self.init(mandateIn: view)
        let names: [StreamName]
        do throws(StoreError) {
            names = try view.store.streams(startingWith: "ledger/")
        } catch {
            throw .store(error)
        }
        // One after the other, and of each only what is wanted: there may be very many.
        var revealing: [StatedFact] = []
        for name in names {
            guard let fold = try view.fold(name, in: LedgerArea.self) else { continue }
            take(fold)
            revealing += fold.facts.filter { $0.type == RevealEvent.name.text }
        }
        reveals = RevealIndex(revealing)
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
    /// - Parameters:
    ///   - bodies: Those of whom it matters what is declared complete.
    ///   - line: Those of whom it matters what the ledger recorded on their behalf.
    /// - Throws: ``FoldError``.
    init(of bodies: Set<ODSCode>, line: [ODSCode], in view: LogView) throws(FoldError) {
        try self.init(mandateIn: view)
        var names: Set<StreamName> = []
        for code in bodies {
            for name in try view.streams(tagged: "body:\(code)") where name.area == "ledger" {
                names.insert(name)
            }
        }
        for code in line {
            for records in BodyRecords.allCases { names.formUnion(records.streams(of: code)) }
        }
        for name in names.sorted() {
            if let fold = try view.fold(name, in: LedgerArea.self) { take(fold) }
        }
    }

    /// Reads mandates from the newest period back until one pledges what is asked for: however
    /// many there are, those before it say nothing to any rule.
    private init(mandateIn view: LogView) throws(FoldError) {
        var found: FoldedStream<MandateState>?
        for name in try view.streams(startingWith: "\(MandateArea.name)/").reversed() {
            found = try view.fold(name, in: MandateArea.self)
            if found?.state.pledgeOfControl != nil { break }
            found = nil
        }
        mandate = found.map { CaseFile($0) }
        if let found { note(found.facts, in: found.name) }
    }

    private mutating func take(_ fold: FoldedStream<LedgerState>) {
        for declaration in fold.state.coverage {
            declarations[declaration.coverage.value.body, default: []].append(declaration)
        }
        let facts = Dictionary(
            fold.facts.map { ($0.fact.statedAt, $0) }, uniquingKeysWith: { first, _ in first })
        func body(_ position: Position) -> ODSCode? {
            facts[position].flatMap { ODSCode(onBehalfOf: $0.onBehalfOf) }
        }
        for refusal in fold.state.refusals {
            if let body = body(refusal.by) { refusals[body, default: []].append(refusal) }
        }
        for root in fold.state.stateRoots {
            guard let body = body(root.by) else { continue }
            roots[body, default: []].append(RefoldedRoot(recorded: root, outcome: .notAsked))
        }
        let stating = Set(
            fold.state.coverage.map(\.coverage.by) + fold.state.refusals.map(\.by)
                + fold.state.stateRoots.map(\.by))
        note(fold.facts.filter { stating.contains($0.fact.statedAt) }, in: fold.name)
    }

    private mutating func note(_ facts: [StatedFact], in stream: StreamName) {
        var types = TypeNames()
        let owner = ODSCode(stream.second)
        for fact in facts {
            notes[fact.fact.statedAt] = FactNote(
                fact, in: stream, of: owner, type: types.unversioned(fact.type))
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
