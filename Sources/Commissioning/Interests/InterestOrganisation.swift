public import EventLog

/// The organisation that an interest is in, with those that it is tied to.
public struct InterestOrganisation: FieldGroup, Hashable {
    /// The names of its fields.
    public static let table = FieldTable(InterestOrganisation.self)

    /// What it is called.
    public let name: String
    /// Its code in the register of organisations; nil when it has none or none is given.
    public let code: ODSCode?
    /// Organisations that it owns or controls, in ascending order.
    public let parentOf: [ODSCode]
    /// Organisations that it is a member of, such as a federation, in ascending order.
    public let memberOf: [ODSCode]

    /// Declares and reads its fields.
    public init(from fields: inout FieldReader) {
        name = fields.required("name", "What it is called.")
        code = fields.optional("ods", "Its ODS code, when it has one.")
        let owned = fields.list("parentOf", "Those that it owns or controls.") as [ODSCode]
        parentOf = owned.sorted()
        let federations = fields.list("memberOf", "Those that it is a member of.") as [ODSCode]
        memberOf = federations.sorted()
    }

    /// Every code that it names.
    var codes: [ODSCode?] { [code] + parentOf + memberOf }

    /// How it is tied to another organisation; nil when it is not, as far as is on record.
    ///
    /// - Parameters:
    ///   - code: The other's code; nil when it has none.
    ///   - names: What the other is called.
    public func tie(to code: ODSCode?, named names: [String] = []) -> OrganisationTie? {
        if let code {
            if self.code == code { return .identifier }
            if parentOf.contains(code) { return .parentOf }
            if memberOf.contains(code) { return .memberOf }
            // Two codes that differ are two bodies, whatever they are called.
            if self.code != nil { return nil }
        }
        let folded = InterestOrganisation.folded(name)
        return names.contains { InterestOrganisation.folded($0) == folded } ? .name : nil
    }

    /// Letters of ASCII in lower case, digits and all beyond ASCII: what is left of a name when
    /// case, spaces and punctuation do not count.
    private static func folded(_ name: String) -> [UInt8] {
        name.utf8.compactMap { byte in
            switch byte {
            case 0x41...0x5A: byte | 0x20
            case 0x61...0x7A, 0x30...0x39, 0x80...0xFF: byte
            default: nil
            }
        }
    }
}

/// How the organisation of an interest is tied to another one, the strongest first.
public enum OrganisationTie: String, CaseIterable, Hashable, Sendable {
    /// It is the other, by its code.
    case identifier
    /// It owns or controls the other.
    case parentOf
    /// It is a member of the other.
    case memberOf
    /// It is called the same, and a code is missing.
    case name
}
