import CanonicalJSON
import Commissioning
import EventLog
import Testing

@testable import Ledger

@Suite struct DecisionFormEventsTests {
    private func placing(isPlanned: Bool = false, routed: Bool = false) throws -> DecisionPlacing {
        DecisionPlacing(
            procurement: try #require(StreamName("procurement/FICNORTH/2018-03")),
            contract: try #require(StreamName("contract/FICNORTH/2018-03")),
            award: try #require(Reference("A1")), isPlanned: isPlanned,
            routes: routed ? [.singleTender] : [])
    }

    private func types(_ events: [PlannedEvent]) -> [String] {
        events.map { $0.type.split(separator: ".")[1].description }
    }

    private func data(_ events: [PlannedEvent], _ type: String) throws -> JSONObject {
        let event = try #require(events.first { $0.type.contains(type) })
        guard case .object(let data)? = event.proposal["data"] else { return [:] }
        return data
    }

    @Test func `a waiver is route, conflicts check, waiver, award and register`() throws {
        let events = try SampleForm.form().events(in: placing())
        #expect(
            types(events) == [
                "route-decided", "conflicts-checked", "tender-waiver-approved", "award-decided",
                "decision-registered",
            ])
        #expect(events.allSatisfy { $0.occurredOn == "2018-06-05" })
        #expect(events.allSatisfy { $0.stream == "procurement/FICNORTH/2018-03" })
        let waiver = try data(events, "waiver")
        #expect(waiver["clause"] == .string("SFI 9.3") && waiver["retrospective"] == .bool(false))
        #expect(waiver["approver"] == .string("person:cfo"), "the officer, since nobody else is")
    }

    @Test func `a law adds the plan, and a term the contract and its signature`() throws {
        let form = try SampleForm.form([
            "route": #"{"how":"waiver","waives":"SFI","regime":"PCR2015","healthCare":false}"#,
            "term": #"{"start":"2018-07-01","lastDay":"2019-06-30","signedOn":"2018-06-20"}"#,
        ])
        let events = form.events(in: try placing())
        #expect(types(events).first == "procurement-planned")
        #expect(types(events).suffix(2) == ["contract-awarded", "contract-signed"])
        #expect(events.last?.occurredOn == "2018-06-20")
        let contract = try data(events, "contract-awarded")
        #expect(contract["end"] == .string("2019-07-01"), "the first day no longer covered")
        #expect(contract["procurement"] == .string("procurement/FICNORTH/2018-03"))
        #expect(contract["legalForm"] == .string("other"))
    }

    @Test func `what is on record is not said again`() throws {
        let form = try SampleForm.form([
            "route": #"{"how":"waiver","waives":"SFI","regime":"PCR2015","healthCare":false}"#
        ])
        let events = form.events(in: try placing(isPlanned: true, routed: true))
        #expect(types(events).first == "conflicts-checked")
    }

    @Test func `another way than a waiver approves none`() throws {
        let events = try SampleForm.form(["route": #"{"how":"framework"}"#]).events(in: placing())
        #expect(!types(events).contains("tender-waiver-approved"))
        #expect(try data(events, "route-decided")["route"] == .string("framework"))
    }

    @Test(arguments: [("2018-06-05", false), ("2018-06-04", true)])
    func `a contract that began before the decision makes a waiver retrospective`(
        _ start: String, _ isRetrospective: Bool
    ) throws {
        let form = try SampleForm.form(["term": #"{"start":"\#(start)"}"#])
        let waiver = try data(form.events(in: placing()), "waiver")
        #expect(waiver["retrospective"] == .bool(isRetrospective))
    }

    @Test func `an annual value is the contract's annual value`() throws {
        let form = try SampleForm.form([
            "value": #"{"pence":100,"vat":"incl","basis":"annual"}"#,
            "term": #"{"start":"2018-07-01"}"#,
        ])
        let contract = try data(form.events(in: placing()), "contract-awarded")
        #expect(contract["annualValue"] != nil && contract["totalValue"] == nil)
    }

    @Test func `an interest is declared, and what was done about it is an action`() throws {
        let form = try SampleForm.form([
            "conflicts": #"[{"personRef":"person:g","interestRef":"I1","action":"leftRoom"},"#
                + #"{"personRef":"person:h"}]"#
        ])
        let check = try data(form.events(in: placing()), "conflicts")
        guard case .array(let declared)? = check["declared"],
            case .array(let actions)? = check["actions"]
        else {
            Issue.record("\(check)")
            return
        }
        #expect(declared.count == 2 && actions.count == 1)
    }

    @Test func `every event is one that the catalogue accepts, narratives sealed`() async throws {
        for event in try SampleForm.form([
            "route": #"{"how":"waiver","waives":"SFI","regime":"PCR2015","healthCare":true}"#,
            "term": #"{"start":"2018-07-01","signedOn":"2018-06-20","options":[{"months":3}]}"#,
            "conflicts": #"[{"personRef":"person:g","action":"noVote","reason":"Shares."}]"#,
            "register": #"{"clinicalLead":"person:l","comments":"None."}"#,
        ]).events(in: placing()) {
            let line = try JSONValue.object(event.proposal).canonicalBytes()
            let valid = try Ledger.catalogue.validate(
                Proposal(line: line),
                defaults: ProposalDefaults(
                    actor: Reference("person:t"), onBehalfOf: Reference("GB-NHS-T"))
            ) { _ throws(StoreError) in nil }
            let texts = ["rationale", "reason", "reasons", "comments"]
            let names = try data([event], event.type).members.map(\.name).filter(texts.contains)
            let id = try #require(EventID("00000000-0000-4000-8000-000000000001"))
            let draft = valid.draft(id: id, source: "a/b", random: SystemRandom())
            #expect(names.allSatisfy { name in draft.disclosures.contains { $0.name == name } })
        }
    }
}
