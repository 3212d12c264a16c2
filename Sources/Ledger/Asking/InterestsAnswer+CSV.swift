internal import Commissioning
internal import EventLog
public import Interchange
internal import Projections

extension InterestsAnswer {
    /// A line for each row: the columns of the register, then what they rest on.
    ///
    /// Nothing said is an empty cell; a sealed text that nothing at hand opens is `sealed`.
    ///
    /// - Parameter form: Whom the text is for; the last column names it.
    public func csv(for form: CSVTable.Form) -> [UInt8] {
        var header = InterestsColumn.allCases.map(\.heading)
        header += ["Interest", "Declared on", "Published on", "Withheld", "Carried over from"]
        header += ["Form of this file"]
        var table = CSVTable(header: header, form: form)
        for row in rows {
            let entry = row.entry
            let declaredOn = row.isWithheld ? nil : entry.declaredOn
            let publishedOn = row.isWithheld ? nil : entry.publication?.on
            var cells = InterestsColumn.allCases.map { row.text($0) }
            cells += [
                entry.interest?.ref.text ?? "", declaredOn?.description ?? "",
                publishedOn?.description ?? "", entry.withholding == nil ? "no" : "yes",
                entry.part.isCarriedOver ? entry.part.owner.description : "", form.rawValue,
            ]
            table.add(cells.map(CSVTable.Cell.text))
        }
        return table.bytes
    }
}
