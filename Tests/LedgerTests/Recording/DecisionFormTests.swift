import CanonicalJSON
import Commissioning
import EventLog
import Testing

@testable import Ledger

@Suite struct DecisionFormTests {
    @Test func `a decision takes nine fields at most, seven of them required`() {
        #expect(DecisionForm.table.fields.count == 9)
        #expect(DecisionForm.table.fields.filter(\.isRequired).count == 7)
    }

    @Test func `a form is read into its parts`() throws {
        let form = try SampleForm.form([
            "term": #"{"start":"2018-07-01","lastDay":"2019-06-30","options":[{"months":12}]}"#,
            "register": #"{"reference":"2018-03","contractManager":"person:m"}"#,
        ])
        #expect(form.title == "Heart scanning van" && form.route.how == .waiver)
        #expect(form.supplier.supplier == ODSCode("FICSCAN").map { .body($0) })
        #expect(form.value.pence.count == 3_000_000 && form.value.vat == .excluded)
        #expect(form.decided.on == CivilDate("2018-06-05") && form.conflicts.declared.isEmpty)
        #expect(form.reason.code == .urgency && form.reason.text == "The van broke down.")
        #expect(form.term?.lastDay == CivilDate("2019-06-30") && form.term?.options.count == 1)
        #expect(form.register?.reference?.text == "2018-03" && form.register?.comments == nil)
    }

    @Test func `a route of the Provider Selection Regime says what the law is`() throws {
        let form = try SampleForm.form(["route": #"{"how":"PSR-C"}"#])
        #expect(form.route.regime == .psr && form.route.isHealthCare == true)
        #expect(try SampleForm.form(["route": #"{"how":"direct"}"#]).route.regime == nil)
    }
}

/// A waiver worth £30,000, as a form, and what differs from it.
enum SampleForm {
    private static let fields = [
        "title": #""Heart scanning van""#,
        "route": #"{"how":"waiver","waives":"SFI 9.3"}"#,
        "supplier": #"{"supplier":"FICSCAN"}"#,
        "value": #"{"pence":3000000,"vat":"excl"}"#,
        "decided":
            #"{"on":"2018-06-05","in":{"officer":"person:cfo","delegation":"SoRD-4"}}"#,
        "conflicts": #""none""#,
        "reason": #"{"code":"urgency","text":"The van broke down."}"#,
    ]

    /// The form in JSON; a change to an empty text leaves a field out.
    static func json(_ changes: [String: String] = [:]) throws -> JSONObject {
        var object = JSONObject()
        for (name, text) in fields.merging(changes, uniquingKeysWith: { $1 }) where !text.isEmpty {
            object[name] = try JSONValue(
                parsing: Array(text.utf8), profile: .interchange(maximumLength: 10_000))
        }
        return object
    }

    static func form(_ changes: [String: String] = [:]) throws -> DecisionForm {
        try DecisionForm(json(changes))
    }
}
