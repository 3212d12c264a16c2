public import CanonicalJSON
internal import EventLog
internal import Projections

/// What an interface prints as JSON: one object with a version of its shape.
public struct Document: Sendable {
    /// The members, in the order in which they were put.
    public private(set) var object: JSONObject

    /// The version of every shape that this release prints.
    public static let schemaVersion: Int64 = 1

    /// A document with nothing but its version.
    public init() { object = ["schemaVersion": .integer(Document.schemaVersion)] }

    /// A member; absent when the value is nil.
    public subscript(_ name: String) -> JSONValue? {
        get { object[name] }
        set { object[name] = newValue }
    }

    /// Canonical JSON.
    public var bytes: [UInt8] {
        guard let bytes = try? JSONValue.object(object).canonicalBytes() else {
            preconditionFailure("a document of our own that has no canonical form")
        }
        return bytes
    }
}

extension JSONValue {
    static func positions(_ positions: some Sequence<Position>) -> JSONValue {
        .array(positions.map { .integer($0.index) })
    }
}

extension KnownAt {
    /// `{position, recordedtime, provisional}`: the events below the position were known.
    var json: JSONValue {
        .object(
            JSONObject(present: [
                ("position", .integer(size.count)),
                ("provisional", .bool(isProvisional)),
                ("recordedtime", recordedTime.map { .text($0) }),
            ]))
    }
}

extension InputError {
    /// `{file, line, path, value, reason, hint}`, those that are known.
    public var json: JSONValue {
        .object(
            JSONObject(present: [
                ("file", file.map { .string($0) }), ("hint", hint.map { .string($0) }),
                ("line", line.map { .integer($0) }), ("path", .string(path)),
                ("reason", .string(reason)), ("value", value.map { .string($0) }),
            ]))
    }
}

extension ImportReport {
    /// `{recorded, alreadyRecorded, rejected, errors[], order, dryRun, stopped, size}`.
    public var document: Document {
        var document = Document()
        document["recorded"] = .integer(recorded)
        document["alreadyRecorded"] = .integer(alreadyRecorded)
        document["rejected"] = .integer(rejected)
        document["errors"] = .array(errors.map(\.json))
        document["order"] = .string(order)
        document["dryRun"] = .bool(isDryRun)
        document["stopped"] = .bool(isStopped)
        document["size"] = .integer(size.count)
        return document
    }
}
