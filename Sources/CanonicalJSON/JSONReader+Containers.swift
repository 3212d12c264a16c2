extension JSONReader {
    /// Opens an object: read its keys with ``nextKey()``, and after each key its value.
    ///
    /// - Throws: ``JSONFailure`` when no object begins here, or too many are open.
    public mutating func beginObject() throws(JSONFailure) {
        guard try startOfValue() == UInt8(ascii: "{") else { throw wrongKind(expecting: .object) }
        try open(isObject: true)
    }

    /// Opens an array: before each of its values call ``nextElement()``.
    ///
    /// - Throws: ``JSONFailure`` when no array begins here, or too many are open.
    public mutating func beginArray() throws(JSONFailure) {
        guard try startOfValue() == UInt8(ascii: "[") else { throw wrongKind(expecting: .array) }
        try open(isObject: false)
    }

    /// Reads the next key and its colon, or the end of the object.
    ///
    /// - Returns: The key; nil when the object has ended.
    /// - Throws: ``JSONFailure`` when neither stands here, or the key is not new or not in order.
    public mutating func nextKey() throws(JSONFailure) -> JSONText? {
        guard isInObject else { throw failure(.outOfTurn, at: position) }
        guard try nextItem(closing: UInt8(ascii: "}")) else { return nil }
        guard bytes[position] == UInt8(ascii: "\"") else { throw unexpectedByte(expecting: .key) }
        let start = position
        let key = try scanString()
        try check(key, at: start)
        skipWhitespace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
            throw unexpectedByte(expecting: .colon)
        }
        position &+= 1
        turn = .value
        return key
    }

    /// Goes to the next element of the array, or past its end.
    ///
    /// - Returns: Whether there is one; false when the array has ended.
    /// - Throws: ``JSONFailure`` when neither a value nor the end can come here.
    public mutating func nextElement() throws(JSONFailure) -> Bool {
        guard depth > 0, !isInObject else { throw failure(.outOfTurn, at: position) }
        guard try nextItem(closing: UInt8(ascii: "]")) else { return false }
        turn = .value
        return true
    }

    /// Goes past a comma if one is due, to the first byte of an item; false past the end.
    @inline(__always)
    private mutating func nextItem(closing: UInt8) throws(JSONFailure) -> Bool {
        skipWhitespace()
        guard position < bytes.count, turn == .more || turn == .first else {
            throw unexpectedByte(expecting: .separator)
        }
        if bytes[position] == closing {
            position &+= 1
            close()
            return false
        }
        if turn == .first { return true }
        guard bytes[position] == UInt8(ascii: ",") else {
            throw unexpectedByte(expecting: .separator)
        }
        let comma = position
        position &+= 1
        skipWhitespace()
        guard position < bytes.count else { throw failure(.unexpectedEnd, at: position) }
        if bytes[position] == closing { throw failure(.trailingComma, at: comma) }
        return true
    }

    /// Goes into the array or object that begins here.
    mutating func open(isObject: Bool) throws(JSONFailure) {
        guard depth < profile.maximumDepth else {
            throw failure(.tooDeep(limit: profile.maximumDepth), at: position)
        }
        if isCanonical {
            order.open(at: depth)
        } else if isObject {
            seen.open()
        }
        position &+= 1
        depth &+= 1
        nesting = nesting &<< 1 | (isObject ? 1 : 0)
        turn = .first
    }

    private mutating func close() {
        depth &-= 1
        if isCanonical {
            order.close(at: depth)
        } else if nesting & 1 == 1 {
            seen.close()
        }
        nesting &>>= 1
        endValue()
    }

    /// Refuses a key that is one too many, that the object has already, or that is out of order.
    @inline(__always)
    private mutating func check(_ key: JSONText, at start: Int) throws(JSONFailure) {
        let limit = profile.maximumKeyCount
        if isCanonical {
            if order.count >= limit { throw failure(.tooManyKeys(limit: limit), at: start) }
            switch order.insert(key, in: bytes) {
            case .ascending: break
            case .same: throw failure(.duplicateKey, at: start)
            case .descending: throw failure(.keyOutOfOrder, at: start)
            }
        } else {
            if seen.count >= limit { throw failure(.tooManyKeys(limit: limit), at: start) }
            if !seen.insert(key, in: bytes) { throw failure(.duplicateKey, at: start) }
        }
    }
}
