/// A draft as bytes, to be kept in a temporary file between deciding and recording. Nothing else
/// reads them, so they have no format to be kept.
extension LeafDraft {
    /// Appends the draft.
    public func spool(to bytes: inout SpooledBytes) {
        bytes.put(id.high)
        bytes.put(id.low)
        bytes.put(type.text)
        bytes.put(subject.text)
        bytes.put(UInt64(bitPattern: Int64(occurredOn.daysSinceEpoch)))
        bytes.put(UInt64(bitPattern: recordedTime?.microseconds ?? .min))
        bytes.put(UInt64(timePlace))
        bytes.put(UInt64(versionPlace))
        bytes.put(UInt64(tags.count))
        for tag in tags { bytes.put(tag) }
        bytes.put(UInt64(disclosures.count))
        for disclosure in disclosures {
            bytes.put(disclosure.name)
            bytes.put(disclosure.encoded)
            bytes.put(disclosure.sealing.rawValue)
        }
        bytes.put(body)
    }

    /// Takes the draft back; nil when the bytes are not what ``spool(to:)`` wrote.
    public convenience init?(spooled bytes: inout SpooledBytes) {
        guard let high = bytes.number(), let low = bytes.number(),
            let type = bytes.text().flatMap(EventTypeName.init),
            let subject = bytes.text().flatMap(StreamName.init),
            let day = bytes.number(), let recorded = bytes.number(),
            let timePlace = bytes.number(), let versionPlace = bytes.number(),
            let tags = bytes.list({ $0.text() }),
            let disclosures = bytes.list({ bytes -> Disclosure? in
                guard let name = bytes.text(), let encoded = bytes.text(),
                    let sealing = bytes.text().flatMap(SealingClass.init)
                else { return nil }
                return Disclosure(name: name, encoded: encoded, sealing: sealing)
            }),
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
        put(UInt64(text.utf8.count))
        buffer.append(contentsOf: text.utf8)
    }

    /// Appends bytes.
    public mutating func put(_ bytes: [UInt8]) {
        put(UInt64(bytes.count))
        buffer.append(contentsOf: bytes)
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
