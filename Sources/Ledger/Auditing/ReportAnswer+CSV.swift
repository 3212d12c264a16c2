internal import AuditRules
internal import Commissioning
internal import EventLog
public import Interchange
internal import Reports

extension ReportAnswer {
    /// A line for each finding that applies.
    ///
    /// Amounts are pounds, with a point and without a sign for the currency; several values in a
    /// cell are parted by semicolons.
    ///
    /// - Parameter form: Whom the text is for; the last column names it.
    public func csv(for form: CSVTable.Form) -> [UInt8] {
        var table = CSVTable(
            header: [
                "Rule", "Outcome", "Severity", "Question", "About", "Process", "Part",
                "Raised on", "Due on", "To answer", "Own to answer", "Sentence", "Weighed",
                "Value at stake (GBP)", "VAT", "Events", "Not on record", "To do", "Source",
                "Key", "Form of this file",
            ], form: form)
        for finding in report.findings where finding.outcome != .notApplicable {
            let card = RuleCatalogue.card(finding.rule)
            let positions = Set(finding.evidence.map(\.position)).sorted()
            let cells = [
                finding.rule, finding.outcome.name, finding.severity.rawValue,
                card?.question ?? "", finding.stream.text, finding.process.text, finding.part,
                finding.on?.description ?? "", finding.outcome.dueOn?.description ?? "",
                finding.answerable?.description ?? "", report.isOwn(finding) ? "yes" : "no",
                finding.sentence, finding.notes.joined(separator: "; "),
            ]
            let value = finding.value?.pence.pounds ?? ""
            let rest = [
                finding.value?.vat.rawValue ?? "",
                positions.map(\.description).joined(separator: "; "),
                finding.missing.map(\.description).joined(separator: "; "), finding.toDo ?? "",
                card?.source ?? "", finding.key, form.rawValue,
            ]
            table.add(cells.map { .text($0) } + [.number(value)] + rest.map { .text($0) })
        }
        return table.bytes
    }
}
