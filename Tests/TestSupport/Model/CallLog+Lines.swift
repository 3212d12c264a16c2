internal import CanonicalJSON
internal import EventLog
internal import TransparencyLog

/// One JSON object a line, for harnesses in other languages.
///
/// A call or return: `client`, `call`, `what` (`append`, `acknowledged`, `refused`, `failed`,
/// `read`, `saw`), and what belongs to it: `entries` of `count` and `requestId`, `receipt`,
/// `reason`, `from`, `leafHashes`, `root`, `size`.
extension CallLog {
    /// The log as lines.
    ///
    /// - Throws: Where a value cannot be written.
    public func lines() throws -> [String] {
        try records.map { record in
            var members: [(name: String, value: JSONValue?)] = [
                ("call", .integer(record.call)), ("client", .string(record.client)),
            ]
            switch record.what {
            case .append(let entries):
                let values = entries.map { entry in
                    JSONValue.object(
                        JSONObject(present: [
                            ("count", .integer(entry.count)),
                            ("requestId", .text(EventID(entry.key))),
                        ]))
                }
                members += [("entries", .array(values)), ("what", .string("append"))]
            case .acknowledged(let receipt):
                let value = try JSONValue(parsing: receipt.bytes, profile: CallLog.profile)
                members += [("receipt", value), ("what", .string("acknowledged"))]
            case .refused(let reason):
                members += [("reason", .string(reason)), ("what", .string("refused"))]
            case .failed(let reason):
                members += [("reason", .string(reason)), ("what", .string("failed"))]
            case .read(let from):
                members += [("from", .integer(from)), ("what", .string("read"))]
            case .saw(let events):
                members += [
                    ("from", .integer(events.from)),
                    ("leafHashes", .array(events.leafHashes.map { .string($0.base64) })),
                    ("root", events.root.map { .string($0.base64) }),
                    ("size", .integer(events.size)), ("what", .string("saw")),
                ]
            }
            let bytes = try JSONValue.object(JSONObject(present: members)).canonicalBytes()
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Reads lines.
    ///
    /// - Throws: ``TestFailure`` that names the line.
    public init(lines: [String]) throws {
        self.init()
        for (index, line) in lines.enumerated() {
            let fields = try Fields(line, number: index + 1)
            let client = try fields.text("client")
            let call = try fields.number("call")
            note(client, Int(call), try CallLog.what(fields))
        }
    }

    private static func what(_ fields: Fields) throws -> CallRecord.What {
        switch try fields.text("what") {
        case "append":
            return .append(
                try fields.objects("entries").map { entry in
                    CalledEntry(
                        key: try entry.key("requestId"), count: Int(try entry.number("count")))
                })
        case "acknowledged":
            let bytes = try fields.value("receipt").canonicalBytes()
            return .acknowledged(try Receipt(parsing: bytes))
        case "refused": return .refused(try fields.text("reason"))
        case "failed": return .failed(try fields.text("reason"))
        case "read": return .read(from: try fields.number("from"))
        case "saw":
            return .saw(
                SeenEvents(
                    from: try fields.number("from"), leafHashes: try fields.digests("leafHashes"),
                    size: try fields.number("size"),
                    root: fields.has("root") ? try fields.digest("root") : nil))
        default: throw fields.failure("what")
        }
    }

    static let profile = JSONProfile.interchange(maximumLength: 10_000_000)
}

/// The head in the first line (`origin`, `root`, `size`), then an event a line (`leafHash`,
/// `position`, `recordedtime`, `requestId`).
extension FinalLedger {
    /// The ledger as lines.
    ///
    /// - Throws: Where a value cannot be written.
    public func lines() throws -> [String] {
        let head: [(name: String, value: JSONValue?)] = [
            ("origin", .string(origin)), ("root", .string(root.base64)), ("size", .integer(size)),
        ]
        let objects =
            [head]
            + events.map { event in
                [
                    ("leafHash", .string(event.leafHash.base64)),
                    ("position", .integer(event.position)),
                    ("recordedtime", .text(event.recordedTime)),
                    ("requestId", .text(EventID(event.key))),
                ]
            }
        return try objects.map { members in
            let bytes = try JSONValue.object(JSONObject(present: members)).canonicalBytes()
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Reads lines.
    ///
    /// - Throws: ``TestFailure`` that names the line.
    public init(lines: [String]) throws {
        guard let first = lines.first else { throw TestFailure("the ledger has no line") }
        let head = try Fields(first, number: 1)
        self.init(
            origin: try head.text("origin"), size: try head.number("size"),
            root: try head.digest("root"), events: [])
        for (index, line) in lines.enumerated().dropFirst() {
            let fields = try Fields(line, number: index + 1)
            guard let time = Instant(try fields.text("recordedtime")) else {
                throw fields.failure("recordedtime")
            }
            events.append(
                FinalEvent(
                    position: try fields.number("position"), key: try fields.key("requestId"),
                    leafHash: try fields.digest("leafHash"), recordedTime: time))
        }
    }
}

extension EventID {
    /// The id of 128 bits that a request key is written as.
    fileprivate init(_ key: RequestKey) { self.init(high: key.high, low: key.low) }
}

/// The members of a line.
private struct Fields {
    let number: Int
    let object: JSONObject

    init(_ line: String, number: Int) throws {
        let value = try JSONValue(parsing: Array(line.utf8), profile: CallLog.profile)
        guard case .object(let object) = value else {
            throw TestFailure("line \(number) is no object")
        }
        self.number = number
        self.object = object
    }

    private init(_ object: JSONObject, number: Int) {
        self.object = object
        self.number = number
    }

    func failure(_ name: String) -> TestFailure {
        TestFailure("line \(number): `\(name)` is missing or not what it should be")
    }

    func has(_ name: String) -> Bool { object[name] != nil }

    func value(_ name: String) throws -> JSONValue {
        guard let value = object[name] else { throw failure(name) }
        return value
    }

    func text(_ name: String) throws -> String {
        guard case .string(let text) = try value(name) else { throw failure(name) }
        return text
    }

    func number(_ name: String) throws -> UInt64 {
        guard case .number(let number) = try value(name), let int = number.int, int >= 0 else {
            throw failure(name)
        }
        return UInt64(int)
    }

    func digest(_ name: String) throws -> Digest {
        guard let digest = Digest(base64: try text(name)) else { throw failure(name) }
        return digest
    }

    func digests(_ name: String) throws -> [Digest] {
        guard case .array(let values) = try value(name) else { throw failure(name) }
        return try values.map { value in
            guard case .string(let text) = value, let digest = Digest(base64: text) else {
                throw failure(name)
            }
            return digest
        }
    }

    func key(_ name: String) throws -> RequestKey {
        guard let id = EventID(try text(name)) else { throw failure(name) }
        return RequestKey(id)
    }

    func objects(_ name: String) throws -> [Fields] {
        guard case .array(let values) = try value(name) else { throw failure(name) }
        return try values.map { value in
            guard case .object(let object) = value else { throw failure(name) }
            return Fields(object, number: number)
        }
    }
}
