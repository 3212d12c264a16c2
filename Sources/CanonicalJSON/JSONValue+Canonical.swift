extension JSONValue {
    /// The value in its canonical form.
    ///
    /// A number becomes that of the nearest double, so an integer beyond ± 2^53 may be rounded.
    ///
    /// - Throws: ``CanonicalJSONError/numberNotFinite(digits:)`` for a number no double reaches;
    ///   ``CanonicalJSONError/tooDeep(limit:)`` for more than 64 levels.
    ///
    /// Source: RFC 8785, section 3.2.
    public func canonicalBytes() throws(CanonicalJSONError) -> [UInt8] {
        var writer = CanonicalWriter(reserving: 256)
        try write(to: &writer, depth: 0)
        return writer.bytes
    }

    private func write(
        to writer: inout CanonicalWriter, depth: Int
    ) throws(CanonicalJSONError) {
        let limit = 64
        switch self {
        case .null: writer.null()
        case .bool(let value): writer.bool(value)
        case .string(let string): writer.string(string)
        case .number(let number):
            var digits = try number.canonicalDigits()
            digits.withUTF8 { writer.raw(bytes: $0) }
        case .array(let elements):
            guard depth < limit else { throw .tooDeep(limit: limit) }
            writer.beginArray()
            for element in elements { try element.write(to: &writer, depth: depth + 1) }
            writer.endArray()
        case .object(let object):
            guard depth < limit else { throw .tooDeep(limit: limit) }
            writer.beginObject()
            let members = object.members.sorted { UTF16Order.isAscending($0.name, $1.name) }
            for member in members {
                writer.key(member.name)
                try member.value.write(to: &writer, depth: depth + 1)
            }
            writer.endObject()
        }
    }
}
