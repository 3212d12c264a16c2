public import CanonicalJSON

/// A draft as bytes, to be kept in a temporary file between deciding and recording. Nothing else
/// reads them, so they have no format to be kept.
extension LeafDraft {
    /// Appends the draft.
    public func spool(to bytes: inout SpooledBytes) {
        bytes.put(id)
        bytes.put(type.text)
        bytes.put(subject.text)
        bytes.put(occurredOn, recordedTime, tags)
        bytes.put(UInt64(disclosures.count))
        for disclosure in disclosures {
            bytes.put(disclosure.name)
            bytes.put(disclosure.encoded)
            bytes.put(disclosure.sealing.rawValue)
        }
        bytes.put(UInt64(timePlace))
        bytes.put(UInt64(versionPlace))
        bytes.put(body)
    }

    /// Takes the draft back; nil when the bytes are not what ``spool(to:)`` wrote.
    public convenience init?(spooled bytes: inout SpooledBytes) {
        guard let high = bytes.number(), let low = bytes.number(),
            let type = bytes.text().flatMap(EventTypeName.init),
            let subject = bytes.text().flatMap(StreamName.init),
            let day = bytes.number(), let recorded = bytes.number(),
            let tags = bytes.list({ $0.text() }),
            let disclosures = bytes.list({ bytes -> Disclosure? in
                guard let name = bytes.text(), let encoded = bytes.text(),
                    let sealing = bytes.text().flatMap(SealingClass.init)
                else { return nil }
                return Disclosure(name: name, encoded: encoded, sealing: sealing)
            }),
            let timePlace = bytes.number(), let versionPlace = bytes.number(),
            let body = bytes.bytes(), timePlace <= versionPlace, versionPlace <= body.count
        else { return nil }
        let microseconds = Int64(bitPattern: recorded)
        self.init(
            id: EventID(high: high, low: low), type: type, subject: subject,
            occurredOn: CivilDate(daysSinceEpoch: Int32(truncatingIfNeeded: day)), tags: tags,
            disclosures: disclosures,
            recordedTime: microseconds == .min ? nil : Instant(microseconds: microseconds),
            body: body, timePlace: Int(timePlace), versionPlace: Int(versionPlace))
    }
}

extension ValidProposal {
    /// Appends what ``draft(id:source:random:)`` makes as ``LeafDraft/spool(to:)`` writes it,
    /// where nothing is sealed and the data stands in its canonical form.
    ///
    /// - Parameter writer: Room that is used again and again.
    /// - Returns: Whether it is so; else nothing is appended.
    public func spool(
        id: EventID, source: String, using writer: inout CanonicalWriter,
        to bytes: inout SpooledBytes
    ) -> Bool {
        guard sealed.isEmpty else { return false }
        return proposal.withData { input in
            guard proposal.isCanonical || input.isCanonical else { return false }
            let envelope = LeafDraft.Envelope(
                header, id: id, actor: actor, onBehalfOf: onBehalfOf, source: source)
            writer.reset()
            let places = LeafDraft.Body.write(envelope, input.bytes, to: &writer)
            bytes.put(id)
            bytes.put(envelope.type.text)
            bytes.put(envelope.subject.text)
            bytes.put(envelope.occurredOn, header.recordedTime, tags)
            bytes.put(UInt64(0))
            bytes.put(UInt64(places.time))
            bytes.put(UInt64(places.version))
            writer.withBytes { bytes.put($0) }
            return true
        }
    }
}

/// Numbers, texts and bytes one after the other, each with its length before it.
public struct SpooledBytes: Sendable {
    /// All of them.
    public private(set) var buffer: [UInt8]
    private var place = 0

    /// - Parameter buffer: What was written before; empty for writing.
    public init(_ buffer: [UInt8] = []) { self.buffer = buffer }

    /// Makes room for so many bytes more.
    public mutating func reserve(_ count: Int) { buffer.reserveCapacity(buffer.count + count) }

    /// Whether everything has been taken.
    public var isAtEnd: Bool { place >= buffer.count }

    /// Forgets everything, and keeps the room.
    public mutating func removeAll() {
        buffer.removeAll(keepingCapacity: true)
        place = 0
    }

    /// Appends a number.
    public mutating func put(_ number: UInt64) {
        withUnsafeBytes(of: number.littleEndian) { buffer.append(contentsOf: $0) }
    }

    /// Appends a text.
    public mutating func put(_ text: String) {
        var text = text
        text.withUTF8 { put($0) }
    }

    /// Appends bytes.
    public mutating func put(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { put($0) }
    }

    /// Appends bytes.
    public mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        put(UInt64(bytes.count))
        buffer.append(contentsOf: bytes)
    }

    /// Appends what is written already, without a length.
    public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        buffer.append(contentsOf: bytes)
    }

    fileprivate mutating func put(_ id: EventID) {
        put(id.high)
        put(id.low)
    }

    fileprivate mutating func put(_ day: CivilDate, _ recorded: Instant?, _ tags: [String]) {
        put(UInt64(bitPattern: Int64(day.daysSinceEpoch)))
        put(UInt64(bitPattern: recorded?.microseconds ?? .min))
        put(UInt64(tags.count))
        for tag in tags { put(tag) }
    }

    /// Appends what `body` appends, with its length before it.
    public mutating func putCounted(_ body: (inout SpooledBytes) -> Void) {
        let start = buffer.count
        put(UInt64(0))
        body(&self)
        let length = UInt64(buffer.count - start - 8).littleEndian
        buffer.withUnsafeMutableBytes {
            $0.storeBytes(of: length, toByteOffset: start, as: UInt64.self)
        }
    }

    /// Takes a number; nil at the end.
    public mutating func number() -> UInt64? {
        guard place + 8 <= buffer.count else { return nil }
        defer { place += 8 }
        return buffer.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        }
    }

    /// Takes a text; nil when there is none.
    public mutating func text() -> String? {
        slice().map { String(decoding: $0, as: UTF8.self) }
    }

    /// Takes bytes; nil when there are none.
    public mutating func bytes() -> [UInt8]? { slice().map { Array($0) } }

    mutating func list<Item>(_ item: (inout SpooledBytes) -> Item?) -> [Item]? {
        guard let count = number(), count <= UInt64(buffer.count) else { return nil }
        var items: [Item] = []
        items.reserveCapacity(Int(count))
        for _ in 0..<count {
            guard let next = item(&self) else { return nil }
            items.append(next)
        }
        return items
    }

    private mutating func slice() -> ArraySlice<UInt8>? {
        guard let count = number(), count <= UInt64(buffer.count - place) else { return nil }
        defer { place += Int(count) }
        return buffer[place..<(place + Int(count))]
    }
}
