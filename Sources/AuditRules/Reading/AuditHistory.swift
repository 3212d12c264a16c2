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
    /// The body's authorisation, and that of those it followed.
    public let authorisations: [CaseFile<AuthorisationState>]
    /// Numbers for periods.
    public let measures: [CaseFile<MeasureState>]
    /// The newest mandate that pledges bodies like this one control of support; nil when none does.
    public let mandate: CaseFile<MandateState>?
    /// Governance of the body's line and of those that lead its joint work.
    public let governance: [CaseFile<GovernanceState>]
    /// Every decision, and what governance has on record of where it was taken.
    public let decisions: [DecisionRow]
    /// What of it is declared complete.
    public let coverage: CoverageRecord
    /// Proposals of the body that were refused, where that was kept; in the order of the log.
    public let refusals: [Stated<RefusedProposal>]
    /// Roots over what the log came to that were recorded for the body, and what folding again
    /// came to; in the order of the log.
    public let stateRoots: [RefoldedRoot]
    /// Events of the streams that were read that are not as the log has them.
    public let faults: [StreamFault]
    private let notes: [Position: FactNote]
    private let common: CommonRecords
    private let matters: [StreamName: Matter]
    private let procurementPlaces: [StreamName: Int]
    private let contractPlaces: [StreamName: [Int]]

    /// Gathers it; reads the streams that concern the body and no other, each once.
    ///
    /// - Parameters:
    ///   - alone: Whether only the body's own streams are read, so that the audits of all
    ///     bodies together find everything once.
    ///   - common: What the audits of all bodies have in common; nil to read what concerns this
    ///     body of it.
    /// - Throws: ``FoldError``.
    public init(
        _ code: ODSCode, in view: LogView, alone: Bool = false, common: CommonRecords? = nil
    ) throws(FoldError) {
        let view = view.remembering
        body = code
        asOf = view.asOf
        let bodies = alone ? BodyLine(alone: code) : try BodyLine(code, in: view)
        var reader = try CaseReader(view, line: bodies, isAlone: alone)
        line = bodies.codes
        organisation = try reader.organisation()
        procurements = reader.files(of: reader.procurements)
        contracts = try reader.contractFiles()
        support = reader.support.map { CaseFile($0) }
        choices = reader.choices.map { CaseFile($0) }
        authorisations = try reader.authorisations()
        measures = try reader.measures()
        let leads = procurements.compactMap(\.matter.owner) + contracts.compactMap(\.matter.owner)
        interests = try reader.interests(beside: leads)
        governance = try reader.governance(beside: leads)
        decisions = try reader.decisions(under: governance)
        let concerned = Set(line + (alone ? [] : leads))
        if let common {
            self.common = common
        } else {
            self.common = try CommonRecords(of: concerned, line: line, in: view)
        }
        let common = self.common
        mandate = common.mandate
        coverage = CoverageRecord(
            concerned.flatMap { common.declarations[$0] ?? [] },
            searches: try reader.searches(of: concerned))
        refusals = line.flatMap { common.refusals[$0] ?? [] }.sorted { $0.by < $1.by }
        stateRoots = line.flatMap { common.roots[$0] ?? [] }
            .sorted { $0.recorded.by < $1.recorded.by }
        faults = reader.faults
        notes = reader.notes
        let known =
            procurements.map(\.matter) + contracts.map(\.matter) + choices.map(\.matter)
            + support.map(\.matter) + measures.map(\.matter)
        matters = Dictionary(known.map { ($0.stream, $0) }, uniquingKeysWith: { first, _ in first })
        procurementPlaces = Dictionary(
            procurements.enumerated().map { ($0.element.matter.stream, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        contractPlaces = Dictionary(
            grouping: contracts.indices, by: { [contracts] in contracts[$0].matter.process })
    }

    /// What is known of the event that states a fact, beside its data; nil for an event of a
    /// stream that was not read.
    public func note(_ position: Position) -> FactNote? {
        notes[position] ?? common.notes[position]
    }

    /// What is known of every fact that was read of the bodies' own streams, in no order.
    var facts: some Collection<FactNote> { notes.values }

    /// The same, by the positions of the events that state them.
    var ownFacts: [Position: FactNote] { notes }

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
