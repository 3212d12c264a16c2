internal import CanonicalJSON
internal import EventLog
internal import Ledger
internal import TransparencyLog

/// A decision's events before and after they are recorded, as a person reads them.
enum DecisionPlanText {
    /// What would be recorded, and what falls due.
    static func lines(_ plan: DecisionPlan) -> [String] {
        var lines = ["for \(plan.body), together or not at all:"]
        for (index, event) in plan.events.enumerated() {
            lines.append("\(index + 1)  \(event.type) on \(event.occurredOn) in \(event.stream)")
            var rows: [(String, String)] = []
            if let data = event.proposal["data"] { EventText.flatten(data, "", &rows) }
            // Silence of the event would leave the reader in doubt.
            if event.field == "conflicts", plan.form.conflicts.declared.isEmpty {
                rows.append(("declared", "none"))
            }
            let sealed = Set(plan.sealed[index].map(path))
            let marked = rows.map { ($0.0 + (sealed.contains($0.0) ? " (sealed)" : ""), $0.1) }
            lines += EventText.block(marked).map { "  \($0)" }
        }
        if let code = plan.unknownSupplier {
            lines.append(
                "note: the ledger knows no body \(code); if that is a name, write "
                    + "supplierName=\(code)")
        }
        return lines + due(plan.form.due)
    }

    /// The receipt, and what to do next.
    static func lines(_ recorded: RecordedDecision, of code: String) -> [String] {
        let receipt = recorded.receipt
        let events = Words.count(receipt.count, "event")
        var lines = [
            receipt.isReplay ? "was recorded before, as \(events):" : "recorded \(events) as one:"
        ]
        lines += EventText.block(
            recorded.events.map { ($0.position.description, "\($0.type) in \($0.stream)") })
        lines.append("recorded  \(receipt.recordedTime)")
        lines.append(
            "log       \(Words.count(receipt.logSize.count, "event")), root "
                + receipt.root.base64)
        lines.append("next: ccgledger decisions \(code)")
        lines.append("      ccgledger show \(receipt.first)")
        return lines
    }

    /// What falls due, each with what it follows from.
    static func due(_ steps: [DueStep]) -> [String] {
        guard !steps.isEmpty else { return [] }
        var lines = ["falls due because of it, as far as the form tells:"]
        for step in steps {
            lines.append("  \(when(step.moment)): \(step.what)")
            lines.append("      \(step.basis)")
        }
        return lines
    }

    private static func when(_ moment: DueStep.Moment) -> String {
        switch moment {
        case .by(let day): "by \(day)"
        case .on(let day): "on \(day)"
        case .until(let day): "until the end of \(day)"
        case .open(let words): words
        }
    }

    /// The path of a sealed field, as the data is shown: `actions[0].reason`.
    private static func path(_ name: String) -> String {
        var path = ""
        for step in name.split(separator: "/") {
            if Int(step) != nil {
                path += "[\(step)]"
            } else {
                path += path.isEmpty ? "\(step)" : ".\(step)"
            }
        }
        return path
    }
}
