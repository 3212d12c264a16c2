import EventLog
import Testing

@testable import Commissioning

@Suite struct ContractAwardTests {
    private func add(_ data: String, on: String = "2014-02-01") throws -> ContractAward {
        let story = Contracts.awarded.given("contract-awarded", on: on, data)
        return try #require(story.state.award)
    }

    /// The terms that are contested, each with the events that contest it.
    private func contests(_ award: ContractAward) -> [String: [Position]] {
        [
            "awardedOn": award.awardedOn.contests, "title": award.title.contests,
            "provider": award.provider.contests, "services": award.services.contests,
            "decisionBasis": award.decisionBasis.contests,
            "procurement": award.procurement.contests, "award": award.award.contests,
            "lotIds": award.lots.contests, "totalValue": award.totalValue.contests,
            "annualValue": award.annualValue.contests, "start": award.start.contests,
            "end": award.end.contests, "extensionOptions": award.extensionOptions.contests,
            "selectionProcess": award.selectionProcess.contests,
            "legalForm": award.legalForm.contests, "pricing": award.pricing.contests,
            "parties": award.parties.contests, "ocid": award.ocid.contests,
        ].filter { !$0.value.isEmpty }
    }

    @Test func `the same award again changes nothing`() throws {
        #expect(try add(Contracts.award()) == Contracts.awarded.state.award)
    }

    @Test(arguments: [
        (Contracts.award(title: "Podiatry"), "title"),
        (Contracts.award(provider: #"{"supplier":"RM1"}"#), "provider"),
        (Contracts.award(pence: 1), "totalValue"),
        (Contracts.award(start: "2014-05-01"), "start"),
        (Contracts.award(end: "2018-04-01"), "end"),
        (Contracts.award(basis: "novated"), "decisionBasis"),
        (Contracts.award(form: "SLA"), "legalForm"),
    ])
    func `another account contests the one term in which it differs`(
        data: String, term: String
    ) throws {
        let award = try add(data)
        #expect(contests(award) == [term: at(0)] && award.isContested)
        #expect(Contracts.awarded.state.award?.isContested == false)
    }

    @Test func `an award on another day contests the day alone`() throws {
        let award = try add(Contracts.award(), on: "2014-02-03")
        #expect(award.awardedOn.value == day("2014-02-03") && award.isContested)
        #expect(contests(award) == ["awardedOn": at(0)])
    }

    @Test(arguments: [
        ("services", #"["Feet"]"#, #"["Backs"]"#),
        ("procurement", #""procurement/02Q/1""#, #""procurement/02Q/2""#),
        ("award", #""a1""#, #""a2""#),
        ("lotIds", #"["1"]"#, #"["2"]"#),
        ("annualValue", #"{"pence":1,"vat":"excl"}"#, #"{"pence":2,"vat":"excl"}"#),
        ("extensionOptions", #"[{"months":12}]"#, #"[{"months":24}]"#),
        ("selectionProcess", #""direct""#, #""AQP""#),
        ("pricing", #""block""#, #""bundle""#),
        ("parties", #"[{"ods":"02Q","role":"lead"}]"#, #"[{"ods":"03X","role":"lead"}]"#),
        ("ocid", #""ocds-213czf-1""#, #""ocds-213czf-2""#),
    ])
    func `what an account leaves out it does not contest, what it adds is taken in`(
        field: String, value: String, other: String
    ) throws {
        let full = Contracts.award(more: "\"\(field)\":\(value)")
        let filled = try add(full)
        #expect(!filled.isContested && filled != Contracts.awarded.state.award)
        let story = Contracts.story.given("contract-awarded", on: "2014-02-01", full)
        let again = story.given("contract-awarded", on: "2014-02-01", Contracts.award())
        #expect(again.state.award == story.state.award)
        let denial = Contracts.award(more: "\"\(field)\":\(other)")
        let denied = story.given("contract-awarded", on: "2014-02-01", denial)
        let award = try #require(denied.state.award)
        #expect(contests(award) == [field: at(0)] && award.isContested)
    }

    @Test func `an address is added to the same provider, and another one contests it`() throws {
        func provider(_ code: String, _ address: String?) -> String {
            let part = address.map { #","registeredAddress":"\#($0)""# } ?? ""
            return Contracts.award(provider: #"{"supplier":"\#(code)"\#(part)}"#)
        }
        let filled = try add(provider("RGT", "1 Example Road")).provider
        #expect(filled.value.registeredAddress == "1 Example Road" && !filled.isContested)
        let story = Contracts.story.given(
            "contract-awarded", on: "2014-02-01", provider("RGT", "1 Example Road"))
        func after(_ data: String) -> Stated<Provider>? {
            story.given("contract-awarded", on: "2014-02-01", data).state.award?.provider
        }
        #expect(after(provider("RGT", nil)) == story.state.award?.provider)
        #expect(after(provider("RGT", "2 Example Road"))?.contests == at(0))
        #expect(after(provider("RM1", nil))?.contests == at(0))
    }
}

/// Contracts of the tests, in the JSON of proposals.
enum Contracts {
    static let story = Story(ContractArea.self, "contract/02Q/2014-1")

    /// Awarded on 1 February 2014, from 1 April 2014 to before 1 April 2017, for £300 in all.
    static let awarded = story.given("contract-awarded", on: "2014-02-01", award())

    /// The same, ended on 1 January 2016.
    static let terminated = awarded.given(
        "contract-terminated", on: "2016-01-01", #"{"reasonCode":"mutual"}"#)

    static func award(
        title: String = "Physiotherapy", provider: String = #"{"supplier":"RGT"}"#,
        basis: String = "procured", pence: Int64? = 30_000, start: String = "2014-04-01",
        end: String? = "2017-04-01", form: String = "standardContract", more: String? = nil
    ) -> String {
        let value = pence.map { #","totalValue":{"pence":\#($0),"vat":"excl"}"# } ?? ""
        let last = end.map { #","end":"\#($0)""# } ?? ""
        let rest = more.map { ",\($0)" } ?? ""
        return #"""
            {"title":"\#(title)","provider":\#(provider),"decisionBasis":"\#(basis)",
            "start":"\#(start)","legalForm":"\#(form)"\#(value)\#(last)\#(rest)}
            """#
    }

    /// An award to commissioners with their parts.
    static func award(parties: [(code: String, share: Int64?)], pence: Int64? = 30_000) -> String {
        let list = parties.map { party in
            let share = party.share.map { #","sharePence":\#($0)"# } ?? ""
            return #"{"ods":"\#(party.code)","role":"associate"\#(share)}"#
        }
        return award(pence: pence, more: #""parties":[\#(list.joined(separator: ","))]"#)
    }

    /// An extension to a day.
    static func to(_ end: String, option: Bool = true, delta: Int64? = nil) -> String {
        let value = delta.map { #","valueDelta":{"pence":\#($0),"vat":"excl"}"# } ?? ""
        return #"{"newEnd":"\#(end)","wasOption":\#(option)\#(value)}"#
    }

    /// A modification that changes the value.
    static func by(_ delta: Int64, vat: String = "excl") -> String {
        #"""
        {"changeCode":"value","valueDelta":{"pence":\#(delta),"vat":"\#(vat)"},
        "providedForInContract":false}
        """#
    }

    /// A payment.
    static func pay(_ pence: Int64, to payee: String = "RGT", number: String? = nil) -> String {
        let part = number.map { #","transactionRef":"\#($0)""# } ?? ""
        return #"""
            {"supplier":"\#(payee)","amount":{"pence":\#(pence),"vat":"excl"}\#(part)}
            """#
    }

    /// Pence without tax, for the whole term.
    static func whole(_ pence: Int64) -> Money? {
        Pence(pence).map { Money(pence: $0, vat: .excluded) }
    }
}
