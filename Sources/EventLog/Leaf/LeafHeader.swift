internal import CanonicalJSON
internal import Glibc

/// What a stored leaf says outside its data; strings as the bytes that hold them.
///
/// Reading it checks that the whole leaf is canonical JSON.
public struct LeafHeader: Sendable {
    /// The identity of the event.
    public internal(set) var id = EventID(high: 0, low: 0)
    /// The civil day in England of the fact; with ``precision``, the last day of its span.
    public internal(set) var occurredOn = CivilDate(daysSinceEpoch: 0)
    /// How finely the day is known; nil when the day itself is known.
    public internal(set) var precision: OccurredPrecision?
    /// The instant of the fact, where known.
    public internal(set) var time: Instant?
    /// When the ledger took the event in.
    public internal(set) var recordedTime = Instant(microseconds: 0)
    /// The version that the event gave its stream; from 1.
    public internal(set) var streamVersion = StreamVersion.none
    /// Only for a correction or a withdrawal: the event concerned.
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
        case actor, authority, causationid, corrects, correlationid, data, evidencegrade, id
        case occurredon, occurredprecision, onbehalfof, recordedtime, source, specversion
        case streamversion, subject, time, type
    }

    /// Reads a leaf.
    ///
    /// - Parameter checksForm: Whether the bytes are checked to be canonical JSON; not needed of
    ///   a leaf whose hash has been compared.
    /// - Throws: ``FieldIssue`` when the bytes are not the canonical JSON of an envelope.
    public init(
        _ leaf: UnsafeBufferPointer<UInt8>, checksForm: Bool = true
    ) throws(FieldIssue) {
        if checksForm { try LeafHeader.checkForm(leaf) }
        var seen: UInt32 = 0
        var walk = JSONWalk(leaf, at: 0..<leaf.count)
        var hint = 0
        while let member = walk.nextMember() {
            let name = UnsafeBufferPointer(rebasing: leaf[member.key])
            guard let place = LeafHeader.names.place(of: name, hint: &hint),
                let attribute = Attribute(rawValue: place)
            else { throw LeafHeader.issue("an attribute that no envelope has", member, leaf) }
            seen |= 1 << UInt32(place)
            guard read(attribute, member.value, leaf) else {
                throw LeafHeader.issue("not a value that \(attribute) can have", member, leaf)
            }
        }
        guard seen & LeafHeader.required == LeafHeader.required else {
            let missing = Attribute.allCases.filter {
                LeafHeader.required & ~seen & 1 << UInt32($0.rawValue) != 0
            }
            let names = missing.map { "\($0)" }.joined(separator: ", ")
            throw FieldIssue(path: "", value: nil, reason: "the envelope lacks \(names)")
        }
    }

    /// Checks that the bytes are one object in canonical form.
    private static func checkForm(_ leaf: UnsafeBufferPointer<UInt8>) throws(FieldIssue) {
        do throws(JSONFailure) {
            var reader = JSONReader(leaf, profile: .canonicalLeaf)
            guard try reader.peek() == .object else {
                throw reader.failure(
                    .wrongKind(expected: .object, found: try reader.peek()), at: 0)
            }
            _ = try reader.skipValue()
            try reader.finish()
        } catch {
            throw FieldIssue(error, in: Array(leaf))
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

    private static let names = NameTable(Attribute.allCases.map { "\($0)" })

    private static let required: UInt32 = [
        Attribute.data, .id, .occurredon, .recordedtime, .source, .specversion, .streamversion,
        .subject, .type, .actor, .onbehalfof,
    ].reduce(0) { $0 | 1 << UInt32($1.rawValue) }

    private mutating func read(
        _ attribute: Attribute, _ value: Range<Int>, _ leaf: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let first = leaf[value.lowerBound]
        switch attribute {
        case .data:
            data = value
            return first == 0x7B
        case .streamversion:
            let number = FieldInput(document: leaf, range: value).integer() ?? 0
            streamVersion = StreamVersion(Int32(clamping: number))
            return number >= 1 && number <= Int64(Int32.max)
        default:
            guard first == 0x22 else { return false }
            let bytes = UnsafeBufferPointer(
                rebasing: leaf[(value.lowerBound + 1)..<(value.upperBound - 1)])
            let hasEscapes = bytes.baseAddress.map { memchr($0, 0x5C, bytes.count) != nil } ?? false
            texts[attribute.rawValue] = Text(
                start: Int32(value.lowerBound + 1), end: Int32(value.upperBound - 1),
                hasEscapes: hasEscapes)
            return take(attribute, bytes, hasEscapes)
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
        _ reason: String, _ member: JSONWalk.Member, _ leaf: UnsafeBufferPointer<UInt8>
    ) -> FieldIssue {
        let input = FieldInput(document: leaf, range: member.value)
        return FieldIssue(path: input.pointer, value: input.excerpt, reason: reason)
    }
}
