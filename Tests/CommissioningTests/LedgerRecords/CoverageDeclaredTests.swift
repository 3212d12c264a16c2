import EventLog
import Testing

@testable import Commissioning

@Suite struct CoverageDeclaredTests {
    private let story = Story(LedgerArea.self, "ledger/coverage")

    private func declared(_ scope: String, to: String = "2015-04-01") -> String {
        #"""
        {"body":"02Q","from":"2013-04-01","to":"\#(to)","extent":"complete",
        "basis":"registerReconciled","declaredBy":"person:9f2c"\#(scope)}
        """#
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            LedgerArea.self, "coverage-declared",
            minimal: #"""
                {"body":"02Q","from":"2013-04-01","extent":"sample","basis":"routineSince",
                "declaredBy":"person:9f2c"}
                """#,
            full: #"""
                {"body":"02Q","area":"support","eventTypes":["org.organisation-closed.v1"],
                "from":"2013-04-01","to":"2015-04-01","extent":"complete","basis":"importOf",
                "importOf":{"source":"register.csv","sha256":
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
                "declaredBy":"person:9f2c"}
                """#)
    }

    @Test func `a declaration is kept under the id of its event`() throws {
        let data = declared(#","area":"support""#)
        #expect(story.when("coverage-declared", on: "2015-05-01", data) == nil)
        let state = story.given("coverage-declared", on: "2015-05-01", data, at: 4).state
        let declaration = try #require(state.coverage.first)
        #expect(declaration.id == EventID(high: 0, low: 4) && declaration.ended == nil)
        let coverage = declaration.coverage.value
        #expect(coverage.body == ods("02Q") && coverage.extent == .complete)
        #expect(coverage.period == Period(from: day("2013-04-01"), to: day("2015-04-01")))
        #expect(coverage.declaredBy.text == "person:9f2c")
    }

    @Test(arguments: ["", #","area":"support","eventTypes":["org.organisation-closed.v1"]"#])
    func `neither and both of area and types are refused`(scope: String) {
        let refusal = story.when("coverage-declared", on: "2015-05-01", declared(scope))
        #expect(refusal == .scopeNotOne)
    }

    @Test(arguments: ["2013-04-01", "2012-04-01"])
    func `a period cannot end before or on its start`(to: String) {
        let data = declared(#","area":"support""#, to: to)
        let refusal = story.when("coverage-declared", on: "2015-05-01", data)
        #expect(refusal == .endNotAfterStart(to: day(to), from: day("2013-04-01")))
        #expect(story.given("coverage-declared", on: "2015-05-01", data).state.coverage.isEmpty)
    }

    @Test func `it is found under the body`() {
        let tags = Reading.tags(
            LedgerArea.self, "coverage-declared", declared(#","area":"support""#))
        #expect(tags == ["body:02Q"])
    }
}
