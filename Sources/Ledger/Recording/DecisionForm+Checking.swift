public import CanonicalJSON
internal import Commissioning
public import EventLog

extension DecisionForm {
    /// A form, or everything that is wrong with it.
    ///
    /// - Parameters:
    ///   - object: The form, as ``table`` declares it.
    ///   - allowsNumbersLikePatients: Whether valid NHS numbers pass as something else.
    /// - Throws: ``LedgerError/input(_:)`` with every error, each with the path of its field.
    public init(
        _ object: JSONObject, allowsNumbersLikePatients: Bool = false
    ) throws(LedgerError) {
        let (form, issues) = DecisionForm.checked(object, allowsNumbersLikePatients)
        guard let form, issues.isEmpty else { throw .input(issues.map { InputError($0) }) }
        self = form
    }

    /// What is wrong with one field of a form whose other fields may be missing.
    public static func issues(in object: JSONObject, field: String) -> [FieldIssue] {
        checked(object, true).issues.filter { issue in
            issue.path == "/\(field)" || issue.path.hasPrefix("/\(field)/")
        }
    }

    /// The form with the day of the decision, `today` when it names none.
    public static func completed(_ object: JSONObject, today: CivilDate) -> JSONObject {
        var object = object
        if case .object(var decided)? = object["decided"], decided["on"] == nil {
            decided["on"] = .text(today)
            object["decided"] = .object(decided)
        }
        return object
    }

    private static func checked(
        _ object: JSONObject, _ allowsNumbersLikePatients: Bool
    ) -> (form: DecisionForm?, issues: [FieldIssue]) {
        guard let document = try? JSONValue.object(object).canonicalBytes() else {
            let issue = FieldIssue(
                path: "", value: nil, reason: "the form has no canonical form",
                hint: "write its texts in valid Unicode, and its numbers as whole numbers")
            return (nil, [issue])
        }
        let (form, issues) = reading(
            document, allowsNumbersLikePatients: allowsNumbersLikePatients)
        guard let form else { return (nil, issues) }
        // Where a field could not be read, an example stands in its place and says nothing.
        let fields = Set(issues.map { $0.path.split(separator: "/").first.map(String.init) ?? "" })
        let added = form.contradictions.filter { issue in
            !fields.contains(issue.path.split(separator: "/").first.map(String.init) ?? "")
        }
        return (form, issues + added)
    }

    /// What its fields cannot say together.
    private var contradictions: [FieldIssue] {
        var issues: [FieldIssue] = []
        func add(_ path: String, _ value: String?, _ reason: String, _ hint: String) {
            issues.append(FieldIssue(path: path, value: value, reason: reason, hint: hint))
        }
        switch (route.how, route.waives) {
        case (.waiver, nil):
            add(
                "/route/waives", nil, "a waiver names the rule that it sets aside",
                "give the clause, as Standing financial instructions, 9.3")
        case (.route(let way), let clause?):
            add(
                "/route/waives", clause, "\(way.rawValue) waives no rule",
                "say waiver, or leave waives out")
        default: break
        }
        if route.regime != nil, route.isHealthCare == nil {
            add(
                "/route/healthCare", nil, "healthCare is missing beside the regime",
                "say whether it is health care for patients: true or false")
        }
        if supplier.supplier == nil {
            add(
                "/supplier", nil, "the supplier is named neither by code nor by name",
                "give supplier (an ODS code) or supplierName")
        }
        if value.pence.count < 0 {
            add(
                "/value/pence", "\(value.pence.count)",
                "an award cannot be worth less than nothing",
                "write what is paid as a positive amount")
        }
        if let term, let lastDay = term.lastDay, lastDay < term.start {
            add(
                "/term/lastDay", lastDay.description,
                "the last day is before the first, \(term.start)", "write the last day covered")
        }
        if let reference = register?.reference, !DecisionForm.isSegment(reference.text) {
            add(
                "/register/reference", reference.text, "not the last part of a stream's name",
                "write 1 to 60 of A–Z a–z 0–9 . _ -")
        }
        return issues
    }

    /// Whether a text can be the last part of a stream's name, with a number behind it.
    private static func isSegment(_ text: String) -> Bool {
        text.utf8.count <= 60 && StreamName("procurement/\(text)") != nil
            && !text.utf8.contains(0x2F)
    }
}
