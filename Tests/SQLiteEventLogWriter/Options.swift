import Glibc

/// What a writer or reader was asked to do: `--name value`, in any order.
struct Options {
    private var values: [String: String] = [:]

    init(_ arguments: some Sequence<String>) {
        var name: String?
        for argument in arguments {
            if let known = name {
                values[known] = argument
                name = nil
            } else if argument.hasPrefix("--") {
                name = String(argument.dropFirst(2))
            } else {
                Options.fail("'\(argument)' is no option")
            }
        }
        if let name { Options.fail("--\(name) needs a value") }
    }

    /// The value of an option that must be given.
    func text(_ name: String) -> String {
        guard let value = values[name] else { Options.fail("--\(name) is missing") }
        return value
    }

    /// Whether an option was given with this value.
    func has(_ name: String, _ value: String) -> Bool { values[name] == value }

    /// The value of an option, a number.
    func number(_ name: String, _ otherwise: Int? = nil) -> Int {
        if values[name] == nil, let otherwise { return otherwise }
        guard let number = Int(text(name)) else { Options.fail("--\(name) is no number") }
        return number
    }

    private static func fail(_ why: String) -> Never {
        print(why)
        exit(2)
    }
}
