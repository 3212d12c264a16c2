internal import CanonicalJSON
internal import EventLog
internal import Ledger

/// One `--set field=value`: where in the data, and what.
///
/// Shape: names joined by dots, `[n]` behind a list: `options[0].cost.pence=1250`. Nothing behind
/// the equals sign takes the field out.
struct FieldSetting {
    /// A step into the data.
    enum Step: Hashable {
        case name(String)
        case index(Int)
    }

    let steps: [Step]
    let text: String
    /// As it was written, for errors.
    let word: String

    /// - Throws: ``Failure`` when there is no field or no equals sign.
    init(_ word: String) throws(Failure) {
        guard let equals = word.firstIndex(of: "="), equals > word.startIndex else {
            throw Failure(
                .usage, "--set \(word) sets nothing", hint: "write --set field=value")
        }
        self.word = word
        text = String(word[word.index(after: equals)...])
        guard let steps = FieldSetting.steps(word[..<equals]) else {
            throw Failure(
                .usage, "--set \(word) names no field",
                hint: "write names joined by dots, and [n] behind a list: options[0].kind=CSU")
        }
        self.steps = steps
    }

    private static func steps(_ path: Substring) -> [Step]? {
        var steps: [Step] = []
        for part in path.split(separator: ".", omittingEmptySubsequences: false) {
            let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
            guard let name = pieces.first, !name.isEmpty else { return nil }
            steps.append(.name(String(name)))
            for piece in pieces.dropFirst() {
                guard piece.hasSuffix("]"), let index = Int(piece.dropLast()), index >= 0 else {
                    return nil
                }
                steps.append(.index(index))
            }
        }
        return steps
    }

    /// Sets the field in the data of a type.
    ///
    /// - Throws: ``Failure`` when the type has no such field, or the value is of another kind.
    func apply(to data: inout JSONObject, _ schema: EventSchema) throws(Failure) {
        let object = JSONValue.object(data)
        let changed = try set(object, steps[...], .group(schema.fields), path: "/data")
        if case .object(let changed)? = changed { data = changed }
    }

    /// The value with the field set; nil when nothing is left of it.
    private func set(
        _ value: JSONValue?, _ steps: ArraySlice<Step>, _ shape: FieldShape, path: String
    ) throws(Failure) -> JSONValue? {
        guard let step = steps.first else {
            return text.isEmpty ? nil : try FieldText.value(text, shape, path: path)
        }
        let rest = steps.dropFirst()
        switch (step, shape) {
        case (.name(let name), .group(let fields)):
            let field = try FieldSetting.field(name, among: fields, path: path)
            var object = JSONObject()
            if case .object(let known)? = value { object = known }
            object[name] = try set(object[name], rest, field.shape, path: "\(path)/\(name)")
            return object.members.isEmpty && path != "/data" ? nil : .object(object)
        case (.index(let index), .list(let item)):
            var items: [JSONValue] = []
            if case .array(let known)? = value { items = known }
            guard index <= items.count else {
                throw .input(
                    "\(path)/\(index)", word, "the list has \(items.count) values so far",
                    hint: "set [\(items.count)] first")
            }
            let known = index < items.count ? items[index] : nil
            if let item = try set(known, rest, item, path: "\(path)/\(index)") {
                if known == nil { items.append(item) } else { items[index] = item }
            } else if known != nil {
                items.remove(at: index)
            }
            return items.isEmpty ? nil : .array(items)
        case (.name, .list):
            throw .input(path, word, "this is a list", hint: "write [0] behind its name")
        default:
            throw .input(path, word, "this is a \(shape.kind) and has no parts")
        }
    }

    /// The field of that name.
    ///
    /// - Throws: ``Failure`` with the names that are nearest.
    private static func field(
        _ name: String, among fields: [FieldDescription], path: String
    ) throws(Failure) -> FieldDescription {
        if let field = fields.first(where: { $0.name == name }) { return field }
        let names = fields.map(\.name)
        throw .input(
            "\(path)/\(name)", nil, "\(name) is not a field here",
            hint: Nearest.hint(
                name, among: names, otherwise: "the fields are \(names.joined(separator: ", "))"))
    }
}

/// Values as a person types them.
enum FieldText {
    /// A value of a field's kind.
    ///
    /// Shape: digits for a number; true, false, yes or no; for a list of codes, names or days its
    /// values with commas between them; JSON for an object or any other list.
    /// - Throws: ``Failure`` when the text is of another kind.
    static func value(
        _ text: String, _ shape: FieldShape, path: String
    ) throws(Failure) -> JSONValue {
        switch shape {
        case .text, .line, .code, .formatted: return .string(text)
        case .integer:
            return .number(JSONNumber(try number(text, path: path)))
        case .boolean:
            switch text.lowercased() {
            case "true", "yes", "y": return .bool(true)
            case "false", "no", "n": return .bool(false)
            default: throw .input(path, text, "true or false is expected here")
            }
        case .list(let item):
            if text.hasPrefix("[") { return try parsed(text, path: path) }
            switch item {
            case .code, .formatted, .integer:
                var items: [JSONValue] = []
                for part in text.split(separator: ",") {
                    items.append(try value(String(part), item, path: path))
                }
                return .array(items)
            case .text, .line: return .array([.string(text)])
            default:
                throw .input(
                    path, text, "a list of objects is expected here",
                    hint: "set its parts: name[0].part=value")
            }
        case .group(let fields):
            if text.hasPrefix("{") { return try parsed(text, path: path) }
            // A day where a span may stand as well.
            if fields.contains(where: { $0.name == "precision" }) { return .string(text) }
            let names = fields.map(\.name).joined(separator: ", ")
            throw .input(
                path, text, "an object is expected here", hint: "set its parts: \(names)")
        }
    }

    /// A whole number within the bounds of I-JSON, so that no error shows another one than was
    /// typed. Source: RFC 7493, section 2.2.
    private static func number(_ text: String, path: String) throws(Failure) -> Int64 {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw .input(
                path, text, "a whole number is expected here",
                hint: "write digits alone; money in pence: £12.50 is 1250")
        }
        let largest: Int64 = 9_007_199_254_740_991
        guard let number = Int64(text), (-largest...largest).contains(number) else {
            throw .input(
                path, text, "more than any number that can be recorded",
                hint: "at most \(largest); money is in pence, so that is some £90 trillion")
        }
        return number
    }

    static func parsed(_ text: String, path: String) throws(Failure) -> JSONValue {
        let profile = JSONProfile.interchange(maximumLength: 1_048_576)
        do throws(JSONFailure) {
            return try JSONValue(parsing: Array(text.utf8), profile: profile)
        } catch {
            throw .input(path, text, "\(error.reason)", hint: "this begins like JSON, and is none")
        }
    }
}
