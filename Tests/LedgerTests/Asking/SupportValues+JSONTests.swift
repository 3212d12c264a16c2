import CanonicalJSON
import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct SupportValuesJSONTests {
    private func support(_ code: String, _ stream: String) async throws -> JSONObject {
        let till = try await Till.simulated([Seed.number("00").path])
        guard case .array(let rows)? = try till.state(code, asOf: "2018-12-31")["support"] else {
            return [:]
        }
        for case .object(let row) in rows where row.text("stream") == stream { return row }
        return [:]
    }

    private func text(_ value: JSONValue?) throws -> String {
        String(decoding: try value?.canonicalBytes() ?? [], as: UTF8.self)
    }

    @Test func `money, functions and suppliers are written as proposals write them`() async throws {
        let row = try await support("FICVALE", "support/FICVALE/2015-04")
        let service = try text(row["service"])
        #expect(
            service.contains(#""annualValue":{"basis":"annual","pence":124500000,"vat":"excl"}"#),
            "\(service)")
        #expect(service.contains(#""supplier":{"code":"FICINDEP"}"#))
        #expect(service.contains(#""functions":["BI","contracting","procurement","GPIT"]"#))
    }

    @Test func `decisions tell who decided: a meeting, an officer, or in urgency`() async throws {
        let meeting = try text(try await support("FICVALE", "support/FICVALE/2012-01")["decisions"])
        #expect(meeting.contains(#""decidedIn":{"item":"7.2","meeting":"gb-2013-01-22"}"#))
        let officer = try text(try await support("FICVALE", "support/FICVALE/2012-02")["decisions"])
        #expect(
            officer.contains(#""decidedIn":{"delegation":"sod-4.2","officer":"person:41ab"}"#))
        let urgent = try text(try await support("FICVALE", "support/FICVALE/2013-03")["decisions"])
        #expect(urgent.contains(#""decidedIn":{"urgent":"chair-action-2013-06-07"}"#))
    }

    @Test func `needs, appraisals and exits are told in full`() async throws {
        let row = try await support("FICVALE", "support/FICVALE/2013-03")
        #expect(
            try text(row["needs"]).contains(#""estimatedValue":{"pence":8999999,"vat":"excl"}"#))
        #expect(try text(row["appraised"]).contains(#""criteriaGiven":"#))
        #expect(try text(row["exit"]).contains(#""reasonCode":"broughtInHouse""#))
        #expect(try text(row["extensions"]).contains(#""competed":false"#))
    }

    @Test func `places on a framework are accredited or rejected`() async throws {
        let row = try await support("FICBOARD", "support/FICBOARD/support-framework")
        let places = try text(row["frameworkPlaces"])
        #expect(places.contains(#""outcome":"accredited""#))
        #expect(places.contains(#""outcome":"rejected""#))
    }

    @Test func `an empty list is left out`() {
        #expect(JSONValue.list([Int]()) { .integer($0) } == nil)
        #expect(JSONValue.list([1]) { .integer($0) } == .array([.integer(1)]))
    }
}
