internal import Commissioning
internal import EventLog
internal import Projections

/// A contract as a person reads it.
struct ContractText {
    let names: BodyNames
    let saysWhy: Bool

    /// Everything on record of it, and what is not.
    func lines(_ contract: HeldContract) -> [String] {
        var lines = [heading(contract), "  stream      \(stream(contract))"]
        lines += terms(contract) + origin(contract) + course(contract)
        let missing = contract.notRecorded
        if !missing.isEmpty { lines.append("  Not recorded: \(ContractText.text(missing))") }
        for question in contract.questions {
            lines.append(
                "  question    \(question.sentence) (event \(Words.list(question.on)))")
        }
        return lines
    }

    /// What a body's state says of it: who provides, for how much, how long, and its changes.
    func terms(_ contract: HeldContract) -> [String] {
        let state = contract.state
        guard state.award != nil else { return [] }
        var lines: [String] = []
        if let provider = state.provider(asOf: contract.asOf)?.value.supplier {
            let text = names.text(provider)
            lines.append("  provider    " + why(text, contract.providerReasons))
        }
        lines += value(contract) + share(contract)
        lines.append("  term        " + term(contract))
        lines += options(contract)
        for change in state.changes { lines.append("  change      " + text(change)) }
        for novation in state.novations { lines.append("  change      " + text(novation)) }
        if let termination = state.termination {
            let value = termination.value
            let text =
                "\(termination.on) terminated, over from \(value.effectiveOn), "
                + "\(value.reason.rawValue), \(ContractText.decided(value.decision))"
            lines.append("  change      " + why(text, termination))
        }
        return lines
    }

    /// What it is called, and whether it is in force.
    func heading(_ contract: HeldContract) -> String {
        let title = contract.state.award.map { why($0.title.value, $0.title) } ?? "(no award)"
        return "\(title): \(ContractText.standing(contract))"
    }

    /// Its stream, and whose that is.
    func stream(_ contract: HeldContract) -> String {
        "\(contract.stream.name)\(names.origin(contract.origin))"
    }

    private func why<Value>(_ text: String, _ stated: Stated<Value>) -> String {
        Why.text(text, stated, saysWhy)
    }

    private func why(_ text: String, _ reasons: Reasons?) -> String {
        Why.text(text, reasons, saysWhy)
    }

    // MARK: Terms

    /// Whether it is in force, and until when.
    static func standing(_ contract: HeldContract) -> String {
        let last = contract.lastDay.map { " \($0)" }
        switch contract.standing {
        case .inForce: return "in force" + (last.map { ", last day\($0)" } ?? ", no end on record")
        case .ahead:
            return "to begin on \(contract.state.award?.start.value.description ?? "")"
        case .over: return "over" + (last.map { " since\($0)" } ?? "")
        case .noAward: return "no award on record"
        }
    }

    private func value(_ contract: HeldContract) -> [String] {
        guard let award = contract.state.award else { return [] }
        var lines: [String] = []
        switch contract.state.currentValue {
        case .notStated: break
        case .sum(let money, let positions):
            var text = why(Words.money(money), contract.valueReasons)
            if positions.count > 1, let awarded = award.totalValue.value {
                text +=
                    " (\(Words.pounds(awarded.pence.count)) as awarded, "
                    + "\(Words.count(positions.count - 1, "change")))"
            }
            lines.append("  value       \(text)")
        case .awarded(let money, _, _):
            lines.append(
                "  value       " + why(Words.money(money), contract.valueReasons)
                    + " as awarded; with its changes not known")
        }
        if let annual = award.annualValue.value {
            let label = lines.isEmpty ? "  value       " : "              "
            lines.append(label + why(Words.money(annual), award.annualValue) + " as awarded")
        }
        return lines
    }

    private func share(_ contract: HeldContract) -> [String] {
        let share = contract.share
        guard let award = contract.state.award else { return [] }
        let parties = award.parties.value
        var text = names.share(share)
        if parties.count > 1, share.movedTo.isEmpty, share.parts.count < parties.count {
            text += share.value == nil ? "" : ", as awarded"
        }
        let roles = share.parts.map { part in
            "\(part.code) \(part.role.rawValue)"
        }
        if parties.count > 1, !roles.isEmpty { text += " (\(roles.joined(separator: ", ")))" }
        var lines = ["  own share   " + why(text, contract.shareReasons)]
        let mine = Set(share.parts.map(\.code))
        for party in parties where !mine.contains(party.code) {
            let part = party.share.map { Words.pounds($0.count) } ?? "a part not recorded"
            lines.append("  with        \(names.text(party.code)), \(party.role.rawValue), \(part)")
        }
        return lines
    }

    private func term(_ contract: HeldContract) -> String {
        guard let award = contract.state.award else { return "" }
        let start = why(award.start.value.description, award.start)
        guard let last = contract.lastDay else { return "from \(start), no end on record" }
        return "\(start) to \(why(last.description, contract.endReasons)), both included"
    }

    private func options(_ contract: HeldContract) -> [String] {
        guard let options = contract.state.options, options.timesGranted > 0 else { return [] }
        let granted =
            "\(Words.count(options.monthsGranted, "month")) in "
            + Words.count(options.timesGranted, "option")
        let used = options.uses.isEmpty ? "none used" : "\(options.uses.count) used"
        var lines = ["  options     " + why("\(granted), \(used)", contract.optionReasons)]
        if let left = contract.optionLeft, let day = left.useBy {
            let months = left.months.map { Words.count($0, "month") } ?? "an unknown time"
            let end = left.longestEnd.map { ", until \($0.adding(days: -1)) at the longest" } ?? ""
            lines.append("  decide by   \(day), the last day of the term: \(months) left\(end)")
        } else if contract.standing == .inForce, contract.state.termination == nil,
            let day = contract.lastDay
        {
            lines.append("  decide by   \(day), the last day of the term: no option is left")
        }
        return lines
    }

    // MARK: Changes

    private func text(_ stated: Stated<ContractChange>) -> String {
        let change = stated.value
        var parts: [String] = []
        switch change.kind {
        case .extended(let wasOption):
            parts.append("extended, \(wasOption ? "by an option" : "by no option")")
        case .modified(let modification):
            let code = modification.code.rawValue
            parts.append("modified (\(code))")
            parts.append(modification.isProvidedFor ? "as it provides" : "not as it provides")
            if let ground = modification.ground { parts.append("ground \(ground.rawValue)") }
            if let cause = modification.attribution { parts.append("caused by \(cause.rawValue)") }
        }
        if let end = change.newEnd?.adding(days: -1) {
            let before = change.endBefore.map { "\($0.adding(days: -1))" } ?? "not recorded"
            parts.append("last day \(before) → \(end)")
        }
        if let delta = change.valueDelta {
            let sign = delta.pence.count < 0 ? "" : "+"
            parts.append(sign + Words.money(delta))
        }
        if change.isAfterEnd { parts.append("after its end") }
        parts.append(ContractText.decided(change.decision))
        return why("\(stated.on) \(parts.joined(separator: ", "))", stated)
    }

    private func text(_ stated: Stated<ContractNovation>) -> String {
        let provider = stated.value.provider.supplier.map(names.text) ?? "another provider"
        return why(
            "\(stated.on) passed to \(provider) from \(stated.value.effectiveOn), "
                + ContractText.decided(stated.value.decision), stated)
    }

    /// Where something was decided.
    static func decided(_ decision: Decision?) -> String {
        decision.map { SupportText.text($0) } ?? "no decision named"
    }

    // MARK: Origin and course

    private func origin(_ contract: HeldContract) -> [String] {
        guard let award = contract.state.award else { return [] }
        let basis = ContractText.words(award.decisionBasis.value)
        var text = why(basis, award.decisionBasis)
        if let procurement = award.procurement.value {
            let reference = award.award.value.map { ", award \($0)" } ?? ""
            text = why("\(procurement)\(reference)", award.procurement)
        }
        if let route = award.selectionProcess.value { text += ", \(route.rawValue)" }
        if let stated = contract.awardDecision {
            text += ", " + why("\(stated.on) \(SupportText.text(stated.value.decision))", stated)
        } else if let waiver = contract.waiver {
            text += ", " + why("\(waiver.on) under the waiver of \(waiver.value.clause)", waiver)
        }
        return ["  came from   \(text)"]
    }

    private func course(_ contract: HeldContract) -> [String] {
        let state = contract.state
        var lines: [String] = []
        if let signed = state.fullySignedOn {
            let text = why("\(signed.value)", contract.signatureReasons)
            lines.append("  signed      \(text)")
        }
        for publication in state.publications {
            let value = publication.value
            let place = value.uri ?? value.noticeID
            let text = "\(publication.on) \(value.channel.rawValue)\(place.map { ", \($0)" } ?? "")"
            lines.append("  published   " + why(text, publication))
        }
        if let payments = state.payments { lines.append("  paid        " + text(payments)) }
        for former in state.former {
            let provider = former.award?.provider.value.supplier.map(names.text)
            let text =
                "\(provider ?? "a contract with no award on record"), terminated on "
                + "\(former.termination.on), \(former.termination.value.reason.rawValue)"
            lines.append("  before it   " + why(text, former.termination))
        }
        return lines
    }

    private func text(_ payments: ContractPayments) -> String {
        let totals = payments.totals.map { total in
            let vat = Words.vat(total.vat)
            let sum = total.sum.map { Words.pounds($0.count) } ?? "more than can be added"
            return "\(sum) \(vat) in \(Words.count(total.count, "payment"))"
        }
        return totals.joined(separator: "; ") + ", "
            + why("the last on \(payments.last.on)", payments.last)
    }

    // MARK: Words

    /// `its value (contract.contract-awarded); …`, what one event would say together.
    static func text(_ missing: [UnrecordedTerm]) -> String {
        var types: [String] = []
        for term in missing where !types.contains(term.eventType) { types.append(term.eventType) }
        return types.map { type in
            let terms = missing.filter { $0.eventType.utf8.elementsEqual(type.utf8) }
            return terms.map { words($0.term) }.joined(separator: ", ") + " (\(type))"
        }.joined(separator: "; ")
    }

    private static func words(_ term: UnrecordedTerm.Term) -> String {
        switch term {
        case .award: "the award"
        case .value: "its value"
        case .ownShare: "the own share"
        case .end: "its end"
        case .extensionOptions: "whether it can be extended"
        case .procurement: "the procurement it comes from"
        case .awardDecision: "the decision to award it"
        case .signature: "its signature by every party"
        case .publication: "the publication of its record"
        }
    }

    private static func words(_ basis: ContractDecisionBasis) -> String {
        switch basis {
        case .procured: "a procurement, or a decision to do without one"
        case .inheritedByTransfer: "a body that was replaced (inheritedByTransfer)"
        case .legacyRegister: "a register from before the ledger (legacyRegister)"
        case .novated: "another contract that was made over (novated)"
        case .noneOnRecord: "no decision that could be found (noneOnRecord)"
        }
    }
}
