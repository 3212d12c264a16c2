import CanonicalJSON
import EventLog
import Ledger
import Testing

@testable import LedgerCLI

struct FieldSettingTests {
    /// The data of an agreement after these settings.
    private func agreed(_ words: String...) throws -> String {
        let schema = try TypeWord.schema("support.support-service-agreed.v1")
        var data = JSONObject()
        for word in words { try FieldSetting(word).apply(to: &data, schema) }
        return String(decoding: try JSONValue.object(data).canonicalBytes(), as: UTF8.self)
    }

    @Test func `values are typed by their fields`() throws {
        let data = try agreed(
            "supplier=0AR", "annualValue.pence=5", "hostedByBoard=no", "functions[0]=BI",
            "functions[1]=HR")
        #expect(
            data == #"{"annualValue":{"pence":5},"functions":["BI","HR"],"hostedByBoard":false,"#
                + #""supplier":"0AR"}"#)
    }

    @Test func `a list of codes may be written with commas`() throws {
        #expect(try agreed("functions=BI,HR") == #"{"functions":["BI","HR"]}"#)
    }

    @Test func `nothing behind the equals sign takes a field out`() throws {
        let data = try agreed("supplier=0AR", "annualValue.pence=5", "annualValue.pence=")
        #expect(data == #"{"supplier":"0AR"}"#)
        #expect(try agreed("functions=BI,HR", "functions[0]=") == #"{"functions":["HR"]}"#)
    }

    @Test(arguments: [
        "nofield=1", "annualValue.penc=5", "annualValue.pence=many", "hostedByBoard=perhaps",
        "functions[3]=BI", "functions.x=1", "supplier.x=1", "annualValue=5",
    ])
    func `what no field can hold is refused`(_ word: String) throws {
        let failure = #expect(throws: Failure.self) { try agreed(word) }
        #expect(failure?.status == .refused)
    }

    @Test(arguments: [
        ("9007199254740992", "more than any number that can be recorded"),
        ("10000000000000001", "more than any number that can be recorded"),
        ("-99999999999999999999", "more than any number that can be recorded"),
        ("12.50", "a whole number is expected here"), ("£5", "a whole number is expected here"),
        ("-", "a whole number is expected here"), ("+5", "a whole number is expected here"),
    ]) func `a number that cannot be is shown as it was typed, with what is wrong`(
        text: String, reason: String
    ) throws {
        let failure = #expect(throws: Failure.self) { try agreed("annualValue.pence=\(text)") }
        let error = try #require(failure?.errors.first)
        #expect(error.value == text && error.reason == reason && error.hint != nil)
        #expect(try agreed("annualValue.pence=-9007199254740991").contains("-9007199254740991"))
    }

    @Test(arguments: ["supplier", "=1", ".x=1", "functions[=1", "functions[x]=1"])
    func `what is no setting is a usage error`(_ word: String) throws {
        let failure = #expect(throws: Failure.self) { try agreed(word) }
        #expect(failure?.status == .usage)
    }
}
