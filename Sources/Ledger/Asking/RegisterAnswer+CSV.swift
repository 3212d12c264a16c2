internal import Commissioning
internal import EventLog
public import Interchange
internal import Projections

extension RegisterAnswer {
    /// A line for each row: the columns of the register, the value in two, then what they rest on.
    ///
    /// Nothing said is an empty cell; that there is none is `None`; what is not on record is
    /// `Not recorded`. Amounts are pounds, with a point and without a sign for the currency.
    ///
    /// - Parameter form: Whom the text is for; the last column names it.
    public func csv(for form: CSVTable.Form) -> [UInt8] {
        var header = RegisterColumn.allCases.flatMap { column in
            column == .value
                ? ["\(column.heading), total (GBP)", "\(column.heading) to the party (GBP)"]
                : [column.heading]
        }
        header += ["VAT", "Value covers", "Decided", "Decided on", "Party", "Carried over"]
        header += ["Counted in totals", "Event types not recorded", "Form of this file"]
        var table = CSVTable(header: header, form: form)
        for row in rows {
            var cells = RegisterColumn.allCases.flatMap { column in
                column == .value ? [cell(row.total), cell(row.share)] : [cell(row[column])]
            }
            let money = row.total.amount ?? row.share.amount
            cells += [
                .text(money?.vat.rawValue ?? ""),
                .text(money.map { $0.basis == .annual ? "a year" : "whole term" } ?? ""),
                .text(row.what.word), .text(row.on.description), .text(row.party.description),
                .text(row.isCarriedOver ? "yes" : "no"),
                .text(row.countsInTotals ? "yes" : "no"),
                .text(row.missing.joined(separator: " ")), .text(form.rawValue),
            ]
            table.add(cells)
        }
        return table.bytes
    }

    private func cell(_ cell: RegisterCell) -> CSVTable.Cell {
        switch shown(cell) {
        case .text(let text): .text(text)
        case .money(let money): .number(money.pence.pounds)
        case .noneDeclared: .text("None")
        case .blank: .text("")
        case .notRecorded: .text("Not recorded")
        }
    }
}

extension Pence {
    /// `-1234.05`: pounds with two decimals and nothing else.
    var pounds: String {
        let rest = count.magnitude % 100
        return "\(count < 0 ? "-" : "")\(count.magnitude / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
