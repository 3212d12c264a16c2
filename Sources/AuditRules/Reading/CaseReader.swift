internal import Commissioning
internal import EventLog
internal import Projections

/// Reads the streams of a body, each once, and notes their facts.
struct CaseReader {
    let view: LogView
    let line: BodyLine
    /// Whether streams of other bodies are left out.
    let isAlone: Bool
    /// Procurements of the line, and those that name it as a party.
    private(set) var procurements: [FoldedStream<ProcurementState>] = []
    /// Contracts of the line, and those that name it as a party.
    private(set) var contracts: [FoldedStream<ContractState>] = []
    /// Arrangements for support, and endings of support units that served the body.
    private(set) var support: [FoldedStream<SupportState>] = []
    /// Services and the choice of their providers.
    private(set) var choices: [FoldedStream<ChoiceState>] = []
    private(set) var notes: [Position: FactNote] = [:]
    private(set) var faults: [StreamFault] = []
    private var types = TypeNames()

    /// - Throws: ``FoldError``.
    init(_ view: LogView, line: BodyLine, isAlone: Bool) throws(FoldError) {
        self.view = view
        self.line = line
        self.isAlone = isAlone
        procurements = taken(try readProcurements())
        contracts = taken(try readContracts())
        support = taken(try readSupport())
        choices = taken(try own(ChoiceArea.self))
    }

    mutating func organisation() throws(FoldError) -> Organisation? {
        if let name = StreamName("org/\(line.body)"),
            let fold = try view.fold(name, in: OrganisationArea.self)
        {
            _ = taken([fold])
        }
        return isAlone
            ? try Organisation(alone: line.body, in: view) : try Organisation(line.body, in: view)
    }

    func files(
        of folds: [FoldedStream<ProcurementState>]
    ) -> [CaseFile<ProcurementState>] {
        folds.map { CaseFile($0) }
    }

    /// Contracts, with the procurements that they come from.
    func contractFiles() throws(FoldError) -> [CaseFile<ContractState>] {
        let known = Dictionary(
            procurements.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var files: [CaseFile<ContractState>] = []
        for fold in contracts {
            var procurement: FoldedStream<ProcurementState>?
            if let name = fold.state.award?.procurement.value {
                procurement = known[name]
                if procurement == nil {
                    procurement = try view.fold(name, in: ProcurementArea.self)
                }
            }
            files.append(CaseFile(fold, from: procurement))
        }
        return files
    }

    mutating func authorisations() throws(FoldError) -> [CaseFile<AuthorisationState>] {
        try named(line.codes, AuthorisationArea.self).map { CaseFile($0) }
    }

    mutating func measures() throws(FoldError) -> [CaseFile<MeasureState>] {
        taken(try own(MeasureArea.self)).map { CaseFile($0) }
    }

    mutating func interests(
        beside others: [ODSCode]
    ) throws(FoldError) -> [CaseFile<InterestsState>] {
        try named(line.codes + others, InterestsArea.self).map { CaseFile($0) }
    }

    mutating func governance(
        beside others: [ODSCode]
    ) throws(FoldError) -> [CaseFile<GovernanceState>] {
        try named(line.codes + others, GovernanceArea.self).compactMap { CaseFile($0) }
    }

    /// What auditors searched for in the bodies' records.
    mutating func searches(of codes: Set<ODSCode>) throws(FoldError) -> [CoverageDeclaration] {
        var searches: [CoverageDeclaration] = []
        for code in codes.sorted() {
            let folds = try view.folds(startingWith: "audit/\(code)/", in: AuditArea.self)
            searches += taken(folds).flatMap(\.state.coverage)
        }
        return searches
    }

    /// Every decision of the streams read.
    func decisions(
        under governance: [CaseFile<GovernanceState>]
    ) throws(FoldError) -> [DecisionRow] {
        let known = governance.compactMap { file in file.matter.owner.map { ($0, file.state) } }
        return try Decisions(
            of: line.codes, support: support.filter { line.codes.contains($0.owner) },
            choices: choices, procurements: procurements, contracts: contracts,
            governance: Dictionary(known, uniquingKeysWith: { first, _ in first }), isKnown: true,
            in: view
        ).rows
    }

    // MARK: Reading an area

    private func readProcurements() throws(FoldError) -> [FoldedStream<ProcurementState>] {
        guard !isAlone else { return try own(ProcurementArea.self) }
        return try line.folds(
            in: ProcurementArea.self, view, body: ProcurementArea.body,
            names: { state, line in
                let awarded = state.awards.values.flatMap { $0.decided?.value.parties ?? [] }
                return !line.isDisjoint(with: state.parties.map(\.code) + awarded.map(\.code))
            })
    }

    private func readContracts() throws(FoldError) -> [FoldedStream<ContractState>] {
        guard !isAlone else { return try own(ContractArea.self) }
        return try line.folds(
            in: ContractArea.self, view, body: ContractArea.body,
            names: { state, line in
                !line.isDisjoint(with: state.award?.parties.value.map(\.code) ?? [])
            })
    }

    private func readSupport() throws(FoldError) -> [FoldedStream<SupportState>] {
        var folds = try own(SupportArea.self)
        let elsewhere = isAlone ? [] : try view.streams(tagged: "body:\(line.body)")
        for name in elsewhere {
            guard let owner = SupportArea.body(of: name), !line.codes.contains(owner),
                let fold = try view.fold(name, in: SupportArea.self),
                fold.state.csuEnding?.value.affectedCCGs.contains(line.body) == true
            else { continue }
            folds.append(fold)
        }
        return folds
    }

    /// The streams of an area whose names hold a body of the line and a reference.
    private func own<Area: EventArea>(
        _ area: Area.Type
    ) throws(FoldError) -> [FoldedStream<Area.State>] {
        var folds: [FoldedStream<Area.State>] = []
        for code in line.codes {
            folds += try view.folds(startingWith: "\(Area.name)/\(code)/", in: area)
        }
        return folds.filter { $0.factCount > 0 }
    }

    /// The streams of an area whose names hold nothing but a body; each once.
    private mutating func named<Area: EventArea>(
        _ codes: [ODSCode], _ area: Area.Type
    ) throws(FoldError) -> [FoldedStream<Area.State>] {
        var folds: [FoldedStream<Area.State>] = []
        var seen: Set<ODSCode> = []
        for code in codes where seen.insert(code).inserted {
            guard let name = StreamName("\(Area.name)/\(code)"),
                let fold = try view.fold(name, in: area)
            else { continue }
            folds.append(fold)
        }
        return taken(folds)
    }

    private mutating func taken<State>(
        _ folds: [FoldedStream<State>]
    ) -> [FoldedStream<State>] {
        for fold in folds {
            faults += fold.faults
            let owner = fold.owner
            for fact in fold.facts {
                notes[fact.fact.statedAt] = FactNote(
                    fact, in: fold.name, of: owner, type: types.unversioned(fact.type))
            }
        }
        return folds
    }
}

/// Names of event types without their versions, each made once.
struct TypeNames {
    private var known: [String: String] = [:]

    /// The name of an event type without its version.
    mutating func unversioned(_ type: String) -> String {
        if let name = known[type] { return name }
        let name = type.unversioned
        known[type] = name
        return name
    }
}

extension FoldedStream {
    /// The body in the stream's name; that of no body when it names none.
    fileprivate var owner: ODSCode? { ODSCode(name.second) }
}

extension [ODSCode] {
    fileprivate func contains(_ code: ODSCode?) -> Bool { code.map { contains($0) } ?? false }
}
