public import EventLog

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

extension Supplier: CustomStringConvertible {
    /// The code or the name.
    public var description: String {
        switch self {
        case .body(let code): code.description
        case .named(let name): name
        }
    }
}
