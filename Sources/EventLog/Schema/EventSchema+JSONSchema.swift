public import CanonicalJSON

extension EventSchema {
    /// The JSON Schema of the data that a proposal of the type brings: sealed values are there,
    /// marked with their class.
    ///
    /// Source: JSON Schema, draft 2020-12.
    public var jsonSchema: JSONObject {
        var schema = FieldShape.group(fields).jsonSchema
        schema["$schema"] = .string("https://json-schema.org/draft/2020-12/schema")
        schema["$id"] = .string("urn:ccgledger:\(name)")
        schema["title"] = .string(name.text)
        schema["description"] = .string(summary)
        return schema
    }

    /// `{type, summary, stream, ledgerRecordsWhen?, fields[]}`: all that the reference says of the
    /// type.
    public var json: JSONObject {
        var object: JSONObject = [
            "type": .string(name.text), "summary": .string(summary),
            "stream": .string(streamForm),
            "fields": .array(fields.map { .object($0.json) }),
        ]
        if case .ledger(let occasion) = recorder {
            object["ledgerRecordsWhen"] = .string(occasion)
        }
        return object
    }

    /// The header row of a table whose rows are events of the type: the envelope's columns, then
    /// one for each field; a group's fields are joined to it by a dot, a list's by `[0]`.
    public var csvColumns: [String] {
        ["subject", "occurredon", "occurredprecision", "time", "id", "evidencegrade"]
            + fields.flatMap { $0.columns(prefix: "") }
    }
}

extension FieldDescription {
    /// `{name, kind, required, unit?, sealing?, audience, doc, source?, codes?, fields?}`.
    public var json: JSONObject {
        var object: JSONObject = [
            "name": .string(name), "kind": .string(shape.kind), "required": .bool(isRequired),
            "audience": .string(audience.description), "doc": .string(doc),
        ]
        object["unit"] = unit.map { .string($0) }
        object["sealing"] = sealing.map { .string($0.rawValue) }
        object["source"] = source.map { .string($0) }
        let item = shape.item
        if case .code(let codes) = item { object["codes"] = .array(codes.map { .string($0) }) }
        if case .group(let fields) = item {
            object["fields"] = .array(fields.map { .object($0.json) })
        }
        return object
    }

    fileprivate func columns(prefix: String) -> [String] {
        switch shape {
        case .group(let fields) where !fields.isEmpty:
            fields.flatMap { $0.columns(prefix: "\(prefix)\(name).") }
        case .list(.group(let fields)):
            fields.flatMap { $0.columns(prefix: "\(prefix)\(name)[0].") }
        case .list: ["\(prefix)\(name)[0]"]
        default: [prefix + name]
        }
    }
}

extension FieldShape {
    /// One word or two for the kind of value, such as `text`, `list of ODS code`.
    public var kind: String {
        switch self {
        case .text: "text"
        case .line: "line of text"
        case .code: "code"
        case .formatted(let name, _, _): name
        case .integer: "integer"
        case .boolean: "boolean"
        case .list(let item): "list of \(item.kind)"
        case .group: "object"
        }
    }

    /// What a list holds, or the shape itself.
    public var item: FieldShape {
        if case .list(let item) = self { return item.item }
        return self
    }

    var jsonSchema: JSONObject {
        switch self {
        case .text(let maximum), .line(let maximum):
            // Characters are never more than bytes, so no valid text is refused here. That a text
            // is one line is said by its kind alone: schemas that were released never change.
            [
                "type": .string("string"), "minLength": .number(1),
                "maxLength": .number(Int64(maximum)),
            ]
        case .code(let codes): ["enum": .array(codes.map { .string($0) })]
        case .formatted(_, let pattern, let example):
            [
                "type": .string("string"), "pattern": .string(pattern),
                "examples": .array([.string(example)]),
            ]
        case .integer(let range):
            [
                "type": .string("integer"), "minimum": .number(range.lowerBound),
                "maximum": .number(range.upperBound),
            ]
        case .boolean: ["type": .string("boolean")]
        case .list(let item):
            [
                "type": .string("array"), "minItems": .number(1),
                "items": .object(item.jsonSchema),
            ]
        case .group(let fields): FieldShape.objectSchema(fields)
        }
    }

    private static func objectSchema(_ fields: [FieldDescription]) -> JSONObject {
        var properties = JSONObject()
        for field in fields {
            var schema = field.shape.jsonSchema
            schema["description"] = .string(field.doc)
            schema["x-unit"] = field.unit.map { .string($0) }
            schema["x-sealing"] = field.sealing.map { .string($0.rawValue) }
            schema["x-audience"] = .string(field.audience.description)
            schema["x-source"] = field.source.map { .string($0) }
            properties[field.name] = .object(schema)
        }
        var schema: JSONObject = ["type": .string("object")]
        guard !fields.isEmpty else { return schema }
        schema["properties"] = .object(properties)
        schema["additionalProperties"] = .bool(false)
        let required = fields.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { schema["required"] = .array(required) }
        return schema
    }
}

extension JSONValue {
    fileprivate static func number(_ value: Int64) -> JSONValue { .number(JSONNumber(value)) }
}
