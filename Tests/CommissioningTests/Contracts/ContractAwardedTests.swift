import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractAwardedTests {
    private func refusal(_ data: String) -> ContractRefusal? {
        Contracts.story.when("contract-awarded", on: "2014-02-01", data)
    }

    @Test func `its fields are read and wrong ones are reported at their place`() {
        SchemaLaw.holds(
            ContractArea.self, "contract-awarded",
            minimal: #"""
                {"title":"Physiotherapy","provider":{"supplier":"RGT"},"decisionBasis":"procured",
                "start":"2014-04-01","legalForm":"standardContract"}
                """#,
            full: #"""
                {"title":"Physiotherapy","provider":{"supplier":"RGT","supplierName":"A Trust",
                "registeredAddress":"1 Example Road"},"services":["Backs","Necks"],
                "decisionBasis":"procured","procurement":"procurement/02Q/2013-004","award":"a1",
                "lotIds":["1","2"],"totalValue":{"pence":30000,"vat":"excl","basis":"total"},
                "annualValue":{"pence":10000,"vat":"excl","basis":"annual"},"start":"2014-04-01",
                "end":"2017-04-01","extensionOptions":[{"months":12,"times":2}],
                "selectionProcess":"openTender","legalForm":"NHScontract-s9","pricing":"block",
                "parties":[{"ods":"02Q","role":"lead","sharePence":20000,
                "ownDecisionRef":"meeting:7"},{"ods":"03X","role":"associate"}],
                "ocid":"ocds-213czf-000-00001"}
                """#)
    }

    @Test func `the codes are those of the schema`() {
        func codes<Code: CodeList>(_ list: Code.Type) -> String {
            list.allCases.map(\.rawValue).joined(separator: " ")
        }
        #expect(
            codes(ContractDecisionBasis.self)
                == "procured inheritedByTransfer legacyRegister novated noneOnRecord")
        #expect(
            codes(ContractLegalForm.self)
                == "NHScontract-s9 standardContract grant s75 s256 SLA other")
        #expect(
            codes(ContractPricing.self)
                == "nationalTariff localPrice block capitation bundle gainShare outcomesBased")
    }

    @Test func `an award states the terms of the contract`() throws {
        let more = #"""
            "services":["Backs"],"procurement":"procurement/02Q/2013-004","award":"a1",
            "lotIds":["1"],"annualValue":{"pence":1000,"vat":"excl","basis":"annual"},
            "extensionOptions":[{"months":12,"times":2}],"selectionProcess":"openTender",
            "pricing":"block","ocid":"ocds-213czf-1",
            "parties":[{"ods":"03X","role":"associate"},{"ods":"02Q","role":"lead"}]
            """#
        let award = try #require(
            Contracts.story
                .given("contract-awarded", on: "2014-02-01", Contracts.award(more: more))
                .state.award)
        #expect(award.awardedOn.value == day("2014-02-01") && award.awardedOn.by == Position(0))
        #expect(award.title.value == "Physiotherapy" && award.services.value == ["Backs"])
        #expect(award.provider.value.supplier == .body(ods("RGT")))
        #expect(award.decisionBasis.value == .procured && award.pricing.value == .block)
        #expect(award.procurement.value == StreamName("procurement/02Q/2013-004"))
        #expect(award.award.value == Reference("a1") && award.lots.value == [Reference("1")])
        #expect(award.totalValue.value == Contracts.whole(30_000))
        #expect(award.annualValue.value == aYear(1_000))
        #expect(award.start.value == day("2014-04-01") && award.end.value == day("2017-04-01"))
        #expect(award.extensionOptions.value.map(\.months.count) == [12])
        #expect(award.extensionOptions.value.map(\.times) == [2])
        #expect(award.selectionProcess.value == .openTender)
        #expect(award.legalForm.value == .standardContract)
        #expect(award.parties.value.map(\.code) == [ods("02Q"), ods("03X")])
        #expect(award.ocid.value == OCID("ocds-213czf-1"))
    }

    @Test func `somebody must provide, by code or by name`() {
        #expect(refusal(Contracts.award(provider: "{}")) == .providerMissing)
        let addressAlone = #"{"registeredAddress":"1 Example Road"}"#
        #expect(refusal(Contracts.award(provider: addressAlone)) == .providerMissing)
        #expect(refusal(Contracts.award(provider: #"{"supplierName":"A Ltd"}"#)) == nil)
    }

    @Test(arguments: ["2014-04-01", "2014-03-31"])
    func `a contract cannot end before or on its start`(end: String) {
        let start = day("2014-04-01")
        #expect(
            refusal(Contracts.award(end: end))
                == .endNotAfterStart(end: day(end), start: start, awardedBy: nil))
    }

    @Test func `a contract of one day is recorded, and so is one without an end`() {
        #expect(refusal(Contracts.award(end: "2014-04-02")) == nil)
        #expect(refusal(Contracts.award(end: nil)) == nil)
    }

    @Test func `a procurement is named by its stream`() throws {
        for wrong in ["support/02Q/1", "procurement/02Q", "procurements/02Q/1"] {
            let stream = try #require(StreamName(wrong))
            let data = Contracts.award(more: #""procurement":"\#(wrong)""#)
            #expect(refusal(data) == .notAProcurement(stream))
        }
        #expect(refusal(Contracts.award(more: #""procurement":"procurement/02Q/1""#)) == nil)
    }

    @Test func `a commissioner takes part once`() {
        let twice = Contracts.award(parties: [("02Q", nil), ("03X", nil), ("02Q", nil)])
        #expect(refusal(twice) == .partyTwice(ods("02Q")))
        #expect(refusal(Contracts.award(parties: [("02Q", nil), ("03X", nil)])) == nil)
    }

    @Test func `the parts cannot come to more than the whole`() throws {
        let whole = try #require(Pence(30_000))
        let over = Contracts.award(parties: [("02Q", 20_000), ("03X", 10_001)])
        #expect(refusal(over) == .sharesAboveValue(shares: Pence(30_001), value: whole))
        #expect(
            refusal(Contracts.award(parties: [("02Q", 20_000), ("03X", 10_000)])) == nil)
        let most = Pence.bounds.upperBound
        let beyond = Contracts.award(parties: [("02Q", most), ("03X", most)])
        #expect(refusal(beyond) == .sharesAboveValue(shares: nil, value: whole))
    }

    @Test func `parts are recorded as they are when no whole is given`() {
        #expect(refusal(Contracts.award(parties: [("02Q", 20_000)], pence: nil)) == nil)
    }

    @Test func `an award cannot be recorded twice, and another one is contested`() {
        let again = Contracts.awarded.when("contract-awarded", on: "2014-02-01", Contracts.award())
        #expect(again == .alreadyAwarded(on: day("2014-02-01"), by: Position(0)))
        let other = Contracts.award(pence: 40_000)
        #expect(Contracts.awarded.when("contract-awarded", on: "2014-02-01", other) == nil)
        #expect(
            Contracts.awarded.when("contract-awarded", on: "2014-02-02", Contracts.award()) == nil)
        let state = Contracts.awarded.given("contract-awarded", on: "2014-02-01", other).state
        #expect(state.isContested && state.award?.totalValue.contests == at(0))
    }

    @Test(arguments: ["procured", "noneOnRecord"])
    func `a contract that no award stands behind is recorded`(basis: String) {
        let data = Contracts.award(basis: basis)
        #expect(refusal(data) == nil)
        let state = Contracts.story.given("contract-awarded", on: "2014-02-01", data).state
        #expect(state.award?.decisionBasis.value.rawValue == basis)
        #expect(state.award?.procurement.value == nil && state.award?.award.value == nil)
    }

    @Test func `an award after the termination begins a contract anew`() {
        let story = Contracts.terminated
        #expect(story.when("contract-awarded", on: "2014-02-01", Contracts.award()) == nil)
        let state = story.given(
            "contract-awarded", on: "2016-02-01",
            Contracts.award(pence: 5, start: "2016-03-01", end: "2018-03-01")
        ).state
        #expect(state.termination == nil && state.former.map(\.termination.by) == at(1))
        #expect(state.former.map(\.award) == [Contracts.awarded.state.award])
        #expect(state.award?.totalValue.value == Contracts.whole(5))
        #expect(state.award?.isContested == false && state.award?.start.superseded == [])
    }

    @Test func `it is found under the provider, the parties and the procurement`() {
        let more = #"""
            "parties":[{"ods":"03X","role":"associate"},{"ods":"02Q","role":"lead"}],
            "procurement":"procurement/02Q/2013-004"
            """#
        let tags = Reading.tags(
            ContractArea.self, "contract-awarded", Contracts.award(more: more))
        #expect(
            tags == ["supplier:RGT", "body:02Q", "body:03X", "procurement:02Q/2013-004"])
    }
}
