internal import CanonicalJSON

/// What no text in a proposal may be, whatever its field.
enum TextRules {
    /// Text that is not composed (NFC, Unicode 15.0) or holds what is no character, and numbers
    /// that can be a patient's.
    static func issues(in line: [UInt8], allowsNumbersLikePatients: Bool) -> [FieldIssue] {
        // All bytes together, and no search: so the compiler takes many at a time.
        let isPlain = line.reduce(0 as UInt8) { $0 | ($1 == 0x5C ? 0x80 : $1) } < 0x80
        // Without escapes and beyond ASCII nothing can be out of form, and bytes are the text.
        if isPlain,
            allowsNumbersLikePatients || !line.withUnsafeBufferPointer({ hasPatientNumber($0) })
        {
            return []
        }
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
        if let none = text.unicodeScalars.first(where: isNoCharacter) {
            return FieldIssue(
                path: path, value: nil,
                reason: "U+\(String(none.value, radix: 16, uppercase: true)) is no character, and "
                    + "never will be", hint: "leave it out (RFC 7493, section 2.1)")
        }
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

    /// Whether a code point is set aside for the inside of programs.
    private static func isNoCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
    }

    // MARK: Patients

    /// Whether the text holds ten digits, together or as 3-3-4, that are a valid NHS number. What
    /// parts the groups may be blank, dashes, points, slashes or underscores, the same twice.
    ///
    /// Source: NHS Data Dictionary, NHS NUMBER: the tenth digit is 11 less the weighted sum of the
    /// first nine modulo 11, 11 counting as 0, and 10 never issued.
    static func hasPatientNumber(_ bytes: [UInt8]) -> Bool {
        guard bytes.contains(where: { $0 >= 0x80 }) else {
            return bytes.withUnsafeBufferPointer { hasPatientNumber($0) }
        }
        return PatientText.plain(bytes).withUnsafeBufferPointer { hasPatientNumber($0) }
    }

    private static func hasPatientNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            guard isDigit(bytes[index]) else {
                index += 1
                if index & 15 == 0 { skipText(bytes, &index) }
                continue
            }
            if index == 0 || !isWord(bytes[index - 1]), isPatientNumber(bytes, at: index) {
                return true
            }
            while index < bytes.count, isWord(bytes[index]) { index += 1 }
        }
        return false
    }

    /// Goes past blocks of sixteen bytes without a digit.
    private static func skipText(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
        let (zero, nine) = (SIMD16<UInt8>(repeating: 0x30), SIMD16<UInt8>(repeating: 9))
        let raw = UnsafeRawBufferPointer(bytes)
        while index + 16 <= raw.count {
            let block = raw.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
            guard !any((block &- zero) .<= nine) else { return }
            index += 16
        }
    }

    // Apart, so that the search for a digit, which is most of it, stays short.
    @inline(never)
    private static func isPatientNumber(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int
    ) -> Bool {
        var digits = InlineArray<10, Int>(repeating: 0)
        var count = 0
        var index = start
        // What parts the groups; nothing does while it is 0.
        var first: UInt8 = 0
        var second: UInt8 = 0
        while index < bytes.count, count < 10 {
            let byte = bytes[index]
            if isDigit(byte) {
                digits[count] = Int(byte &- 0x30)
                count += 1
                index += 1
                continue
            }
            if count == 3, first == 0 {
                first = gap(bytes, at: &index)
                if first == 0 { return false }
            } else if count == 6, first != 0, second == 0 {
                second = gap(bytes, at: &index)
                if second != first { return false }
            } else {
                return false
            }
        }
        guard count == 10, first == second, index == bytes.count || !isWord(bytes[index]) else {
            return false
        }
        var sum = 0
        var isOneDigit = true
        for place in 0..<9 {
            sum += digits[place] * (10 - place)
            isOneDigit = isOneDigit && digits[place] == digits[9]
        }
        return (11 - sum % 11) % 11 == digits[9] && !isOneDigit
    }

    /// Goes past what parts two groups of digits, at most four characters; the mark among them,
    /// a space where all are blank, 0 where it is anything else.
    private static func gap(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: inout Int
    ) -> UInt8 {
        let start = index
        var mark: UInt8 = 0x20
        while index < bytes.count, index - start < 4 {
            switch bytes[index] {
            case 0x09, 0x0A, 0x0D, 0x20: break
            case let byte where byte == 0x2D || byte == 0x2E || byte == 0x2F || byte == 0x5F:
                guard mark == 0x20 || mark == byte else { return 0 }
                mark = byte
            default: return index > start ? mark : 0
            }
            index += 1
        }
        return mark
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }

    private static func isWord(_ byte: UInt8) -> Bool {
        // Beyond ASCII all bytes separate: quotation marks and dashes are more likely than letters.
        isDigit(byte) || (byte | 0x20) &- 0x61 <= 25
    }
}

/// Text in which what looks like a digit, a blank or a mark of ASCII is one.
private enum PatientText {
    static func plain(_ bytes: [UInt8]) -> [UInt8] {
        // Most text beyond ASCII has no digit in it at all.
        guard bytes.contains(where: { $0 >= 0x30 && $0 <= 0x39 || $0 == 0xEF }) else { return [] }
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case let value where value < 0x80: plain.append(UInt8(value))
            case 0xFF10...0xFF19: plain.append(UInt8(scalar.value - 0xFF10) + 0x30)
            case 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: plain.append(0x20)
            case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: plain.append(0x2D)
            case 0xB7, 0x2022, 0x2024, 0x2027, 0x22C5, 0xFF0E: plain.append(0x2E)
            case 0x2044, 0x2215, 0xFF0F: plain.append(0x2F)
            case 0xFF3F: plain.append(0x5F)
            // What is not seen parts nothing; any other character separates.
            case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: break
            default: plain.append(0xFF)
            }
        }
        return plain
    }
}
