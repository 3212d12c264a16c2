extension JSONReader {
    /// What the grammar asks for where another byte stands.
    enum Expectation {
        case value, key, colon, separator, end
    }

    /// A failure at a byte, with the pointer of the value it stands in.
    ///
    /// The pointer takes a second pass over the bytes before `offset`, which is why reading does
    /// not have to keep track of it.
    @inline(never)
    public func failure(_ reason: JSONFailure.Reason, at offset: Int) -> JSONFailure {
        JSONFailure(offset: offset, pointer: pointer(to: offset), reason: reason)
    }

    /// The JSON Pointer of the value that the byte at `offset` belongs to.
    ///
    /// A key belongs to its member; brackets and commas belong to what they bound.
    ///
    /// Source: RFC 6901.
    public func pointer(to offset: Int) -> String {
        JSONPointer.locate(offset, in: bytes)
    }

    /// The value here is of a kind that was not asked for, if it is a value at all.
    @inline(never)
    func wrongKind(expecting expected: JSONKind) -> JSONFailure {
        guard let found = JSONKind(firstByte: bytes[position]) else {
            return unexpectedByte(expecting: .value)
        }
        return failure(.wrongKind(expected: expected, found: found), at: position)
    }

    /// Why the next byte, or the lack of one, is not what is expected.
    @inline(never)
    func unexpectedByte(expecting expected: Expectation) -> JSONFailure {
        failure(reasonAgainstNextByte(expected), at: position)
    }

    private func reasonAgainstNextByte(_ expected: Expectation) -> JSONFailure.Reason {
        guard position < bytes.count else {
            return depth == 0 && turn == .value ? .empty : .unexpectedEnd
        }
        let byte = bytes[position]
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: return isCanonical ? .whitespace : .outOfTurn
        case 0: return .nul
        case UInt8(ascii: "/"), UInt8(ascii: "#"): return .comment
        case UInt8(ascii: "'") where expected != .end: return .singleQuote
        case 0xEF where isByteOrderMark: return .byteOrderMark
        default: break
        }
        switch expected {
        case .end: return .textAfterValue
        case .value: return reasonAgainstValue(byte)
        case .colon: return .missingColon
        case .key:
            if byte == UInt8(ascii: ",") { return .missingValue }
            if byte == UInt8(ascii: "]") { return .wrongBracket }
            let isKind = JSONKind(firstByte: byte) != nil
            return isKind || isLetter(byte) ? .keyNotString : .unexpectedByte(byte)
        case .separator:
            if turn == .value { return .outOfTurn }
            if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { return .wrongBracket }
            let isKind = JSONKind(firstByte: byte) != nil
            return isKind || isLetter(byte) ? .missingComma : .unexpectedByte(byte)
        }
    }

    private func reasonAgainstValue(_ byte: UInt8) -> JSONFailure.Reason {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ":"): return .missingValue
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            let closesInnermost = (byte == UInt8(ascii: "}")) == isInObject
            return depth == 0 || closesInnermost ? .missingValue : .wrongBracket
        case UInt8(ascii: "+"): return .plusSign
        case UInt8(ascii: "."): return .missingDigit
        default: break
        }
        guard isLetter(byte) else { return .unexpectedByte(byte) }
        for name in ["NaN", "Infinity"] where bytes[position...].starts(with: name.utf8) {
            return .notFinite
        }
        return .unknownWord
    }

    private var isByteOrderMark: Bool {
        bytes[position...].starts(with: [0xEF, 0xBB, 0xBF] as [UInt8])
    }
}
