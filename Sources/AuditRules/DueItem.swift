public import Commissioning
public import EventLog
internal import Projections

/// Something that falls due: a day, what it is about and what to do by then.
public struct DueItem: Hashable, Sendable {
    /// The day.
    public let on: CivilDate
    /// The rule that sets it; nil when a contract, a service or a standstill does.
    public let rule: String?
    /// Whose it is to do; nil when nothing says.
    public let body: ODSCode?
    /// The stream, and the part of it where it is not the whole.
    public let subject: String
    /// What the stream is called; nil when nothing on record says.
    public let title: String?
    /// What to do.
    public let toDo: String
    /// The same at each run, and of no other item.
    public var key: String { "\(rule ?? "ends"):\(subject):\(on)" }
}

extension Audit {
    /// What falls due from the day of the question through a day, in order of days.
    ///
    /// - Parameter history: The history that was audited.
    public func due(in history: AuditHistory, through last: CivilDate) -> [DueItem] {
        var items = findings.compactMap { finding in
            finding.outcome.dueOn.map {
                DueItem(
                    on: $0, rule: finding.rule, body: finding.answerable, subject: finding.subject,
                    title: history.matter(of: finding.stream).title,
                    toDo: finding.toDo ?? finding.sentence)
            }
        }
        items += history.contractEnds + history.serviceEnds + history.standstillEnds
        return items.filter { asOf <= $0.on && $0.on <= last }.sorted {
            ($0.on, $0.subject, $0.key) < ($1.on, $1.subject, $1.key)
        }
    }
}

extension AuditHistory {
    /// The last days of contracts in force or to begin: by then it is decided what follows.
    fileprivate var contractEnds: [DueItem] {
        contracts.compactMap { file in
            guard file.state.isInForce(asOf: asOf) || file.state.isAhead(asOf: asOf),
                let end = file.state.currentEnd(asOf: asOf)?.value
            else { return nil }
            let left = file.state.options?.monthsLeft ?? 0
            let options =
                left > 0
                ? "use an option (\(left) months are left), award a new one or let it end"
                : "award a new one or let it end; no option to extend is on record"
            return DueItem(
                on: end.adding(days: -1), rule: nil, body: file.matter.owner,
                subject: file.matter.stream.text, title: file.matter.title,
                toDo: "the last day of the contract: " + options)
        }
    }

    /// The last days of support services, whether they have begun or are to begin.
    fileprivate var serviceEnds: [DueItem] {
        support.compactMap { file in
            guard let agreement = file.state.agreement, file.state.exit == nil,
                let end = agreement.end.value, end > agreement.start.value
            else { return nil }
            return DueItem(
                on: end.adding(days: -1), rule: nil, body: file.matter.owner,
                subject: file.matter.stream.text, title: nil,
                toDo: "the last day of the support service by \(agreement.supplier.value): decide "
                    + "where support comes from")
        }
    }

    /// The last days of standstills that run.
    fileprivate var standstillEnds: [DueItem] {
        procurements.flatMap { file -> [DueItem] in
            let named = file.awards.map { ("award \($0.ref)", $0.record.standstill) }
            return (named + [("", file.state.standstill)]).compactMap { part, standstill in
                guard let standstill, standstill.isRunning,
                    let end = standstill.started?.value.end
                else { return nil }
                return DueItem(
                    on: end, rule: nil, body: file.matter.owner,
                    subject: part.isEmpty
                        ? file.matter.stream.text : "\(file.matter.stream) \(part)",
                    title: file.matter.title,
                    toDo: "the last day of the standstill on record: do not sign before it is over")
            }
        }
    }
}
