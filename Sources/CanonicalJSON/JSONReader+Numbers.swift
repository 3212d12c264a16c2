extension JSONReader {
    /// A number that has been read, and its value if it is a small enough integer.
    struct ScannedNumber {
        var text: JSONText
        /// The distance from zero; nil when there is a fraction, an exponent or too many digits.
        var magnitude: UInt64?
        var isInteger: Bool
        var isNegative: Bool
    }

    /// Reads a number written as an integer.
    ///
    /// - Throws: ``JSONFailure`` when there is none, when it has a fraction or an exponent, or
    ///   when it does not fit the profile or 64 bits.
    public mutating func readInteger() throws(JSONFailure) -> Int64 {
        let start = try startOfNumber()
        let number = try scanNumber()
        guard number.isInteger else { throw failure(.notInteger, at: start) }
        guard let magnitude = number.magnitude,
            let value = number.isNegative
                ? Int64(exactly: magnitude).map({ -$0 })
                    ?? (magnitude == Int64.min.magnitude ? Int64.min : nil)
                : Int64(exactly: magnitude)
        else { throw failure(.integerOutOfRange(limit: .max), at: start) }
        endValue()
        return value
    }

    /// Reads any number the profile allows, as the digits that are written.
    ///
    /// - Throws: ``JSONFailure`` when there is none, or the profile does not allow it.
    public mutating func readNumber() throws(JSONFailure) -> JSONText {
        _ = try startOfNumber()
        let number = try scanNumber()
        endValue()
        return number.text
    }

    private mutating func startOfNumber() throws(JSONFailure) -> Int {
        let byte = try startOfValue()
        guard byte == UInt8(ascii: "-") || isDigit(at: position) else {
            throw wrongKind(expecting: .number)
        }
        return position
    }

    /// Reads the number that begins at the next byte, a digit or a minus sign.
    mutating func scanNumber() throws(JSONFailure) -> ScannedNumber {
        let start = position
        let isNegative = bytes[start] == UInt8(ascii: "-")
        let firstDigit = isNegative ? start &+ 1 : start
        var index = firstDigit
        var magnitude: UInt64 = 0
        while index < bytes.count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            if digit > 9 { break }
            magnitude = magnitude &* 10 &+ UInt64(digit)
            index &+= 1
        }
        guard index > firstDigit else { throw missingDigit(at: index) }
        if bytes[firstDigit] == UInt8(ascii: "0"), index > firstDigit &+ 1 {
            throw failure(.leadingZero, at: firstDigit)
        }
        // Nineteen digits always fit 64 bits without a sign; twenty may not.
        let isShort = index &- firstDigit <= 19
        let end = try endOfFraction(at: index)
        let number = ScannedNumber(
            text: JSONText(from: start, to: end, hasEscapes: false),
            magnitude: isShort && end == index ? magnitude : nil,
            isInteger: end == index,
            isNegative: isNegative)
        if allowsIntegersOnly { try checkLeafInteger(number) }
        position = end
        return number
    }

    /// The index after the fraction and exponent at `start`, which is `start` if there are none.
    @inline(__always)
    private func endOfFraction(at start: Int) throws(JSONFailure) -> Int {
        guard start < bytes.count else { return start }
        let byte = bytes[start]
        guard byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e") else { return start }
        return try endOfFractionAndExponent(at: start)
    }

    @inline(never)
    private func endOfFractionAndExponent(at start: Int) throws(JSONFailure) -> Int {
        var index = start
        if bytes[index] == UInt8(ascii: ".") {
            index = try endOfDigits(at: index + 1)
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count,
                bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
            {
                index += 1
            }
            index = try endOfDigits(at: index)
        }
        return index
    }

    private func endOfDigits(at start: Int) throws(JSONFailure) -> Int {
        var index = start
        while isDigit(at: index) { index += 1 }
        guard index > start else { throw missingDigit(at: index) }
        return index
    }

    private func isDigit(at index: Int) -> Bool {
        index < bytes.count && bytes[index] &- UInt8(ascii: "0") <= 9
    }

    private func checkLeafInteger(_ number: ScannedNumber) throws(JSONFailure) {
        let start = number.text.range.lowerBound
        guard number.isInteger else { throw failure(.notInteger, at: start) }
        let limit = JSONProfile.largestLeafInteger
        guard let magnitude = number.magnitude, magnitude <= UInt64(limit) else {
            throw failure(.integerOutOfRange(limit: limit), at: start)
        }
        if isCanonical, number.isNegative, magnitude == 0 {
            throw failure(.negativeZero, at: start)
        }
    }

    @inline(never)
    private func missingDigit(at index: Int) -> JSONFailure {
        let next = index < bytes.count ? bytes[index] : 0
        let isName = next == UInt8(ascii: "I") || next == UInt8(ascii: "N")
        return failure(isName ? .notFinite : .missingDigit, at: index)
    }
}
