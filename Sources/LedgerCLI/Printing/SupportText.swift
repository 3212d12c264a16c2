internal import Commissioning
internal import EventLog
internal import Projections

/// Where a commissioner's support comes from, as a person reads it.
struct SupportText {
    let state: CommissionerState
    let names: BodyNames
    let saysWhy: Bool

    var lines: [String] {
        byFunction + former + appraised + decided + constrained + endings + frameworks
    }

    private func why<Value>(_ text: String, _ stated: Stated<Value>) -> String {
        Why.text(text, stated, saysWhy)
    }

    private func why(_ position: Position) -> String { saysWhy ? " [\(position)]" : "" }

    private func block(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", title] + lines.map { "  \($0)" }
    }

    // MARK: Services

    private var byFunction: [String] {
        let serving = state.arrangements.filter { $0.isInForce && !$0.functions.isEmpty }
        guard !serving.isEmpty else {
            return ["", "Support by function", "  no service is on record for this day"]
        }
        var lines = ["", "Support by function"]
        for arrangement in serving {
            guard let agreement = arrangement.stream.state.agreement else { continue }
            let functions = arrangement.functions.map(\.rawValue).joined(separator: ", ")
            let parts = terms(agreement)
            lines.append("  " + why(functions, agreement.functions))
            lines.append("    supplier  \(parts[0])")
            lines.append("    term      \(parts[1]) to \(parts[2])")
            lines.append("    value     \(parts[3])")
            lines.append("    hosted by the Board: \(hosting(agreement))")
            let origin =
                arrangement.isCarriedOver
                ? ", carried over from \(arrangement.owner)" : ""
            lines.append("    stream    \(arrangement.stream.name)\(origin)")
        }
        return lines
    }

    private func terms(_ agreement: ServiceAgreement) -> [String] {
        let end = agreement.end.value?.description ?? "open"
        let value = agreement.annualValue.value.map(Words.money) ?? "not on record"
        return [
            why(names.text(agreement.supplier.value), agreement.supplier),
            why(agreement.start.value.description, agreement.start), why(end, agreement.end),
            why(value, agreement.annualValue),
        ]
    }

    private func hosting(_ agreement: ServiceAgreement) -> String {
        why(agreement.hostedByBoard.value ? "yes" : "no", agreement.hostedByBoard)
    }

    /// Services that are over, not yet begun, or changed without being on record.
    private var former: [String] {
        var lines: [String] = []
        for arrangement in state.arrangements {
            let stream = arrangement.stream
            if let agreement = stream.state.agreement, !arrangement.isInForce {
                let parts = terms(agreement)
                let names = arrangement.functions.map(\.rawValue).joined(separator: ", ")
                lines.append(
                    "\(parts[0]) for \(names), \(parts[1]) to \(parts[2]), \(parts[3]), "
                        + "in \(stream.name)")
            }
            let exits = stream.state.formerExits + (stream.state.exit.map { [$0] } ?? [])
            for exit in exits {
                let next = exit.value.to.map { ", to \($0.rawValue)" } ?? ""
                lines.append(
                    why("left on \(exit.on): \(exit.value.reason.rawValue)\(next)", exit)
                        + ", in \(stream.name)")
            }
            for change in stream.state.extensions {
                let how = change.value.isCompeted ? "after competition" : "without competition"
                lines.append(
                    why("extended on \(change.on) to \(change.value.newEnd) \(how)", change)
                        + ", in \(stream.name)")
            }
            if !stream.state.withoutAgreement.isEmpty {
                lines.append(
                    "changed with no agreement on record, in \(stream.name): event "
                        + Words.list(stream.state.withoutAgreement))
            }
        }
        return block("Other services, extensions and exits", lines)
    }

    // MARK: Choice

    private var appraised: [String] {
        var lines: [String] = []
        for arrangement in state.arrangements {
            for need in arrangement.stream.state.needs {
                let names = need.value.functions.functions.map(\.rawValue)
                let value = need.value.estimatedValue.map { ", \(Words.money($0)) expected" } ?? ""
                lines.append(
                    why("\(need.on) need: \(names.joined(separator: ", "))\(value)", need)
                        + ", in \(arrangement.stream.name)")
            }
            for appraisal in arrangement.stream.state.appraisals {
                let preferred = appraisal.value.preferred.map { ", preferred \($0.rawValue)" } ?? ""
                lines.append(
                    why("\(appraisal.on) appraised\(preferred)", appraisal)
                        + ", in \(arrangement.stream.name)")
                lines += appraisal.value.options.map { "  - " + text($0) }
            }
        }
        return block("Options appraised", lines)
    }

    private func text(_ option: AppraisedOption) -> String {
        var parts = [option.kind.rawValue]
        if let supplier = option.supplier { parts.append(names.text(supplier)) }
        if let cost = option.cost { parts.append(Words.money(cost)) }
        if let score = option.score { parts.append("scored \(Words.percent(Int64(score.count)))") }
        return parts.joined(separator: ", ")
    }

    private var decided: [String] {
        let lines = state.arrangements.flatMap { arrangement in
            arrangement.stream.state.decisions.map { decision in
                let value = decision.value
                var parts = ["\(decision.on) \(value.option.rawValue)"]
                if let supplier = value.supplier { parts.append(names.text(supplier)) }
                let functions = value.functions.functions.map(\.rawValue)
                if !functions.isEmpty { parts.append("for " + functions.joined(separator: ", ")) }
                parts.append("because \(value.reason.rawValue)")
                parts.append(SupportText.text(value.decision))
                if !value.followsAppraisal { parts.append("no options appraised on record") }
                return why(parts.joined(separator: ", "), decision)
                    + ", in \(arrangement.stream.name)"
            }
        }
        return block("Decisions", lines)
    }

    /// Where something was decided.
    static func text(_ decision: Decision) -> String {
        switch decision {
        case .meeting(let meeting, let item):
            "decided at \(meeting)" + (item.map { ", item \($0)" } ?? "")
        case .officer(let officer, let delegation):
            "decided by \(officer)" + (delegation.map { " under \($0)" } ?? "")
        case .urgent(let reference): "decided urgently, \(reference)"
        }
    }

    // MARK: What others decide

    private var constrained: [String] {
        let limits = state.constraints.sorted { ($0.on, $0.by) < ($1.on, $1.by) }
        let lines = limits.map { limit in
            let basis = limit.constraint.hasLegalBasis ? "" : ", no legal basis given"
            return "\(limit.on) \(limit.constraint.instrument.rawValue) by "
                + "\(names.text(limit.constraint.by))\(basis), in \(limit.stream)\(why(limit.by))"
        }
        return block("Limits that others set to its choice", lines)
    }

    private var endings: [String] {
        let lines = state.supplierEndings.map { ending in
            let value = ending.ending.value
            let what = value.into.map { "merged into \($0)" } ?? "closed"
            return why(
                "\(ending.ending.on) \(names.text(ending.unit)) \(what), decided by "
                    + "\(value.decidedBy)", ending.ending)
        }
        return block("Support units that ended", lines)
    }

    private var frameworks: [String] {
        let lines = state.arrangements.flatMap { arrangement in
            arrangement.stream.state.frameworkPlaces.map { place in
                let value = place.value
                let outcome =
                    switch value.outcome {
                    case .accredited: "accredited"
                    case .rejected(nil): "rejected"
                    case .rejected(let reason?): "rejected (\(reason.rawValue))"
                    }
                let lot = "\(value.framework), \(value.lot)"
                return why(
                    "\(place.on) \(names.text(value.supplier)) \(outcome) for \(lot)", place)
            }
        }
        return block("Places on frameworks", lines)
    }
}
