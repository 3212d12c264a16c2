internal import CanonicalJSON
internal import EventLog
internal import Ledger

/// Asks a person for the fields of an event, one after the other.
struct FieldPrompt {
    let terminal: Terminal

    /// Asks for what is missing.
    ///
    /// - Parameter onlyRequired: Leaves optional fields alone.
    /// - Throws: ``Failure`` when the input ends.
    func fill(_ data: inout JSONObject, _ schema: EventSchema, onlyRequired: Bool) throws(Failure) {
        terminal.say("\(schema.name): \(schema.summary)")
        terminal.say("An empty answer leaves an optional field out; Ctrl-C records nothing.")
        let common: Set = ["sources", "attachments"]
        let fields = schema.fields.filter { !common.contains($0.name) || $0.isRequired }
        try fill(&data, fields, path: "", onlyRequired: onlyRequired)
    }

    private func fill(
        _ data: inout JSONObject, _ fields: [FieldDescription], path: String, onlyRequired: Bool
    ) throws(Failure) {
        for field in fields where data[field.name] == nil {
            if onlyRequired, !field.isRequired { continue }
            data[field.name] = try ask(field, path: path + field.name)
        }
    }

    /// One line of input, asked for with `question`.
    ///
    /// - Throws: ``Failure`` when the input ends.
    func line(_ question: String) throws(Failure) -> String {
        terminal.ask(question)
        guard let line = terminal.readLine() else {
            throw Failure(.usage, "the input has ended; nothing is recorded")
        }
        return line
    }

    private func ask(_ field: FieldDescription, path: String) throws(Failure) -> JSONValue? {
        switch field.shape {
        case .group(let parts) where !parts.contains(where: { $0.name == "precision" }):
            return try askGroup(field, parts, path: path)
        case .list(.group(let parts)):
            return try askList(field, parts, path: path)
        default: break
        }
        terminal.say(FieldPrompt.description(of: field))
        while true {
            let answer = try line("\(path)\(field.isRequired ? "" : " (optional)"): ")
            if answer.isEmpty {
                if !field.isRequired { return nil }
                terminal.say("  \(path) is required")
                continue
            }
            do throws(Failure) {
                return try FieldText.value(answer, field.shape, path: path)
            } catch {
                for error in error.errors { terminal.say("  \(error.reason)") }
            }
        }
    }

    private func askGroup(
        _ field: FieldDescription, _ parts: [FieldDescription], path: String
    ) throws(Failure) -> JSONValue? {
        terminal.say(FieldPrompt.description(of: field))
        if !field.isRequired, try line("add \(path)? [y/N] ").lowercased() != "y" { return nil }
        var object = JSONObject()
        try fill(&object, parts, path: "\(path).", onlyRequired: false)
        return object.members.isEmpty ? nil : .object(object)
    }

    private func askList(
        _ field: FieldDescription, _ parts: [FieldDescription], path: String
    ) throws(Failure) -> JSONValue? {
        terminal.say(FieldPrompt.description(of: field))
        var items: [JSONValue] = []
        while true {
            let place = "\(path)[\(items.count)]"
            let isNeeded = field.isRequired && items.isEmpty
            if !isNeeded, try line("add \(place)? [y/N] ").lowercased() != "y" { break }
            var object = JSONObject()
            try fill(&object, parts, path: "\(place).", onlyRequired: false)
            items.append(.object(object))
        }
        return items.isEmpty ? nil : .array(items)
    }

    /// `functions: What it supplies. List of code: BI, contracting, …`.
    static func description(of field: FieldDescription) -> String {
        var text = "\(field.name): \(field.doc) [\(field.shape.kind)"
        if let unit = field.unit { text += ", in \(unit)" }
        text += "]"
        if let sealing = field.sealing { text += " [sealed: \(sealing.rawValue)]" }
        if case .code(let codes) = field.shape.item { text += " " + codes.joined(separator: ", ") }
        return text
    }
}
