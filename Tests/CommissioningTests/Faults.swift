import CanonicalJSON

@testable import EventLog

/// The ways in which good data can be spoilt, one at a time, with the place of each.
struct Faults {
    /// Data with one thing wrong.
    struct Fault {
        let data: JSONObject
        let path: String
        let what: String
        var isMissing = false
    }

    private var found: [Fault] = []

    /// Every fault of an object whose members are all there.
    static func all(_ fields: [FieldDescription], in data: JSONObject) -> [Fault] {
        var faults = Faults()
        faults.collect(fields, data, "") { $0 }
        return faults.found
    }

    /// The data as a leaf has them, but for the digests.
    static func withoutSealed(_ fields: [FieldDescription], _ data: JSONObject) -> JSONObject {
        var data = data
        for field in fields {
            if field.sealing != nil {
                data[field.name] = nil
            } else if case .list(.group(let inner)) = field.shape,
                case .array(let items)? = data[field.name]
            {
                data[field.name] = .array(
                    items.map { item in
                        guard case .object(let object) = item else { return item }
                        return .object(withoutSealed(inner, object))
                    })
            } else if case .group(let inner) = field.shape,
                case .object(let object)? = data[field.name]
            {
                data[field.name] = .object(withoutSealed(inner, object))
            }
        }
        return data
    }

    private mutating func collect(
        _ fields: [FieldDescription], _ data: JSONObject, _ path: String,
        _ whole: (JSONObject) -> JSONObject
    ) {
        var unknown = data
        unknown["zz"] = .bool(true)
        found.append(Fault(data: whole(unknown), path: "\(path)/zz", what: "an unknown key"))
        for field in fields {
            guard let value = data[field.name] else { continue }
            let place = "\(path)/\(field.name)"
            func with(_ value: JSONValue?) -> JSONObject {
                var changed = data
                changed[field.name] = value
                return whole(changed)
            }
            if field.isRequired {
                found.append(
                    Fault(data: with(nil), path: place, what: "nothing", isMissing: true))
            }
            spoil(field.shape, value, place, with)
        }
    }

    private mutating func spoil(
        _ shape: FieldShape, _ value: JSONValue, _ path: String,
        _ with: (JSONValue) -> JSONObject
    ) {
        for wrong in Faults.wrong(shape) {
            guard let value = SchemaLaw.parsed(wrong) else { continue }
            found.append(Fault(data: with(value), path: path, what: String(wrong.prefix(20))))
        }
        switch (shape, value) {
        case (.list(let element), .array(let items)):
            guard let first = items.first else { return }
            spoil(element, first, "\(path)/0") { with(.array([$0] + items.dropFirst())) }
        case (.group(let fields), .object(let object)):
            collect(fields, object, path) { with(.object($0)) }
        default: break
        }
    }

    /// JSON that the shape does not admit.
    private static func wrong(_ shape: FieldShape) -> [String] {
        switch shape {
        case .text(let maximumBytes):
            ["7", "\"\"", "\"" + String(repeating: "x", count: maximumBytes + 1) + "\""]
        case .line(let maximumBytes):
            wrong(.text(maximumBytes: maximumBytes)) + [#""one\ntwo""#, #""a\u001bb""#]
        case .code: ["7", "\"nope\""]
        case .formatted: ["7", "\"\"", "\"~ ~\""]
        case .integer(let range):
            ["\"7\"", "1.5", "true", "1e300", "99999999999999999999"]
                + (range.lowerBound == 0 ? ["-1"] : [])
        case .boolean: ["\"true\"", "1", "null"]
        case .list: ["7", "[]", "{}"]
        case .group: ["7", "\"x\"", "[]", "null"]
        }
    }
}
