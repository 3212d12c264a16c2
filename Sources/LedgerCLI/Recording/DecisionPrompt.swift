internal import CanonicalJSON
internal import EventLog
internal import Ledger

/// Asks a person for the fields of a decision's form, one after the other.
struct DecisionPrompt {
    let terminal: Terminal
    /// The day that is meant when none is named.
    let today: CivilDate

    /// Asks for what is missing; an answer that cannot be is asked for again.
    ///
    /// - Parameter onlyRequired: Leaves optional fields alone.
    /// - Throws: ``Failure`` when the input ends.
    func fill(_ form: inout JSONObject, onlyRequired: Bool) throws(Failure) {
        terminal.say("A decision in \(DecisionForm.table.fields.count) answers.")
        terminal.say("An empty answer leaves an optional field out; Ctrl-C records nothing.")
        for field in DecisionForm.table.fields where form[field.name] == nil {
            if onlyRequired, !field.isRequired { continue }
            try ask(field, &form)
        }
    }

    private func ask(_ field: FieldDescription, _ form: inout JSONObject) throws(Failure) {
        terminal.say("\(field.name): \(field.doc)")
        if let grammar = DecisionWords.grammar[field.name] { terminal.say("  write \(grammar)") }
        let question = "\(field.name)\(field.isRequired ? "" : " (optional)"): "
        while true {
            let answer = try FieldPrompt(terminal: terminal).line(question)
            do throws(Failure) {
                guard let value = try DecisionWords(field: field).value(answer) else {
                    if !field.isRequired { return }
                    terminal.say("  \(field.name) is required")
                    continue
                }
                var trial = form
                trial[field.name] = value
                trial = DecisionForm.completed(trial, today: today)
                let issues = DecisionForm.issues(in: trial, field: field.name)
                guard !issues.isEmpty else { return form[field.name] = value }
                for issue in issues { tell(InputError(issue)) }
            } catch {
                for error in error.errors { tell(error) }
            }
        }
    }

    private func tell(_ error: InputError) {
        let value = error.value.map { " (\($0))" } ?? ""
        let hint = error.hint.map { "; \($0)" } ?? ""
        terminal.say("  \(error.path)\(value): \(error.reason)\(hint)")
    }
}
