internal import Commissioning
internal import EventLog

/// A decision as it is to be entered in the registers of all parties to it.
struct RegisterEntry {
    let what: RegisteredDecision
    let on: CivilDate
    let by: Position
    let stream: StreamName
    let award: Reference?
    /// By what it is told from all other decisions, but for those of one kind and day.
    let reference: String
    let parties: [RegisterParty]
    let total: RegisterCell
    let countsInTotals: Bool
    /// The types of events that are missing beside those that a cell names.
    var missing: [String] = []
    var cells: [RegisterColumn: RegisterCell] = [:]
    /// The types of events that would say what only the register says; none where none can.
    private var registering: [String] = []

    init(
        _ what: RegisteredDecision, on: CivilDate, by: Position, stream: StreamName,
        award: Reference? = nil, about part: String? = nil, parties: [RegisterParty],
        total: RegisterCell, countsInTotals: Bool
    ) {
        self.what = what
        self.on = on
        self.by = by
        self.stream = stream
        self.award = award
        self.parties = parties
        self.total = total
        self.countsInTotals = countsInTotals
        reference = (award.map { "award \($0)" } ?? part).map { "\(stream), \($0)" } ?? stream.text
        cells[.reference] = .stated(reference, by: [by])
    }

    /// Says who decided, and what nobody has recorded of that.
    mutating func decide(in decision: Decision?, _ place: DecisionPlace) {
        missing += place.missing
        guard let decision else { return cells[.decisionMaking] = .blank(by: [by]) }
        cells[.decisionMaking] = .stated(
            RegisterWords.text(decision, place), by: [by] + place.why)
    }

    /// Says which interests were declared, and what was done about them; after ``register``.
    mutating func check(
        _ check: Stated<ConflictsCheck>?, orMissing types: [String],
        justifiedBy registration: Stated<DecisionRegistration>?
    ) {
        guard let check else {
            cells[.conflicts] = .notRecorded(missing: types)
            cells[.actions] = .notRecorded(missing: types)
            cells[.justification] = justification(registration, otherwise: nil)
            return
        }
        let by = [check.by]
        let (declared, actions) = (check.value.declared, check.value.actions)
        cells[.conflicts] =
            declared.isEmpty
            ? .noneDeclared(by: by) : .stated(RegisterWords.text(declared), by: by)
        if !actions.isEmpty {
            cells[.actions] = .stated(RegisterWords.text(actions), by: by)
        } else {
            cells[.actions] = declared.isEmpty ? .noneDeclared(by: by) : .blank(by: by)
        }
        if declared.isEmpty && actions.isEmpty && registration == nil {
            cells[.justification] = .noneDeclared(by: by)
        } else {
            cells[.justification] = justification(registration, otherwise: check)
        }
    }

    /// Why conflicts were dealt with so: the words of the register, else the codes that go with
    /// the actions.
    private func justification(
        _ registration: Stated<DecisionRegistration>?, otherwise check: Stated<ConflictsCheck>?
    ) -> RegisterCell {
        let codes = check.flatMap { RegisterWords.reasons($0.value.actions) }
        if let registration {
            let by = [registration.by] + (codes == nil ? [] : [check?.by].compactMap { $0 })
            return .narrative(
                NarrativeField("justificationForActions", at: registration.by),
                otherwise: codes, by: by)
        }
        if let check, let codes { return .stated(codes, by: [check.by]) }
        return .notRecorded(missing: registering)
    }

    /// Says what only the register says.
    mutating func register(_ registration: Stated<DecisionRegistration>?, orMissing: [String]) {
        registering = orMissing
        lead(registration, orMissing: orMissing)
        cells[.comments] =
            registration.map {
                .narrative(NarrativeField("comments", at: $0.by), otherwise: nil, by: [$0.by])
            } ?? .notRecorded(missing: orMissing)
        if let registration, let title = registration.value.title {
            cells[.title] = .stated(title, by: [registration.by])
        }
    }

    /// Says who leads and who manages.
    mutating func lead(_ registration: Stated<DecisionRegistration>?, orMissing: [String]) {
        cells[.clinicalLead] = .of(registration, orMissing: orMissing, \.clinicalLead)
        cells[.contractManager] = .of(registration, orMissing: orMissing, \.contractManager)
    }

    /// The type of the event that says what only the register says.
    static let registered = "procurement.decision-registered"
    /// The type of the event that says which interests were declared.
    static let checked = "procurement.conflicts-checked"
}
