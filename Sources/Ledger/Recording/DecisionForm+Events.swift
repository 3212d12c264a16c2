public import CanonicalJSON
public import Commissioning
public import EventLog

/// The streams that a decision's events join, and what stands in them already.
public struct DecisionPlacing: Hashable, Sendable {
    /// The stream of the procurement.
    public let procurement: StreamName
    /// The stream of the contract.
    public let contract: StreamName
    /// What the award is referred to by.
    public let award: Reference
    /// Whether the procurement's plan is on record, which is then not said again.
    public let isPlanned: Bool
    /// The routes that are on record, which are then not decided again.
    public let routes: Set<ProcurementRoute>
    /// Whether the reference was made, so that its streams must be new.
    public let isNew: Bool

    /// - Parameters:
    ///   - procurement: The stream of the procurement.
    ///   - contract: The stream of the contract.
    ///   - award: What the award is referred to by.
    ///   - isPlanned: Whether the procurement's plan is on record.
    ///   - routes: The routes that are on record.
    ///   - isNew: Whether the reference was made.
    public init(
        procurement: StreamName, contract: StreamName, award: Reference, isPlanned: Bool = false,
        routes: Set<ProcurementRoute> = [], isNew: Bool = true
    ) {
        self.procurement = procurement
        self.contract = contract
        self.award = award
        self.isPlanned = isPlanned
        self.routes = routes
        self.isNew = isNew
    }
}

/// One event that a form asks for.
public struct PlannedEvent: Hashable, Sendable {
    /// The field of the form that it rests on most, for errors.
    public let field: String
    /// The event, as `import` reads it; who acts is not said.
    public let proposal: JSONObject

    /// The event type.
    public var type: String { text("type") }
    /// The stream it joins.
    public var stream: String { text("subject") }
    /// The day of the fact.
    public var occurredOn: String { text("occurredon") }

    private func text(_ name: String) -> String {
        guard case .string(let text)? = proposal[name] else { return "" }
        return text
    }
}

extension DecisionForm {
    /// The events that the form asks for, in the order in which they are decided.
    public func events(in place: DecisionPlacing) -> [PlannedEvent] {
        var events: [PlannedEvent] = []
        func add(
            _ type: String, _ stream: StreamName, _ field: String, on day: CivilDate? = nil,
            _ data: [(name: String, value: JSONValue?)]
        ) {
            let proposal: JSONObject = [
                "type": .string(type), "subject": .text(stream),
                "occurredon": .text(day ?? decided.on),
                "data": .object(JSONObject(present: data)),
            ]
            events.append(PlannedEvent(field: field, proposal: proposal))
        }
        let procurement = place.procurement
        if !place.isPlanned, let plan {
            add("procurement.procurement-planned.v1", procurement, "route", plan)
        }
        if !place.routes.contains(route.how.route) {
            add("procurement.route-decided.v1", procurement, "route", routeDecision)
        }
        add("procurement.conflicts-checked.v1", procurement, "conflicts", conflictsCheck)
        if let waiver { add("procurement.tender-waiver-approved.v1", procurement, "route", waiver) }
        add("procurement.award-decided.v1", procurement, "supplier", award(place.award))
        add("procurement.decision-registered.v1", procurement, "register", entry(place.award))
        if let term {
            add("contract.contract-awarded.v1", place.contract, "term", contract(term, place))
            if let day = term.signedOn {
                add("contract.contract-signed.v1", place.contract, "term", on: day, [])
            }
        }
        return events
    }

    private typealias Members = [(name: String, value: JSONValue?)]

    /// The value; of the whole term unless the form says otherwise.
    private var wholeValue: Money {
        Money(pence: value.pence, vat: value.vat, basis: value.basis ?? .total)
    }

    private var plan: Members? {
        guard let regime = route.regime, let isHealthCare = route.isHealthCare else { return nil }
        return [
            ("title", .string(title)), ("estValue", .object(wholeValue.json)),
            ("isHealthCareService", .bool(isHealthCare)), ("regime", .string(regime.rawValue)),
        ]
    }

    private var routeDecision: Members {
        [
            ("route", .string(route.how.route.rawValue)),
            ("reasonCode", .string(reason.code.ofRoute.rawValue)),
            ("rationale", reason.text.map { .string($0) }),
            (
                "alternativesConsidered",
                JSONValue.list(route.alternatives) { .string($0.rawValue) }
            ),
            ("decision", .object(decided.place.json)),
        ]
    }

    private var conflictsCheck: Members {
        let declared = conflicts.declared.map { conflict in
            JSONValue.object(
                JSONObject(present: [
                    ("personRef", .text(conflict.person)),
                    ("interestRef", conflict.interest.map { .text($0) }),
                ]))
        }
        let actions = conflicts.declared.compactMap { conflict in
            conflict.action.map { action in
                JSONValue.object(
                    JSONObject(present: [
                        ("personRef", .text(conflict.person)),
                        ("action", .string(action.rawValue)),
                        ("reasonCode", conflict.reasonCode.map { .string($0.rawValue) }),
                        ("reason", conflict.reason.map { .string($0) }),
                    ]))
            }
        }
        return [
            ("decision", .object(decided.place.json)),
            ("declared", JSONValue.list(declared) { $0 }),
            ("actions", JSONValue.list(actions) { $0 }),
        ]
    }

    private var waiver: Members? {
        guard route.how == .waiver, let clause = route.waives else { return nil }
        return [
            ("clause", .string(clause)),
            ("reasonCode", .string(reason.code.ofWaiver.rawValue)),
            ("reason", reason.text.map { .string($0) }),
        ] + supplier.supplier.members + [
            ("estValue", .object(wholeValue.json)), ("approver", .text(approver)),
            ("decision", .object(decided.place.json)), ("retrospective", .bool(isRetrospective)),
            ("reportedToAuditCommitteeOn", route.auditCommitteeOn.map { .text($0) }),
        ]
    }

    /// Who approves a waiver: who is said to, else the officer, the meeting or the urgent decision.
    private var approver: Reference {
        if let approver = route.approver { return approver }
        return switch decided.place {
        case .officer(let officer, _): officer
        case .meeting(let meeting, _): meeting
        case .urgent(let urgent): urgent
        }
    }

    /// Whether the contract began, or was signed, before the day of the decision.
    private var isRetrospective: Bool {
        [term?.start, term?.signedOn].contains { $0.map { $0 < decided.on } ?? false }
    }

    private var provider: JSONObject {
        JSONObject(
            present: supplier.supplier.members + [
                ("registeredAddress", supplier.registeredAddress.map { .string($0) })
            ])
    }

    private func award(_ award: Reference) -> Members {
        [
            ("award", .text(award)), ("suppliers", .array([.object(provider)])),
            ("value", .object(wholeValue.json)), ("decision", .object(decided.place.json)),
            ("reasonCode", .string(reason.code.ofAward.rawValue)),
            ("reasons", reason.text.map { .string($0) }),
        ]
    }

    private func entry(_ award: Reference) -> Members {
        [
            ("decisionRef", .text(award)), ("title", .string(title)),
            ("clinicalLead", register?.clinicalLead.map { .text($0) }),
            ("contractManager", register?.contractManager.map { .text($0) }),
            ("comments", register?.comments.map { .string($0) }),
        ]
    }

    private func contract(_ term: Term, _ place: DecisionPlacing) -> Members {
        let legalForm = term.legalForm ?? (route.isHealthCare == true ? .standardContract : .other)
        let options = term.options.map { option in
            JSONValue.object(
                JSONObject(present: [
                    ("months", .integer(option.months.count)),
                    ("times", option.times.map { .integer($0) }),
                ]))
        }
        let money = JSONValue.object(wholeValue.json)
        return [
            ("title", .string(title)), ("provider", .object(provider)),
            ("decisionBasis", .string(ContractDecisionBasis.procured.rawValue)),
            ("procurement", .text(place.procurement)), ("award", .text(place.award)),
            ("totalValue", wholeValue.basis == .total ? money : nil),
            ("annualValue", wholeValue.basis == .annual ? money : nil),
            ("start", .text(term.start)),
            ("end", term.lastDay.map { .text($0.adding(days: 1)) }),
            ("extensionOptions", JSONValue.list(options) { $0 }),
            ("selectionProcess", .string(route.how.route.rawValue)),
            ("legalForm", .string(legalForm.rawValue)),
        ]
    }
}

extension Supplier? {
    /// The two fields of an event that say who supplies.
    fileprivate var members: [(name: String, value: JSONValue?)] {
        switch self {
        case .body(let code): [("supplier", .text(code))]
        case .named(let name): [("supplierName", .string(name))]
        case nil: []
        }
    }
}
