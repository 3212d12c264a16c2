internal import CanonicalJSON
internal import EventLog
internal import Interchange
internal import Reports
internal import TransparencyLog

/// What a bundle holds: every file with its digest, and what each event is.
struct BundleManifest {
    /// One file.
    struct File: Hashable {
        let path: String
        let length: Int
        let sha256: String
    }

    /// One event.
    struct Event: Hashable {
        let position: Position
        let leafHash: String
        let stream: String
        let streamVersion: Int64
    }

    /// One stream: how many events of it the bundle holds, and whether they are all that the
    /// ledger held at the moment.
    struct Stream: Hashable {
        let name: String
        let count: Int
        let isWhole: Bool
    }

    /// The manifest as it is written; canonical JSON and a line feed.
    let bytes: [UInt8]
    let origin: String
    let size: UInt64
    let root: String
    let reader: String
    let files: [File]
    let events: [Event]
    let streams: [Stream]

    /// Describes a bundle.
    ///
    /// - Parameters:
    ///   - versions: How many events each stream had at the moment.
    ///   - body: The body that its report is on; nil where it has none.
    init(
        _ question: BundleQuestion, _ checkpoint: Checkpoint, _ events: [ReportEvent],
        versions: [StreamName: Int], files: [ZipArchive.File], body: String?
    ) throws(LedgerError) {
        origin = checkpoint.origin.text
        size = checkpoint.size
        root = checkpoint.root.base64
        reader = question.reader.rawValue
        self.files = files.map {
            File(path: $0.name, length: $0.bytes.count, sha256: ReportAnswer.sha256($0.bytes))
        }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        self.events = events.map {
            Event(
                position: $0.position, leafHash: $0.leafHash.hex, stream: $0.stream.text,
                streamVersion: Int64($0.streamVersion))
        }
        let counts = Dictionary(grouping: events, by: \.stream).mapValues(\.count)
        streams = counts.sorted { $0.key < $1.key }.map { stream, count in
            Stream(name: stream.text, count: count, isWhole: versions[stream] == count)
        }
        var object: JSONObject = [
            "schemaVersion": .integer(Document.schemaVersion),
            "kind": .string(BundleManifest.kind), "origin": .string(origin),
            "size": .integer(size), "root": .string(root), "for": .string(reader),
            "asOf": .text(question.asOf.day), "knownAt": question.knownAt.json,
            "tool": .string("ccgledger \(Ledger.release)"),
        ]
        object["body"] = body.map { .string($0) }
        switch question.about {
        case .body: break
        case .finding(let key, _): object["finding"] = .string(key)
        case .streams(let names): object["about"] = .array(names.sorted().map { .string($0) })
        }
        object["files"] = .array(self.files.map(\.json))
        object["events"] = .array(self.events.map(\.json))
        object["streams"] = .array(streams.map(\.json))
        guard let bytes = try? JSONValue.object(object).canonicalBytes() else {
            throw .usage("the bundle cannot be described", hint: nil)
        }
        self.bytes = bytes + [0x0A]
    }

    static let kind = "evidence-bundle"

    /// Reads a manifest; nil when it is not one, or is written otherwise than this release does.
    init?(parsing bytes: [UInt8]) {
        let profile = JSONProfile.interchange(maximumLength: .max)
        guard case .object(let object)? = try? JSONValue(parsing: bytes, profile: profile),
            let canonical = try? JSONValue.object(object).canonicalBytes(),
            canonical + [0x0A] == bytes,
            object.word("kind") == BundleManifest.kind,
            let origin = object.word("origin"), let root = object.word("root"),
            let reader = object.word("for"), let size = object.count("size"),
            let files = object.list("files", BundleManifest.File.init),
            let events = object.list("events", BundleManifest.Event.init),
            let streams = object.list("streams", BundleManifest.Stream.init)
        else { return nil }
        self.bytes = bytes
        self.origin = origin
        self.root = root
        self.reader = reader
        self.size = UInt64(size)
        self.files = files
        self.events = events
        self.streams = streams
    }
}

extension BundleManifest.File {
    fileprivate var json: JSONValue {
        .object([
            "path": .string(path), "bytes": .integer(length), "sha256": .string(sha256),
        ])
    }

    fileprivate init?(_ object: JSONObject) {
        guard let path = object.word("path"), let length = object.count("bytes"),
            let sha256 = object.word("sha256")
        else { return nil }
        self.init(path: path, length: Int(length), sha256: sha256)
    }
}

extension BundleManifest.Event {
    fileprivate var json: JSONValue {
        .object([
            "position": .integer(position.index), "leafHash": .string(leafHash),
            "stream": .string(stream), "streamversion": .integer(streamVersion),
        ])
    }

    fileprivate init?(_ object: JSONObject) {
        guard let position = object.count("position"), let leafHash = object.word("leafHash"),
            let stream = object.word("stream"), let version = object.count("streamversion")
        else { return nil }
        self.init(
            position: Position(UInt64(position)), leafHash: leafHash, stream: stream,
            streamVersion: version)
    }
}

extension BundleManifest.Stream {
    fileprivate var json: JSONValue {
        .object(["stream": .string(name), "events": .integer(count), "whole": .bool(isWhole)])
    }

    fileprivate init?(_ object: JSONObject) {
        guard let name = object.word("stream"), let count = object.count("events"),
            case .bool(let isWhole)? = object["whole"]
        else { return nil }
        self.init(name: name, count: Int(count), isWhole: isWhole)
    }
}

extension JSONObject {
    /// A text; nil when the member is none.
    func word(_ name: String) -> String? {
        if case .string(let text)? = self[name] { text } else { nil }
    }

    /// A whole number that is not negative; nil when the member is none.
    func count(_ name: String) -> Int64? {
        guard case .number(let number)? = self[name], let count = number.int, count >= 0 else {
            return nil
        }
        return count
    }

    /// A list of objects; nil when the member is none, or one cannot be read.
    func list<Item>(_ name: String, _ read: (JSONObject) -> Item?) -> [Item]? {
        guard case .array(let values)? = self[name] else { return nil }
        var items: [Item] = []
        for value in values {
            guard case .object(let object) = value, let item = read(object) else { return nil }
            items.append(item)
        }
        return items
    }
}
