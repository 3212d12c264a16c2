import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractModifiedTests {
    private let full = #"""
        {"changeCode":"scope","change":"Two more clinics.",
        "valueDelta":{"pence":5000,"vat":"excl","basis":"total"},"newEnd":"2018-04-01",
        "attributableTo":"authority","providedForInContract":false,"ground":"72-1b",
        "materiallyDifferent":{"different":false,"judgedBy":"person:7","reasonCode":"scope",
        "reason":"The same patients."},"decision":{"meeting":"m1","item":"3"}}
        """#

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ContractArea.self, "contract-modified",
            minimal: #"{"changeCode":"price","providedForInContract":true}"#, full: full)
    }

    @Test func `why a change was judged as it was is sealed where it stands`() throws {
        let type = try #require(Reading.type(ContractArea.self, "contract-modified"))
        let data = #"""
            {"changeCode":"scope","providedForInContract":false,
            "materiallyDifferent":{"different":true,"judgedBy":"person:7","reason":"New town."}}
            """#
        let log = Reading.read(type, data, .proposal).1
        #expect(log.issues.isEmpty)
        #expect(log.sealed.map(\.name) == ["materiallyDifferent/reason"])
        #expect(
            Reading.read(type, data, .leaf).1.issues.map(\.path) == ["/materiallyDifferent/reason"])
    }

    @Test func `the codes are those of the schema`() {
        func codes<Code: CodeList>(_ list: Code.Type) -> String {
            list.allCases.map(\.rawValue).joined(separator: " ")
        }
        #expect(codes(ContractModification.Code.self) == "value scope term price parties other")
        #expect(codes(ContractModification.Attribution.self) == "authority provider external")
        #expect(
            codes(ContractModification.Ground.self)
                == "72-1a 72-1b 72-1c 72-1d 72-1e 72-1f 13-1a 13-1b 13-1c 13-1d Sch8 none")
        #expect(
            codes(MaterialDifference.Reason.self) == "scope value provider balance other")
    }

    @Test func `a modification is kept with all that it says`() throws {
        let state = Contracts.awarded.given("contract-modified", on: "2015-01-01", full).state
        let change = try #require(state.changes.first)
        #expect(change.by == Position(1) && change.value.newEnd == day("2018-04-01"))
        #expect(change.value.valueDelta?.pence == Pence(5_000))
        let (meeting, item) = (try #require(Reference("m1")), Reference("3"))
        #expect(change.value.decision == .meeting(meeting, item: item))
        guard case .modified(let modification) = change.value.kind else {
            Issue.record("not a modification")
            return
        }
        #expect(modification.code == .scope && modification.attribution == .authority)
        #expect(modification.ground == .pcr72b && !modification.isProvidedFor)
        #expect(modification.difference?.isDifferent == false)
        #expect(modification.difference?.judgedBy == Reference("person:7"))
        #expect(modification.difference?.reason == .scope)
    }

    @Test(arguments: ["2014-04-01", "2013-04-01"])
    func `the new end must be after the start on record`(end: String) {
        let data = #"{"changeCode":"term","newEnd":"\#(end)","providedForInContract":true}"#
        #expect(
            Contracts.awarded.when("contract-modified", on: "2015-01-01", data)
                == .endNotAfterStart(
                    end: day(end), start: day("2014-04-01"), awardedBy: Position(0)))
        #expect(Contracts.story.when("contract-modified", on: "2015-01-01", data) == nil)
    }

    @Test func `two modifications of one day are two`() {
        let state =
            Contracts.awarded.given("contract-modified", on: "2015-01-01", Contracts.by(1))
            .given("contract-modified", on: "2015-01-01", Contracts.by(1)).state
        #expect(state.changes.map(\.by) == at(1, 2) && !state.isContested)
    }

    @Test func `a modification with no contract on record is recorded`() {
        #expect(Contracts.story.when("contract-modified", on: "2015-01-01", full) == nil)
        let state = Contracts.story.given("contract-modified", on: "2015-01-01", full).state
        #expect(state.withoutContract == at(0) && state.changes.count == 1)
        #expect(state.currentValue == .notStated)
    }

    @Test func `a modification after the termination is recorded, whatever its end`() {
        let data = #"{"changeCode":"term","newEnd":"2013-01-01","providedForInContract":true}"#
        #expect(Contracts.terminated.when("contract-modified", on: "2016-01-01", data) == nil)
        let state = Contracts.terminated.given("contract-modified", on: "2016-01-01", data).state
        #expect(state.afterTermination == at(2) && state.changes.count == 1)
    }
}
