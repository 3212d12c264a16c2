internal import CanonicalJSON

/// What no text in a proposal may be, whatever its field.
enum TextRules {
    /// Text that is not composed (NFC, Unicode 15.0), and numbers that can be a patient's.
    static func issues(in line: [UInt8], allowsNumbersLikePatients: Bool) -> [FieldIssue] {
        // All bytes together, and no search: so the compiler takes many at a time.
        let isPlain = line.reduce(0 as UInt8) { $0 | ($1 == 0x5C ? 0x80 : $1) } < 0x80
        // Without escapes and beyond ASCII nothing can be out of form, and bytes are the text.
        if isPlain, allowsNumbersLikePatients || !hasPatientNumber(line) { return [] }
        guard
            let value = try? JSONValue(
                parsing: line, profile: .interchange(maximumLength: .max))
        else { return [] }
        var issues: [FieldIssue] = []
        walk(value, path: "") { text, path in
            if let issue = formIssue(text, path) { issues.append(issue) }
            if !allowsNumbersLikePatients, hasPatientNumber(Array(text.utf8)) {
                issues.append(
                    FieldIssue(
                        path: path, value: nil,
                        reason: "the text holds a valid ten-digit NHS number",
                        hint: "no patient is ever in the ledger; if the number is something else, "
                            + "say --not-a-patient-number"))
            }
        }
        return issues
    }

    private static func walk(
        _ value: JSONValue, path: String, _ visit: (_ text: String, _ path: String) -> Void
    ) {
        switch value {
        case .string(let text): visit(text, path)
        case .array(let items):
            for (index, item) in items.enumerated() { walk(item, path: "\(path)/\(index)", visit) }
        case .object(let object):
            for (name, value) in object.members { walk(value, path: "\(path)/\(name)", visit) }
        default: break
        }
    }

    private static func formIssue(_ text: String, _ path: String) -> FieldIssue? {
        var text = text
        switch text.withUTF8({ NormalForm.isNFC($0) }) {
        case .composed: return nil
        case .notComposed:
            return FieldIssue(
                path: path, value: String(text.unicodeScalars.prefix(20)),
                reason: "the text is not in composed form (NFC)",
                hint: "write it with composed characters")
        case .unassigned(let scalar, _):
            let code = String(scalar.value, radix: 16, uppercase: true)
            return FieldIssue(
                path: path, value: nil,
                reason: "U+\(code) is not a character of Unicode 15.0",
                hint: "leave it out")
        }
    }

    // MARK: Patients

    /// Whether the bytes hold ten digits, together or as 3-3-4, that are a valid NHS number.
    ///
    /// Source: NHS Data Dictionary, NHS NUMBER: the tenth digit is 11 less the weighted sum of the
    /// first nine modulo 11, 11 counting as 0, and 10 never issued.
    static func hasPatientNumber(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { hasPatientNumber($0) }
    }

    private static func hasPatientNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            guard isDigit(bytes[index]) else {
                index += 1
                continue
            }
            if index == 0 || !isWord(bytes[index - 1]), isPatientNumber(bytes, at: index) {
                return true
            }
            while index < bytes.count, isWord(bytes[index]) { index += 1 }
        }
        return false
    }

    private static func isPatientNumber(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> Bool {
        var digits = InlineArray<10, Int>(repeating: 0)
        var count = 0
        var index = start
        var separator: UInt8?
        while index < bytes.count, count < 10 {
            let byte = bytes[index]
            if isDigit(byte) {
                digits[count] = Int(byte &- 0x30)
                count += 1
            } else if byte == 0x20 || byte == 0x2D, count == 3 || count == 6,
                bytes[index - 1] != byte, separator ?? byte == byte,
                count == 3 || separator != nil
            {
                separator = byte
            } else {
                return false
            }
            index += 1
        }
        guard count == 10, index == bytes.count || !isWord(bytes[index]) else { return false }
        if separator != nil, index - start != 12 { return false }
        var sum = 0
        var isOneDigit = true
        for place in 0..<9 {
            sum += digits[place] * (10 - place)
            isOneDigit = isOneDigit && digits[place] == digits[9]
        }
        return (11 - sum % 11) % 11 == digits[9] && !isOneDigit
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isWord(_ byte: UInt8) -> Bool {
        // Beyond ASCII all bytes separate: quotation marks and dashes are more likely than letters.
        isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }
}
