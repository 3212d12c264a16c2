internal import Commissioning
internal import EventLog
internal import Ledger
internal import Projections

/// The state of one body as a person reads it.
struct StateText {
    /// The lines, in order.
    let lines: [String]

    /// - Throws: ``FoldError`` when the names of suppliers cannot be read.
    init(_ answer: StateAnswer, in ledger: Ledger) throws {
        let view = LogView(
            ledger.store, ledger.catalogue, size: answer.knownAt.size, asOf: answer.asOf)
        let names = try BodyNames(StateText.codes(in: answer.state), view)
        let why = answer.saysWhy
        let support = SupportText(state: answer.state, names: names, saysWhy: why)
        lines =
            StateText.identity(answer.state.organisation, why)
            + Words.coordinates(asOf: answer.asOf, answer.knownAt)
            + support.lines
            + ProcurementText(state: answer.state, names: names, saysWhy: why).lines
            + StateText.contracts(answer.state, ContractText(names: names, saysWhy: why))
            + StateText.history(answer.state)
    }

    /// What it has contracted for; of what is over, a line each.
    private static func contracts(_ state: CommissionerState, _ text: ContractText) -> [String] {
        guard !state.contracts.rows.isEmpty else { return [] }
        var lines = ["", "Contracts"]
        for contract in state.contracts.rows {
            lines.append("  \(text.heading(contract))")
            lines.append("    stream      \(text.stream(contract))")
            if contract.standing != .over {
                lines += text.terms(contract).map { "  \($0)" }
            }
        }
        return lines
    }

    /// The bodies whose names the answer needs.
    private static func codes(in state: CommissionerState) -> Set<ODSCode> {
        var codes: Set<ODSCode> = []
        for arrangement in state.arrangements {
            let stream = arrangement.stream.state
            if let code = stream.agreement?.supplier.value.code { codes.insert(code) }
            codes.formUnion(stream.decisions.compactMap { $0.value.supplier?.code })
            for appraisal in stream.appraisals {
                codes.formUnion(appraisal.value.options.compactMap { $0.supplier?.code })
            }
        }
        codes.formUnion(state.constraints.map(\.constraint.by))
        codes.formUnion(state.supplierEndings.map(\.unit))
        codes.formUnion(ContractsText.codes(in: state.contracts.rows))
        for procurement in state.procurements {
            switch procurement.origin {
            case .own: break
            case .carriedOver(let code), .ledBy(let code): codes.insert(code)
            }
            codes.formUnion(procurement.share.movedTo.map(\.code))
            codes.formUnion(
                procurement.awards.flatMap(\.decided.value.suppliers)
                    .compactMap { $0.supplier?.code })
        }
        return codes
    }

    private static func identity(_ body: Organisation, _ why: Bool) -> [String] {
        let state = body.state
        let name = state.name.map { Why.text($0.value, $0, why) } ?? "(no name)"
        var lines = ["\(body.code)  \(name)"]
        var facts = [state.kind?.rawValue ?? "body of unknown kind"]
        if let registration = state.registration {
            facts.append("opened " + Why.text(registration.on.description, registration, why))
        }
        if let closing = state.closing {
            let text = "\(closing.on) (\(closing.value.rawValue))"
            facts.append("closed " + Why.text(text, closing, why))
        } else {
            facts.append(body.isOpen ? "open" : "not open")
        }
        lines.append(facts.joined(separator: ", "))
        for succession in state.successions {
            let codes = succession.value.predecessors.map(\.description).joined(separator: ", ")
            let text = "\(codes) on \(succession.value.effectiveOn)"
            lines.append("followed " + Why.text(text, succession, why))
        }
        for successor in body.successors {
            let by = why ? " [\(successor.by)]" : ""
            lines.append("followed by \(successor.code) on \(successor.effectiveOn)\(by)")
        }
        for move in state.boundaryMoves {
            let value = move.value
            let text = "\(value.fromSystem) to \(value.toSystem) on \(value.effectiveOn)"
            lines.append("its boundary moved from " + Why.text(text, move, why))
        }
        return lines
    }

    /// What is contested, late, said again or taken back.
    private static func history(_ state: CommissionerState) -> [String] {
        var lines: [String] = []
        if !state.contested.isEmpty {
            lines.append("contested: event \(Words.list(state.contested)) says something else")
        }
        if !state.lateEntries.isEmpty {
            lines.append(
                "late entries, recorded after facts that happened later: "
                    + Words.list(state.lateEntries))
        }
        for correction in state.corrections {
            let before = Words.list(correction.superseded.dropFirst())
            lines.append(
                "event \(correction.position) was said again by \(correction.statedAt)"
                    + (before.isEmpty ? "" : " (before that by \(before))"))
        }
        for withdrawn in state.withdrawn {
            lines.append("event \(withdrawn.position) was taken back by \(withdrawn.withdrawnBy)")
        }
        guard !lines.isEmpty else { return [] }
        return ["", "Questions about the record"] + lines.map { "  \($0)" }
    }
}

/// The names of bodies, so that a code is not left to be looked up.
struct BodyNames {
    private var names: [ODSCode: String] = [:]

    /// No names at all.
    init() {}

    /// - Throws: ``FoldError``.
    init(_ codes: some Sequence<ODSCode>, _ view: LogView) throws(FoldError) {
        for code in codes {
            guard let body = try Organisation(code, in: view), let name = body.state.name else {
                continue
            }
            names[code] = name.value
        }
    }

    /// `0AR (North of England CSU)`, or the code alone.
    func text(_ code: ODSCode) -> String {
        names[code].map { "\(code) (\($0))" } ?? code.description
    }

    /// The body's code and name, or the name that the source gives.
    func text(_ supplier: Supplier) -> String {
        switch supplier {
        case .body(let code): text(code)
        case .named(let name): name
        }
    }
}
