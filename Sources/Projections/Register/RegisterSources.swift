internal import Commissioning
internal import EventLog

/// What has been read for a register, and what it still reads: streams of the body's line, those
/// that name it, and single streams that they name. Never more, however large the ledger is.
final class RegisterSources {
    let view: LogView
    let line: BodyLine
    let procurements: [FoldedStream<ProcurementState>]
    let contracts: [FoldedStream<ContractState>]
    private var governance: GovernanceRecords
    private var registrations: [ODSCode: OrganisationState?] = [:]
    private var procurementsRead: [StreamName: FoldedStream<ProcurementState>?] = [:]
    private var contractsRead: [StreamName: FoldedStream<ContractState>?] = [:]
    private let contractsByProcurement: [StreamName: [FoldedStream<ContractState>]]
    private let checks: [CheckKey: Stated<ConflictsCheck>]

    /// Where interests were declared: the body whose meeting it was, and the place; the day too,
    /// where the place alone does not tell one decision from another.
    private struct CheckKey: Hashable {
        let owner: ODSCode?
        let decision: Decision
        let day: CivilDate?

        init(_ decision: Decision, in stream: StreamName, on day: CivilDate) {
            owner = ODSCode(stream.second)
            self.decision = decision
            self.day = decision.isOneDecision ? nil : day
        }
    }

    init(_ line: BodyLine, _ view: LogView) throws(FoldError) {
        self.view = view
        self.line = line
        governance = GovernanceRecords(view)
        procurements = try line.folds(
            in: ProcurementArea.self, view, body: ProcurementArea.body,
            names: { state, line in
                let planned = state.plan?.value.parties ?? []
                let awarded = state.awards.values.flatMap { $0.decided?.value.parties ?? [] }
                return !line.isDisjoint(with: (planned + awarded).map(\.code))
                    || !line.isDisjoint(with: state.associations.keys)
            })
        contracts = try line.folds(
            in: ContractArea.self, view, body: ContractArea.body,
            names: { state, line in
                let former = state.former.flatMap { $0.award?.parties.value ?? [] }
                let parties = (state.award?.parties.value ?? []) + former
                return !line.isDisjoint(with: parties.map(\.code))
            })
        var byProcurement: [StreamName: [FoldedStream<ContractState>]] = [:]
        for fold in contracts {
            guard let name = fold.state.award?.procurement.value else { continue }
            byProcurement[name, default: []].append(fold)
        }
        contractsByProcurement = byProcurement
        var checks: [CheckKey: Stated<ConflictsCheck>] = [:]
        for fold in procurements {
            for check in fold.state.conflictsChecks {
                checks[CheckKey(check.value.decision, in: fold.name, on: check.on)] = check
            }
        }
        self.checks = checks
        for fold in procurements { procurementsRead[fold.name] = fold }
        for fold in contracts { contractsRead[fold.name] = fold }
    }

    /// A procurement; nil when nothing of it was known.
    func procurement(
        _ name: StreamName
    ) throws(FoldError) -> FoldedStream<ProcurementState>? {
        if let known = procurementsRead[name] { return known }
        let fold = try view.fold(name, in: ProcurementArea.self)
        procurementsRead[name] = .some(fold)
        return fold
    }

    /// A contract; nil when nothing of it was known.
    func contract(_ name: StreamName) throws(FoldError) -> FoldedStream<ContractState>? {
        if let known = contractsRead[name] { return known }
        let fold = try view.fold(name, in: ContractArea.self)
        contractsRead[name] = .some(fold)
        return fold
    }

    /// The contracts of the body's line that say that they come from a procurement.
    func contracts(from procurement: StreamName) -> [FoldedStream<ContractState>] {
        contractsByProcurement[procurement] ?? []
    }

    /// What governance has on record of a decision in a stream.
    func place(
        of decision: Decision?, in stream: StreamName, on day: CivilDate, worth value: Money?
    ) throws(FoldError) -> DecisionPlace {
        let owner = [ODSCode(stream.second)].compactMap { $0 }
        let records = try governance.records(of: owner + line.codes)
        return DecisionPlace(decision, on: day, worth: value, in: records)
    }

    /// The check made where something was decided that has no procurement of its own.
    func check(
        of decision: Decision?, in stream: StreamName, on day: CivilDate
    ) -> Stated<ConflictsCheck>? {
        decision.flatMap { checks[CheckKey($0, in: stream, on: day)] }
    }

    /// A supplier's name, code and registered address.
    func text(_ provider: Provider) throws(FoldError) -> String {
        guard let supplier = provider.supplier else { return "no supplier is named" }
        var address = provider.registeredAddress
        if address == nil, let code = supplier.code { address = try body(code)?.address }
        return try text(supplier) + (address.map { ", \($0)" } ?? ", no address on record")
    }

    /// A supplier's name and code.
    func text(_ supplier: Supplier) throws(FoldError) -> String {
        switch supplier {
        case .named(let name): name
        case .body(let code): try named(code)
        }
    }

    private func named(_ code: ODSCode) throws(FoldError) -> String {
        guard let name = try body(code)?.name else { return "\(code)" }
        return "\(name) (\(code))"
    }

    private func body(
        _ code: ODSCode
    ) throws(FoldError) -> (name: String?, address: String?)? {
        if registrations[code] == nil, let name = StreamName("org/\(code)") {
            registrations[code] = .some(try view.fold(name, in: OrganisationArea.self)?.state)
        }
        guard let state = registrations[code] ?? nil else { return nil }
        return (state.name?.value, state.registration?.value.address)
    }
}

extension Decision {
    /// Whether it names one decision, as an item and an urgent decision do and an officer does not.
    fileprivate var isOneDecision: Bool {
        switch self {
        case .meeting(_, let item): item != nil
        case .officer: false
        case .urgent: true
        }
    }
}
