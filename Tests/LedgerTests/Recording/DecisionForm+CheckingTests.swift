import EventLog
import Testing

@testable import Ledger

@Suite struct DecisionFormCheckingTests {
    private func paths(_ changes: [String: String]) throws -> [String] {
        let object = try SampleForm.json(changes)
        do throws(LedgerError) {
            _ = try DecisionForm(object)
            return []
        } catch {
            guard case .input(let errors) = error else { throw error }
            return errors.map(\.path)
        }
    }

    @Test func `every error is said in one pass, with the field that it is in`() throws {
        let found = try paths([
            "title": "", "route": #"{"how":"waiver"}"#, "supplier": "{}",
            "value": #"{"pence":"much"}"#, "decided": #"{"on":"2018-06-32","in":{"meeting":"M"}}"#,
            "conflicts": #""perhaps""#, "reason": #"{"code":"whim"}"#,
        ])
        #expect(
            Set(found) == [
                "/title", "/route/waives", "/supplier", "/value/pence", "/value/vat",
                "/decided/on", "/conflicts", "/reason/code",
            ])
    }

    @Test func `a waiver names its rule, and nothing else does`() throws {
        #expect(try paths(["route": #"{"how":"waiver"}"#]) == ["/route/waives"])
        #expect(try paths(["route": #"{"how":"direct","waives":"SFI"}"#]) == ["/route/waives"])
        #expect(try paths(["route": #"{"how":"direct"}"#]).isEmpty)
    }

    @Test func `a law is named together with whether it is health care`() throws {
        let route = #"{"how":"direct","regime":"PCR2015"}"#
        #expect(try paths(["route": route]) == ["/route/healthCare"])
        #expect(try paths(["route": route.dropLast() + #","healthCare":false}"#]).isEmpty)
    }

    @Test func `a last day is not before the first`() throws {
        let term = #"{"start":"2018-07-01","lastDay":"2018-06-30"}"#
        #expect(try paths(["term": term]) == ["/term/lastDay"])
        #expect(try paths(["term": #"{"start":"2018-07-01","lastDay":"2018-07-01"}"#]).isEmpty)
    }

    @Test func `an award is worth nothing at the least`() throws {
        #expect(try paths(["value": #"{"pence":-1,"vat":"excl"}"#]) == ["/value/pence"])
        #expect(try paths(["value": #"{"pence":0,"vat":"excl"}"#]).isEmpty)
    }

    @Test func `a reference is one part of a stream's name`() throws {
        #expect(try paths(["register": #"{"reference":"2018/3"}"#]) == ["/register/reference"])
        #expect(try paths(["register": #"{"reference":"2018-3"}"#]).isEmpty)
    }

    @Test func `a patient's number is refused where it stands`() throws {
        let reason = #"{"code":"urgency","text":"For 943 476 5919."}"#
        #expect(try paths(["reason": reason]) == ["/reason/text"])
        #expect(throws: Never.self) {
            try DecisionForm(
                SampleForm.json(["reason": reason]), allowsNumbersLikePatients: true)
        }
    }

    @Test func `one field is looked at while others are missing`() throws {
        let object = try SampleForm.json(["title": "", "value": #"{"pence":5}"#])
        #expect(DecisionForm.issues(in: object, field: "value").map(\.path) == ["/value/vat"])
        #expect(DecisionForm.issues(in: object, field: "route").isEmpty)
    }

    @Test func `a decision without a day is one of today`() throws {
        let today = try #require(CivilDate("2018-06-07"))
        let silent = try SampleForm.json(["decided": #"{"in":{"urgent":"U1"}}"#])
        let form = try DecisionForm(DecisionForm.completed(silent, today: today))
        #expect(form.decided.on == today)
        let stated = try SampleForm.json()
        #expect(DecisionForm.completed(stated, today: today) == stated)
    }
}
