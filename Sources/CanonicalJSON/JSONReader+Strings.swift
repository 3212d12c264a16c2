extension JSONReader {
    /// Reads a string, and says only where it stands.
    ///
    /// - Throws: ``JSONFailure`` when no string begins here, or something is wrong in it.
    public mutating func readText() throws(JSONFailure) -> JSONText {
        guard try startOfValue() == UInt8(ascii: "\"") else { throw wrongKind(expecting: .string) }
        let text = try scanString()
        endValue()
        return text
    }

    /// Reads a string.
    ///
    /// - Throws: ``JSONFailure`` when no string begins here, or something is wrong in it.
    public mutating func readString() throws(JSONFailure) -> String {
        string(try readText())
    }

    /// The text as a string, its escapes resolved and nothing else changed.
    public func string(_ text: JSONText) -> String {
        text.decoded(in: bytes) { String(decoding: $0, as: UTF8.self) }
    }

    /// Lends the text as UTF-8, its escapes resolved; the bytes are good until `body` returns.
    ///
    /// - Throws: What `body` throws.
    public func withUTF8<R, E: Error>(
        of text: JSONText, _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> R
    ) throws(E) -> R {
        try text.decoded(in: bytes, body)
    }

    /// Whether the text is exactly these bytes once its escapes are resolved.
    public func equals(_ text: JSONText, _ utf8: StaticString) -> Bool {
        let length = utf8.utf8CodeUnitCount
        if !text.hasEscapes {
            let raw = text.raw(in: bytes)
            guard raw.count == length, let base = raw.baseAddress else { return length == 0 }
            return sameBytes(base, utf8.utf8Start, length)
        }
        return text.decoded(in: bytes) { name in
            name.elementsEqual(UnsafeBufferPointer(start: utf8.utf8Start, count: length))
        }
    }
}

extension JSONReader {
    /// Reads the string whose opening quote is the next byte.
    @inline(__always)
    mutating func scanString() throws(JSONFailure) -> JSONText {
        do {
            let text = try JSONText(in: bytes, openingQuoteAt: position, isCanonical: isCanonical)
            position = text.range.upperBound &+ 1
            return text
        } catch {
            throw failure(error.reason, at: error.offset)
        }
    }
}
