import EventLog
import Testing

@testable import Ledger

@Suite struct DueStepTests {
    private func due(_ changes: [String: String]) throws -> [String] {
        try SampleForm.form(changes).due.map { step in
            let when =
                switch step.moment {
                case .by(let day): "by \(day)"
                case .on(let day): "on \(day)"
                case .until(let day): "until \(day)"
                case .open(let words): words
                }
            return "\(when): \(step.what)"
        }
    }

    private static func route(_ how: String, _ regime: String, healthCare: Bool = false) -> String {
        #"{"how":"\#(how)","regime":"\#(regime)","healthCare":\#(healthCare)}"#
    }

    private static func decided(_ day: String) -> String {
        #"{"on":"\#(day)","in":{"meeting":"M1"}}"#
    }

    @Test func `a waiver goes to the next audit committee, unless it was told`() throws {
        let told = #"{"how":"waiver","waives":"SFI","auditCommitteeOn":"2018-06-10"}"#
        #expect(try due([:]).contains { $0.contains("reported to the audit committee") })
        #expect(try !due(["route": told]).contains { $0.contains("audit committee") })
        #expect(try !due(["route": #"{"how":"direct"}"#]).contains { $0.contains("audit") })
    }

    @Test func `an urgent decision is ratified at the next meeting`() throws {
        let urgent = #"{"on":"2018-06-05","in":{"urgent":"U1"}}"#
        #expect(try due(["decided": urgent]).contains { $0.contains("ratified") })
        #expect(try !due([:]).contains { $0.contains("ratified") })
    }

    @Test func `the register is published within a year`() throws {
        #expect(try due([:]).first?.hasPrefix("by 2019-06-06: the register") == true)
    }

    @Test func `award information is due ninety days after the last signature`() throws {
        let route = DueStepTests.route("direct", "PCR2015")
        let signed = #"{"start":"2018-07-01","signedOn":"2018-06-26"}"#
        #expect(
            try due(["route": route, "term": signed]).first
                == "by 2018-09-24: information about the award is on Contracts Finder")
        #expect(
            try due(["route": route]).contains {
                $0.hasPrefix("within 90 days of the last signature")
            })
    }

    @Test(arguments: [
        (2_500_000, "PCR2015", false, true), (2_499_999, "PCR2015", false, false),
        (2_500_000, "PCR2015", true, false), (2_500_000, "PPC2013", false, false),
    ])
    func `award information is due from £25,000, for what is no health care, under that law`(
        _ pence: Int, _ regime: String, _ isHealthCare: Bool, _ isDue: Bool
    ) throws {
        let found = try due([
            "route": DueStepTests.route("direct", regime, healthCare: isHealthCare),
            "value": #"{"pence":\#(pence),"vat":"excl"}"#,
        ])
        #expect(found.contains { $0.contains("Contracts Finder") } == isDue)
    }

    @Test func `two laws count eight working days over Easter, each in its way`() throws {
        let decided = DueStepTests.decided("2026-03-30")
        let psr = try due(["route": #"{"how":"PSR-C"}"#, "decided": decided])
        #expect(psr.first?.hasPrefix("until 2026-04-13: no contract is made") == true)
        let act = try due([
            "route": DueStepTests.route("openTender", "PA2023"), "decided": decided,
        ])
        #expect(act.first?.hasPrefix("until 2026-04-10: no contract is made") == true)
    }

    @Test func `a direct award under processes A and B waits for nothing`() throws {
        #expect(try !due(["route": #"{"how":"PSR-B"}"#]).contains { $0.hasPrefix("until") })
    }

    @Test func `a tender above the threshold waits ten days that end on a working day`() throws {
        let changes = [
            "route": DueStepTests.route("openTender", "PCR2015"),
            "decided": DueStepTests.decided("2018-06-05"),
        ]
        let large = changes.merging(["value": #"{"pence":20000000,"vat":"excl"}"#]) { $1 }
        #expect(try due(large).first?.hasPrefix("until 2018-06-15: no contract is made") == true)
        let saturday = large.merging(["decided": DueStepTests.decided("2018-06-06")]) { $1 }
        #expect(try due(saturday).first?.hasPrefix("until 2018-06-18: no contract") == true)
        #expect(try !due(changes).contains { $0.hasPrefix("until") }, "£30,000 is below it")
    }

    @Test func `a year whose holidays are not known gives no day`() throws {
        let late = try due([
            "route": #"{"how":"PSR-C"}"#, "decided": DueStepTests.decided("2031-03-03"),
        ])
        #expect(late.contains { $0.hasPrefix("the bank holidays of 2031 are not known") })
    }

    @Test func `a contract ends, and its options lapse with it`() throws {
        let term = #"{"start":"2018-07-01","lastDay":"2019-06-30","#
        let plain = try due(["term": term + #""signedOn":"2018-06-20"}"#])
        #expect(plain.contains("on 2019-06-30: the contract ends"))
        #expect(!plain.contains { $0.contains("option") })
        let options = try due(["term": term + #""options":[{"months":12,"times":2}]}"#])
        #expect(
            options.contains(
                "by 2019-06-30: an option to extend is used, or lapses; all of them reach "
                    + "2021-06-30"))
    }

    @Test func `months end on the last day of a shorter month`() throws {
        let term = #"{"start":"2018-07-01","lastDay":"2019-08-30","options":[{"months":6}]}"#
        #expect(try due(["term": term]).contains { $0.contains("reach 2020-02-28") })
    }

    @Test func `the record of a health care contract is published until the law ends`() throws {
        let route = DueStepTests.route("direct", "PPC2013", healthCare: true)
        let term = #"{"start":"2018-07-01"}"#
        #expect(
            try due(["route": route, "term": term]).contains {
                $0.contains("the record of the contract is published")
            })
        let later = ["route": route, "term": term, "decided": DueStepTests.decided("2024-01-01")]
        #expect(try !due(later).contains { $0.contains("record of the contract") })
    }

    @Test func `every step says what it follows from`() throws {
        let steps = try SampleForm.form([
            "route": DueStepTests.route("openTender", "PCR2015-LTR"),
            "value": #"{"pence":70000000,"vat":"incl"}"#,
            "term": #"{"start":"2018-07-01","lastDay":"2019-06-30"}"#,
        ]).due
        #expect(steps.count == 5 && steps.allSatisfy { !$0.basis.isEmpty })
        #expect(steps.contains { $0.basis.contains("regulation 75") })
    }
}
