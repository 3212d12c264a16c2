internal import ArgumentParser
internal import CanonicalJSON
internal import EventLog
internal import Ledger

/// Says what can be recorded.
struct TypesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "types", abstract: "Says which events there are, and their fields.",
        discussion: Examples.text(
            "ccgledger types", "ccgledger types support.support-service-agreed.v1",
            "ccgledger types support.support-service-agreed.v1 --json-schema > agreed.json"))

    @Argument(help: "One event type; all when none is named.")
    var type: String?

    @Flag(help: "Print the JSON Schema of its data.")
    var jsonSchema = false

    @Flag(
        help: "Print the header of a table that people fill in; import takes JSON Lines, no table.")
    var csvTemplate = false

    @Flag(help: "Answer in JSON.")
    var json = false

    func run() async throws {
        let terminal = Terminal.current
        guard let type else {
            guard !jsonSchema, !csvTemplate else {
                throw Failure(.usage, "no event type is named", hint: "ccgledger types TYPE")
            }
            return list(terminal)
        }
        let schema = try TypeWord.schema(type)
        if jsonSchema {
            terminal.print(try JSONValue.object(schema.jsonSchema).canonicalBytes())
        } else if csvTemplate, json {
            var document = Document()
            document["type"] = .string(type)
            document["columns"] = .array(schema.csvColumns.map { .string($0) })
            terminal.print(document.bytes)
        } else if csvTemplate {
            terminal.print(schema.csvColumns.joined(separator: ","))
            terminal.say(
                "note: the header of a table for people to fill in; a program makes a line of JSON "
                    + "of each row, for ccgledger import takes no table")
            terminal.say("hint: ccgledger help import shows such a line")
        } else if json {
            var document = Document()
            for (name, value) in schema.json.members { document[name] = value }
            terminal.print(document.bytes)
        } else {
            describe(schema, terminal)
        }
    }

    private func list(_ terminal: Terminal) {
        let schemas = Ledger.catalogue.schemas
        guard !json else {
            var document = Document()
            document["count"] = .count(schemas.count)
            document["rows"] = .array(
                schemas.map { schema in
                    .object([
                        "type": .string(schema.name.text), "summary": .string(schema.summary),
                        "stream": .string(schema.streamForm),
                    ])
                })
            terminal.print(document.bytes)
            return
        }
        var table = TextTable("type", "what it records")
        for schema in schemas { table.add([schema.name.text, schema.summary]) }
        for line in table.lines() { terminal.print(line) }
        terminal.print("next: ccgledger types TYPE")
    }

    private func describe(_ schema: EventSchema, _ terminal: Terminal) {
        terminal.print("\(schema.name)")
        terminal.print(schema.summary)
        terminal.print("stream: \(schema.streamForm)")
        if case .ledger(let occasion) = schema.recorder {
            terminal.print("recorded by the ledger alone, when \(occasion)")
        }
        var table = TextTable("field", "kind", "", "sealed", "who may read", "what it says")
        TypesCommand.add(schema.fields, prefix: "", to: &table)
        for line in table.lines() { terminal.print(line) }
        terminal.print("* required")
        guard schema.recorder == .anybody else { return }
        terminal.print("next: ccgledger record \(schema.name) --stream \(schema.streamForm)")
    }

    private static func add(
        _ fields: [FieldDescription], prefix: String, to table: inout TextTable
    ) {
        for field in fields {
            var kind = field.shape.kind
            if let unit = field.unit { kind += " of \(unit)" }
            var doc = field.doc
            if case .code(let codes) = field.shape.item {
                doc += " One of \(codes.joined(separator: ", "))."
            }
            if let source = field.source { doc += " Source: \(source)." }
            table.add([
                prefix + field.name, kind, field.isRequired ? "*" : "",
                field.sealing?.rawValue ?? "", field.audience.description, doc,
            ])
            guard case .group(let parts) = field.shape.item else { continue }
            let isList = field.shape.item != field.shape
            add(parts, prefix: "\(prefix)\(field.name)\(isList ? "[0]" : "").", to: &table)
        }
    }
}
