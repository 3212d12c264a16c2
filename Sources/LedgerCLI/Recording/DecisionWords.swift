internal import CanonicalJSON
internal import Commissioning
internal import EventLog
internal import Ledger

/// One field of the form of a decision, as somebody types it.
///
/// Shape: its main part in a few words, then `; name=value` for what the field holds beside; or the
/// field's JSON.
struct DecisionWords {
    /// The field.
    let field: FieldDescription

    /// How each field is written.
    static let grammar = [
        "title": "words, as: Heart scanning van",
        "route": "waiver of RULE, or a way, as: waiver of SFI 9.3; regime=PCR2015; healthCare=no",
        "supplier": "a code or a name, as: FICSCAN; registeredAddress=1 High Street, Vale "
            + "(supplierName=BUPA for a name that looks like a code)",
        "value": "pounds; excl or incl for VAT; total or annual, as: £30,000 excl",
        "term": "the first day to the last, as: 2018-07-01 to 2019-06-30; signedOn=2018-06-20; "
            + "options=12x2",
        "decided": "meeting M item I, officer O under D, or urgent U, and the day, as: "
            + "meeting FPC-5 item 4 on 2018-05-22",
        "conflicts": "none, or for each: person, interest, what was done, as: "
            + "person:gp1 INT-3 leftRoom; person:gp2 mayStay minorInterest",
        "reason": "a code and words, as: urgency: The van broke down. The codes are "
            + FormReason.allCases.map(\.rawValue).joined(separator: ", "),
        "register": "a reference, and more, as: 2018-07; contractManager=person:m1; comments=None",
    ]

    /// The field's value.
    ///
    /// - Throws: ``Failure`` when the words cannot be read.
    func value(_ text: String) throws(Failure) -> JSONValue? {
        let text = DecisionWords.trimmed(text)
        if text.isEmpty { return nil }
        if text.hasPrefix("{") || text.hasPrefix("[") {
            return try FieldText.parsed(text, path: path)
        }
        switch field.name {
        case "title": return .string(text)
        case "conflicts": return try conflicts(text)
        case "reason":
            let (code, words) = DecisionWords.halves(text)
            return .object(present(["code": code, "text": words]))
        default: break
        }
        let (head, rest) = parts(of: text)
        var object = JSONObject()
        switch field.name {
        case "route": object = route(head)
        case "supplier":
            object = head.isEmpty ? [:] : [DecisionWords.supplierField(head): .string(head)]
        case "value": object = try money(head)
        case "term": object = try term(head)
        case "decided": object = try taking(head)
        case "register": object = present(["reference": head])
        default: break
        }
        for (name, text) in rest { object[name] = try value(of: name, text) }
        return .object(object)
    }

    private var path: String { "/\(field.name)" }

    private var subfields: [FieldDescription] {
        if case .group(let fields) = field.shape { fields } else { [] }
    }

    private func refused(_ word: some StringProtocol) -> Failure {
        .input(
            path, String(word), "not understood here",
            hint: DecisionWords.grammar[field.name].map { "write \($0)" })
    }

    // MARK: Parts

    /// The main part, and the named ones: a semicolon begins another part only before a name.
    private func parts(of text: String) -> (head: String, rest: [(name: String, text: String)]) {
        var head: String?
        var rest: [(name: String, text: String)] = []
        for piece in text.split(separator: ";", omittingEmptySubsequences: false) {
            let named = name(of: piece)
            if let named {
                rest.append(named)
                head = head ?? ""
            } else if rest.isEmpty {
                head = head.map { "\($0);\(piece)" } ?? String(piece)
            } else {
                rest[rest.count - 1].text += ";\(piece)"
            }
        }
        return (
            DecisionWords.trimmed(head ?? ""),
            rest.map { ($0.name, DecisionWords.trimmed($0.text)) }
        )
    }

    private func name(of piece: Substring) -> (name: String, text: String)? {
        guard let equals = piece.firstIndex(of: "=") else { return nil }
        let name = DecisionWords.trimmed(piece[..<equals])
        guard subfields.contains(where: { $0.name == name }) else { return nil }
        return (name, String(piece[piece.index(after: equals)...]))
    }

    private func value(of name: String, _ text: String) throws(Failure) -> JSONValue? {
        guard let shape = subfields.first(where: { $0.name == name })?.shape else { return nil }
        if text.isEmpty { return nil }
        if name == "options", !text.hasPrefix("[") { return try options(text) }
        return try FieldText.value(text, shape, path: "\(path)/\(name)")
    }

    /// `12` or `12x2`, several with commas between them.
    private func options(_ text: String) throws(Failure) -> JSONValue {
        var options: [JSONValue] = []
        for word in text.split(separator: ",") {
            let numbers = word.split(separator: "x").map { Int64(DecisionWords.trimmed($0)) }
            guard (1...2).contains(numbers.count), let months = numbers[0],
                numbers.count == 1 || numbers[1] != nil
            else {
                throw .input(
                    "\(path)/options", text, "not a number of months",
                    hint: "write 12, or 12x2 for twelve months twice")
            }
            var option: JSONObject = ["months": .number(JSONNumber(months))]
            if numbers.count == 2, let times = numbers[1] {
                option["times"] = .number(JSONNumber(times))
            }
            options.append(.object(option))
        }
        return .array(options)
    }

    // MARK: Main parts

    private func route(_ head: String) -> JSONObject {
        let words = head.split(separator: " ")
        let first = words.first?.lowercased() ?? ""
        if first == "waiver" {
            let clause = words.dropFirst(words.dropFirst().first == "of" ? 2 : 1)
            return present(["how": "waiver", "waives": clause.joined(separator: " ")])
        }
        let short = ["tender": "openTender", "single": "singleTender"]
        let code =
            short[first] ?? FormRoute.codes.first { $0.lowercased() == head.lowercased() } ?? head
        return present(["how": code])
    }

    /// Which field holds a supplier: what can be a code is one.
    private static func supplierField(_ head: String) -> String {
        ODSCode(head) == nil ? "supplierName" : "supplier"
    }

    private func money(_ head: String) throws(Failure) -> JSONObject {
        var object = JSONObject()
        for word in head.split(separator: " ") {
            switch word.lowercased() {
            case "excl", "excl.", "ex", "excluding": object["vat"] = .string("excl")
            case "incl", "incl.", "inc", "including": object["vat"] = .string("incl")
            case "unknown": object["vat"] = .string("unknown")
            case "total", "annual", "share": object["basis"] = .string(word.lowercased())
            case "vat": break
            default:
                guard object["pence"] == nil, let pence = DecisionWords.pence(word) else {
                    throw refused(word)
                }
                object["pence"] = .number(JSONNumber(pence))
            }
        }
        return object
    }

    /// The pence of `£30,000.50`; nil when it is no amount.
    static func pence(_ word: some StringProtocol) -> Int64? {
        let digits = word.utf8.filter { $0 != 0x2C }
        let text = String(decoding: digits, as: UTF8.self)
        let plain = text.hasPrefix("£") ? text.dropFirst() : text[...]
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let pounds = Int64(parts[0]), pounds >= 0,
            pounds < 90_000_000_000_000, parts[0].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else { return nil }
        guard parts.count == 2 else { return pounds * 100 }
        guard parts[1].utf8.count == 2, let pence = Int64(parts[1]), pence >= 0 else { return nil }
        return pounds * 100 + pence
    }

    private func term(_ head: String) throws(Failure) -> JSONObject {
        let words = head.split(separator: " ").map(String.init)
        switch words.count {
        case 0: return [:]
        case 1: return present(["start": words[0]])
        case 3 where words[1] == "to": return present(["start": words[0], "lastDay": words[2]])
        default: throw refused(head)
        }
    }

    private func taking(_ head: String) throws(Failure) -> JSONObject {
        let words = head.split(separator: " ").map(String.init)
        let names = [
            "meeting": "meeting", "item": "item", "officer": "officer", "under": "delegation",
            "urgent": "urgent", "on": "on",
        ]
        guard words.count.isMultiple(of: 2) else { throw refused(head) }
        var place = JSONObject()
        var taking = JSONObject()
        for index in stride(from: 0, to: words.count, by: 2) {
            guard let name = names[words[index].lowercased()] else { throw refused(words[index]) }
            let value = words[index + 1]
            if name != "on" {
                place[name] = .string(value)
            } else if value != "today" {
                taking["on"] = .string(value)
            }
        }
        if !place.members.isEmpty { taking["in"] = .object(place) }
        return taking
    }

    private func conflicts(_ text: String) throws(Failure) -> JSONValue {
        if text.lowercased() == "none" { return .string("none") }
        let actions = Set(ConflictAction.Action.allCases.map(\.rawValue))
        let reasons = Set(ConflictAction.Reason.allCases.map(\.rawValue))
        var items: [JSONValue] = []
        for entry in text.split(separator: ";") {
            let (head, reason) = DecisionWords.halves(DecisionWords.trimmed(entry))
            let words = head.split(separator: " ").map(String.init)
            guard let person = words.first else { continue }
            var item = present(["personRef": person, "reason": reason])
            for word in words.dropFirst() {
                let name =
                    actions.contains(word)
                    ? "action" : reasons.contains(word) ? "reasonCode" : "interestRef"
                guard item[name] == nil else { throw refused(word) }
                item[name] = .string(word)
            }
            items.append(.object(item))
        }
        return .array(items)
    }

    // MARK: Texts

    private func present(_ texts: KeyValuePairs<String, String>) -> JSONObject {
        var object = JSONObject()
        for (name, text) in texts where !text.isEmpty { object[name] = .string(text) }
        return object
    }

    /// What stands before and behind the first colon that a space follows.
    private static func halves(_ text: String) -> (String, String) {
        guard let colon = text.firstRange(of: ": ") else {
            return (trimmed(text.hasSuffix(":") ? text.dropLast() : text[...]), "")
        }
        return (trimmed(text[..<colon.lowerBound]), trimmed(text[colon.upperBound...]))
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = text[...]
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return String(text)
    }
}
