import CanonicalJSON
import Testing

@testable import LedgerCLI

struct TypesCommandTests {
    private static let type = "support.support-service-extended.v1"

    @Test func `all types are listed`() async throws {
        let trial = try Trial()
        let outcome = await trial.run("types", "--json")
        try Golden.check("types", outcome.output, hiding: trial.folder)
        #expect(await trial.run("types").output.contains("ledger.opened.v1"))
    }

    @Test func `a type has fields, a JSON Schema and a header for tables`() async throws {
        let trial = try Trial()
        let type = TypesCommandTests.type
        let outcome = await trial.run("types", type, "--json")
        try Golden.check("types-type", outcome.output, hiding: trial.folder)
        let schema = await trial.run("types", type, "--json-schema")
        #expect(try schema.json["$schema"] != nil)
        let header = await trial.run("types", type, "--csv-template")
        #expect(header.output.hasPrefix("subject,occurredon,"))
        #expect(header.messages.contains("import takes no table"))
        let columns = await trial.run("types", type, "--csv-template", "--json")
        #expect(try columns.json["columns"] != nil)
        #expect(await trial.run("types", type).output.contains("newEnd"))
    }

    @Test func `what the ledger alone records says so, and when`() async throws {
        let trial = try Trial()
        let text = await trial.run("types", "ledger.head-accepted.v1")
        #expect(text.output.contains("recorded by the ledger alone, when its log is taken"))
        #expect(!text.output.contains("next: ccgledger record"))
        let json = await trial.run("types", "ledger.head-accepted.v1", "--json")
        #expect(try json.json["ledgerRecordsWhen"] != nil)
        let other = await trial.run("types", TypesCommandTests.type, "--json")
        #expect(try other.json["ledgerRecordsWhen"] == nil)
    }

    @Test func `a type that is not there is unknown`() async throws {
        let trial = try Trial()
        #expect(await trial.run("types", "support.none.v1").status == 7)
        #expect(await trial.run("types", "--json-schema").status == 64)
    }
}
