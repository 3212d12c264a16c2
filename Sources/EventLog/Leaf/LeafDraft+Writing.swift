/// Writing leaves into memory that a store keeps for it, without a copy of its own.
extension LeafDraft {
    /// The exact number of bytes of the leaf.
    public func length(streamVersion: StreamVersion) -> Int {
        length - 10 + LeafDraft.digitCount(streamVersion.number)
    }

    /// Writes the whole leaf: canonical JSON.
    ///
    /// - Parameters:
    ///   - recordedTime: ``Instant/text27``.
    ///   - buffer: Room for ``length(streamVersion:)`` bytes; less is a bug.
    public func write(
        recordedTime: [UInt8], streamVersion: StreamVersion,
        to buffer: UnsafeMutableRawBufferPointer
    ) {
        precondition(buffer.count >= length(streamVersion: streamVersion), "no room for a leaf")
        var place = 0
        func put(_ bytes: ArraySlice<UInt8>) {
            UnsafeMutableRawBufferPointer(rebasing: buffer[place...]).copyBytes(from: bytes)
            place += bytes.count
        }
        put(body[..<timePlace])
        put(recordedTime[...])
        put(body[timePlace..<versionPlace])
        let digits = LeafDraft.digitCount(streamVersion.number)
        var rest = streamVersion.number
        for index in (0..<digits).reversed() {
            buffer[place + index] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
            rest /= 10
        }
        place += digits
        put(body[versionPlace...])
    }

    private static func digitCount(_ number: Int32) -> Int {
        var count = 1
        var rest = number / 10
        while rest > 0 {
            count += 1
            rest /= 10
        }
        return count
    }
}

extension Instant {
    /// The 27 ASCII bytes of `YYYY-MM-DDTHH:MM:SS.ffffffZ`.
    public var text27: [UInt8] {
        var text = Array("0000-00-00T00:00:00.000000Z".utf8)
        func put(_ number: Int64, _ width: Int, at start: Int) {
            var rest = number
            for index in (start..<(start + width)).reversed() {
                text[index] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
                rest /= 10
            }
        }
        let (year, month, day) = utcDate.parts
        let rest = microseconds.floorRemainder(dividingBy: Instant.microsecondsPerDay)
        let seconds = rest / 1_000_000
        put(Int64(year), 4, at: 0)
        put(Int64(month), 2, at: 5)
        put(Int64(day), 2, at: 8)
        put(seconds / 3_600, 2, at: 11)
        put(seconds / 60 % 60, 2, at: 14)
        put(seconds % 60, 2, at: 17)
        put(rest % 1_000_000, 6, at: 20)
        return text
    }
}
