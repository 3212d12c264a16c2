public import Commissioning
public import EventLog
public import Projections

/// What the ledger knew of one body, as the rules read it: every stream that is the body's, came
/// to it, or names it as a party, folded; and what others recorded that it answers for or suffers.
public struct AuditHistory: Sendable {
    /// The body.
    public let body: ODSCode
    /// The body, then those it followed.
    public let line: [ODSCode]
    /// The last day whose facts count: the day of the question.
    public let asOf: CivilDate
    /// What the body is; nil when it is not registered on the ledger.
    public let organisation: Organisation?
    /// Procurements.
    public let procurements: [CaseFile<ProcurementState>]
    /// Contracts.
    public let contracts: [CaseFile<ContractState>]
    /// Arrangements for support, and endings of support units that served it.
    public let support: [CaseFile<SupportState>]
    /// Services and the choice of their providers.
    public let choices: [CaseFile<ChoiceState>]
    /// Registers of interests of the body's line and of those that lead its joint work.
    public let interests: [CaseFile<InterestsState>]
    /// Mandates: what was pledged to bodies like this one.
    public let mandates: [CaseFile<MandateState>]
    /// Governance of the body's line and of those that lead its joint work.
    public let governance: [CaseFile<GovernanceState>]
    /// Every decision, and what governance has on record of where it was taken.
    public let decisions: [DecisionRow]
    /// What of it is declared complete.
    public let coverage: CoverageRecord
    private let notes: [Position: FactNote]
    private let matters: [StreamName: Matter]
    private let procurementPlaces: [StreamName: Int]
    private let contractPlaces: [StreamName: [Int]]

    /// Gathers it; reads the streams that concern the body and no other.
    ///
    /// - Parameter alone: Whether only the body's own streams are read, so that the audits of all
    ///   bodies together find everything once.
    /// - Throws: ``FoldError``.
    public init(
        _ code: ODSCode, in view: LogView, alone: Bool = false
    ) throws(FoldError) {
        body = code
        asOf = view.asOf
        let bodies = alone ? BodyLine(alone: code) : try BodyLine(code, in: view)
        var reader = CaseReader(view, line: bodies, isAlone: alone)
        line = bodies.codes
        organisation = try reader.organisation()
        procurements = try reader.procurements()
        contracts = try reader.contracts()
        support = try reader.support()
        choices = try reader.choices()
        let leads = procurements.compactMap(\.matter.owner) + contracts.compactMap(\.matter.owner)
        interests = try reader.interests(beside: leads)
        mandates = try reader.mandates()
        governance = try reader.governance(beside: leads)
        decisions = try Decisions(code, in: view).rows.filter {
            !alone || ODSCode($0.stream.second) == code
        }
        coverage = try reader.coverage(beside: leads)
        notes = reader.notes
        let known =
            procurements.map(\.matter) + contracts.map(\.matter) + choices.map(\.matter)
            + support.map(\.matter)
        matters = Dictionary(known.map { ($0.stream, $0) }, uniquingKeysWith: { first, _ in first })
        procurementPlaces = Dictionary(
            procurements.enumerated().map { ($0.element.matter.stream, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        contractPlaces = Dictionary(
            grouping: contracts.indices, by: { [contracts] in contracts[$0].matter.process })
    }

    /// What is known of the event that states a fact, beside its data; nil for an event of a
    /// stream that was not read.
    public func note(_ position: Position) -> FactNote? { notes[position] }

    /// What is known of every fact that was read, in no order.
    var facts: some Collection<FactNote> { notes.values }

    /// Contracts that come from an award; an award that a contract does not name is any award.
    func contracts(
        from procurement: StreamName, award: Reference
    ) -> [CaseFile<ContractState>] {
        (contractPlaces[procurement] ?? []).map { contracts[$0] }.filter {
            guard let known = $0.state.award, known.procurement.value == procurement else {
                return false
            }
            return known.award.value.map { $0 == award } ?? true
        }
    }

    /// The procurement with this stream.
    func procurement(_ stream: StreamName?) -> CaseFile<ProcurementState>? {
        stream.flatMap { procurementPlaces[$0] }.map { procurements[$0] }
    }

    /// What a stream is about; of one that was not read, its name.
    func matter(of stream: StreamName) -> Matter {
        matters[stream] ?? Matter(stream, owner: ODSCode(stream.second))
    }
}

/// Reads the streams of a body, and notes their facts.
struct CaseReader {
    let view: LogView
    let line: BodyLine
    /// Whether streams of other bodies are left out.
    let isAlone: Bool
    private(set) var notes: [Position: FactNote] = [:]

    init(_ view: LogView, line: BodyLine, isAlone: Bool) {
        self.view = view
        self.line = line
        self.isAlone = isAlone
    }

    mutating func organisation() throws(FoldError) -> Organisation? {
        if let name = StreamName("org/\(line.body)"),
            let fold = try view.fold(name, in: OrganisationArea.self)
        {
            _ = taken([fold])
        }
        return try Organisation(line.body, in: view)
    }

    mutating func procurements() throws(FoldError) -> [CaseFile<ProcurementState>] {
        let folds = try line.folds(
            in: ProcurementArea.self, view, body: ProcurementArea.body,
            names: { state, line in
                let awarded = state.awards.values.flatMap { $0.decided?.value.parties ?? [] }
                return !line.isDisjoint(with: state.parties.map(\.code) + awarded.map(\.code))
            })
        return taken(folds.filter { isWanted($0.name) }).map { CaseFile($0) }
    }

    mutating func contracts() throws(FoldError) -> [CaseFile<ContractState>] {
        let folds = try line.folds(
            in: ContractArea.self, view, body: ContractArea.body,
            names: { state, line in
                !line.isDisjoint(with: state.award?.parties.value.map(\.code) ?? [])
            })
        var files: [CaseFile<ContractState>] = []
        for fold in taken(folds.filter { isWanted($0.name) }) {
            var procurement: FoldedStream<ProcurementState>?
            if let name = fold.state.award?.procurement.value {
                procurement = try view.fold(name, in: ProcurementArea.self)
            }
            files.append(CaseFile(fold, from: procurement))
        }
        return files
    }

    mutating func support() throws(FoldError) -> [CaseFile<SupportState>] {
        var folds: [FoldedStream<SupportState>] = []
        for code in line.codes {
            folds += try view.folds(startingWith: "support/\(code)/", in: SupportArea.self)
        }
        let elsewhere = isAlone ? [] : try view.streams(tagged: "body:\(line.body)")
        for name in elsewhere {
            guard let owner = SupportArea.body(of: name), !line.codes.contains(owner),
                let fold = try view.fold(name, in: SupportArea.self),
                fold.state.csuEnding?.value.affectedCCGs.contains(line.body) == true
            else { continue }
            folds.append(fold)
        }
        return taken(folds.filter { $0.factCount > 0 }).map { CaseFile($0) }
    }

    mutating func choices() throws(FoldError) -> [CaseFile<ChoiceState>] {
        var folds: [FoldedStream<ChoiceState>] = []
        for code in line.codes {
            folds += try view.folds(startingWith: "choice/\(code)/", in: ChoiceArea.self)
        }
        return taken(folds.filter { $0.factCount > 0 }).map { CaseFile($0) }
    }

    mutating func mandates() throws(FoldError) -> [CaseFile<MandateState>] {
        let folds = try view.folds(startingWith: "mandate/", in: MandateArea.self)
        return taken(folds.filter { $0.factCount > 0 }).map { CaseFile($0) }
    }

    mutating func interests(
        beside others: [ODSCode]
    ) throws(FoldError) -> [CaseFile<InterestsState>] {
        var files: [CaseFile<InterestsState>] = []
        var seen: Set<ODSCode> = []
        for code in line.codes + others where seen.insert(code).inserted {
            guard let name = StreamName("interests/\(code)"),
                let fold = try view.fold(name, in: InterestsArea.self)
            else { continue }
            files += taken([fold]).map { CaseFile($0) }
        }
        return files
    }

    mutating func governance(
        beside others: [ODSCode]
    ) throws(FoldError) -> [CaseFile<GovernanceState>] {
        var files: [CaseFile<GovernanceState>] = []
        var seen: Set<ODSCode> = []
        for code in line.codes + others where seen.insert(code).inserted {
            guard let name = StreamName("governance/\(code)"),
                let fold = try view.fold(name, in: GovernanceArea.self)
            else { continue }
            files += taken([fold]).compactMap { CaseFile($0) }
        }
        return files
    }

    mutating func coverage(beside others: [ODSCode]) throws(FoldError) -> CoverageRecord {
        var names: Set<StreamName> = []
        for code in Set(line.codes + others) {
            for name in try view.streams(tagged: "body:\(code)") where name.area == "ledger" {
                names.insert(name)
            }
        }
        var declarations: [CoverageDeclaration] = []
        for name in names.sorted() {
            guard let fold = try view.fold(name, in: LedgerArea.self) else { continue }
            declarations += taken([fold]).flatMap(\.state.coverage)
        }
        return CoverageRecord(declarations)
    }

    private func isWanted(_ stream: StreamName) -> Bool {
        !isAlone || ODSCode(stream.second) == line.body
    }

    private mutating func taken<State>(
        _ folds: [FoldedStream<State>]
    ) -> [FoldedStream<State>] {
        for fold in folds {
            for fact in fold.facts { notes[fact.fact.statedAt] = FactNote(fact, in: fold.name) }
        }
        return folds
    }
}
