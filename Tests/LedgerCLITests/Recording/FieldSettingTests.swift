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

    @Test(arguments: ["supplier", "=1", ".x=1", "functions[=1", "functions[x]=1"])
    func `what is no setting is a usage error`(_ word: String) throws {
        let failure = #expect(throws: Failure.self) { try agreed(word) }
        #expect(failure?.status == .usage)
    }
}
