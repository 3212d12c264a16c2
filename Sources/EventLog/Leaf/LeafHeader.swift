internal import CanonicalJSON

/// What a stored leaf says outside its data; strings as the bytes that hold them.
///
/// Reading it checks that the whole leaf is canonical JSON.
public struct LeafHeader: Sendable {
    public internal(set) var id = EventID(high: 0, low: 0)
    public internal(set) var occurredOn = CivilDate(daysSinceEpoch: 0)
    public internal(set) var precision: OccurredPrecision?
    public internal(set) var time: Instant?
    public internal(set) var recordedTime = Instant(microseconds: 0)
    public internal(set) var streamVersion = StreamVersion.none
    public internal(set) var corrects: EventID?
    /// The bytes of the object `data`.
    public internal(set) var data: Range<Int> = 0..<0
    /// The bytes of the text attributes, without quotes; empty when absent.
    var texts = InlineArray<18, Text>(repeating: Text())

    struct Text {
        var start: Int32 = 0
        var end: Int32 = 0
        var hasEscapes = false
    }

    /// The attributes of an envelope, in ascending order of their names.
    public enum Attribute: Int, CaseIterable, Sendable {
        case actor, authority, causationid, correlationid, corrects, data, evidencegrade, id
        case occurredon, occurredprecision, onbehalfof, recordedtime, source, specversion
        case streamversion, subject, time, type
    }

    /// Reads a leaf.
    ///
    /// - Throws: ``FieldIssue`` when the bytes are not the canonical JSON of an envelope.
    public init(_ leaf: UnsafeBufferPointer<UInt8>) throws(FieldIssue) {
        var seen: UInt32 = 0
        do {
            var reader = JSONReader(leaf, profile: .canonicalLeaf)
            try reader.beginObject()
            var hint = 0
            while let key = try reader.nextKey() {
                let name = UnsafeBufferPointer(rebasing: leaf[key.range])
                guard let attribute = LeafHeader.attribute(named: name, hint: &hint) else {
                    throw LeafHeader.issue("an attribute that no envelope has", reader, leaf)
                }
                seen |= 1 << UInt32(attribute.rawValue)
                try read(attribute, &reader, leaf)
            }
            try reader.finish()
        } catch let failure as JSONFailure {
            throw FieldIssue(failure, in: Array(leaf))
        } catch let issue as FieldIssue {
            throw issue
        } catch {
            throw FieldIssue(path: "", value: nil, reason: "\(error)")
        }
        guard seen & LeafHeader.required == LeafHeader.required else {
            let missing = Attribute.allCases.filter { LeafHeader.required & ~seen & 1 << UInt32($0.rawValue) != 0 }
            let names = missing.map { "\($0)" }.joined(separator: ", ")
            throw FieldIssue(path: "", value: nil, reason: "the envelope lacks \(names)")
        }
    }

    /// The text of an attribute; nil when it is absent or not a text.
    public func text(_ attribute: Attribute, in leaf: UnsafeBufferPointer<UInt8>) -> String? {
        let text = texts[attribute.rawValue]
        guard text.end > 0 else { return nil }
        let range = Int(text.start)..<Int(text.end)
        guard text.hasEscapes else {
            return String(decoding: UnsafeBufferPointer(rebasing: leaf[range]), as: UTF8.self)
        }
        let quoted = (range.lowerBound - 1)..<(range.upperBound + 1)
        return FieldInput(document: leaf, range: quoted).string()
    }

    /// The bytes of an attribute that has no escapes, such as `type` or `subject`.
    public func bytes(
        _ attribute: Attribute, in leaf: UnsafeBufferPointer<UInt8>
    ) -> UnsafeBufferPointer<UInt8> {
        let text = texts[attribute.rawValue]
        return UnsafeBufferPointer(rebasing: leaf[Int(text.start)..<Int(text.end)])
    }

    // MARK: Reading

    private static let names = Attribute.allCases.map { Array("\($0)".utf8) }

    private static let required: UInt32 = [
        Attribute.data, .id, .occurredon, .recordedtime, .source, .specversion, .streamversion,
        .subject, .type, .actor, .onbehalfof,
    ].reduce(0) { $0 | 1 << UInt32($1.rawValue) }

    private static func attribute(
        named name: UnsafeBufferPointer<UInt8>, hint: inout Int
    ) -> Attribute? {
        while hint < names.count {
            defer { hint += 1 }
            if names[hint].elementsEqual(name) { return Attribute(rawValue: hint) }
        }
        return nil
    }

    private mutating func read(
        _ attribute: Attribute, _ reader: inout JSONReader, _ leaf: UnsafeBufferPointer<UInt8>
    ) throws {
        switch attribute {
        case .data:
            guard try reader.peek() == .object else {
                throw LeafHeader.issue("data is not an object", reader, leaf)
            }
            data = try reader.skipValue()
        case .streamversion:
            let number = try reader.readInteger()
            guard number >= 1, number <= Int64(Int32.max) else {
                throw LeafHeader.issue("not the version of a stream", reader, leaf)
            }
            streamVersion = StreamVersion(Int32(number))
        default:
            let text = try reader.readText()
            texts[attribute.rawValue] = Text(
                start: Int32(text.range.lowerBound), end: Int32(text.range.upperBound),
                hasEscapes: text.hasEscapes)
            let bytes = UnsafeBufferPointer(rebasing: leaf[text.range])
            guard take(attribute, bytes, text.hasEscapes) else {
                throw LeafHeader.issue("not a value that \(attribute) can have", reader, leaf)
            }
        }
    }

    private mutating func take(
        _ attribute: Attribute, _ bytes: UnsafeBufferPointer<UInt8>, _ hasEscapes: Bool
    ) -> Bool {
        switch attribute {
        case .id:
            guard let id = EventID(utf8: bytes) else { return false }
            self.id = id
        case .corrects:
            corrects = EventID(utf8: bytes)
            return corrects != nil
        case .occurredon:
            guard let day = CivilDate(utf8: bytes) else { return false }
            occurredOn = day
        case .occurredprecision:
            precision = OccurredPrecision(rawValue: String(decoding: bytes, as: UTF8.self))
            return precision != nil
        case .time:
            time = Instant(utf8: bytes)
            return time != nil
        case .recordedtime:
            guard bytes.count == 27, let instant = Instant(utf8: bytes) else { return false }
            recordedTime = instant
        case .specversion: return bytes.elementsEqual("1.0".utf8)
        case .actor, .onbehalfof, .source, .subject, .type, .evidencegrade:
            return !hasEscapes && !bytes.isEmpty
        case .authority, .causationid, .correlationid: return !bytes.isEmpty
        case .data, .streamversion: return false
        }
        return true
    }

    private static func issue(
        _ reason: String, _ reader: borrowing JSONReader, _ leaf: UnsafeBufferPointer<UInt8>
    ) -> FieldIssue {
        FieldIssue(path: reader.pointer(to: reader.offset), value: nil, reason: reason)
    }
}
