internal import EventLog

/// Who supplies: a body of the register, or a name where the source gives no code.
public enum Supplier: Hashable, Sendable {
    /// A body of the register.
    case body(ODSCode)
    /// A name, as the source has it.
    case named(String)

    /// The one that is said, the code before the name; nil when neither is.
    public init?(code: ODSCode?, name: String?) {
        if let code {
            self = .body(code)
        } else if let name {
            self = .named(name)
        } else {
            return nil
        }
    }
}

extension Supplier {
    /// The code, where it is a body of the register.
    public var code: ODSCode? {
        switch self {
        case .body(let code): code
        case .named: nil
        }
    }
}

extension FieldReader {
    /// The two fields that say who supplies; nil when the object has neither.
    mutating func supplier() -> Supplier? {
        let code = optional("supplier", "Who supplies, by ODS code.") as ODSCode?
        let name = optional("supplierName", "Who supplies, as the source has it.") as String?
        return Supplier(code: code, name: name)
    }
}

extension Supplier: CustomStringConvertible {
    /// The code or the name.
    public var description: String {
        switch self {
        case .body(let code): code.description
        case .named(let name): name
        }
    }
}
