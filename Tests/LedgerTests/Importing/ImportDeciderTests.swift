import EventLog
import TestSupport
import Testing

@testable import Ledger

@Suite struct ImportDeciderTests {
    @Test func `recorded times must increase in a simulated ledger`() async throws {
        let till = try await Till.simulated()
        let times = ["2013-05-02T09:00:00Z", "2013-05-02T09:00:00Z", "2013-05-01T09:00:00Z"]
        let lines = zip(["99A", "99B", "99C"], times).map { registered($0, at: $1) }
        let report = try await till.importing(lines)
        #expect(report.errors.map(\.line) == [2, 3])
        #expect(report.errors.map(\.path) == ["/recordedtime", "/recordedtime"])
        try await till.record(registered("99D", at: "2014-01-01T09:00:00Z"))
        #expect(try await till.importing([lines[0]]).rejected == 1)
    }

    @Test func `a ledger that goes by a clock takes no recorded times`() async throws {
        let till = try await Till.real()
        let report = try await till.importing([registered("99A", at: "2013-05-02T09:00:00Z")])
        #expect(report.errors.map(\.path) == ["/recordedtime"])
    }

    @Test func `a refusal names its rule and what it rests on`() async throws {
        let till = try await Till.simulated()
        let exit = line(
            "support.support-service-exited.v1", "support/99A/1", "2015-01-01",
            #"{"reasonCode":"moved"}"#)
        try await till.record(exit)
        let report = try await till.importing([exit.replacing("2015", with: "2016")])
        #expect(report.errors.first?.hint?.hasPrefix("rule ") == true)
        #expect(report.errors.first?.hint?.hasSuffix("see event 1") == true)
    }

    @Test func `many lines of one stream, late ones too, are each decided in their place`()
        async throws
    {
        let number = UInt64.random(in: 0...999_999)
        var random = SeededRandom(number)
        let till = try await Till.simulated()
        var lines = (0..<300).map { index in
            line(
                "support.support-need-identified.v1", "support/99A/1",
                CivilDate(daysSinceEpoch: Int32(15_800 + index)).description,
                at: nil, #"{"functions":["HR"],"termMonths":\#(index + 1)}"#)
        }
        lines.shuffle(using: &random)
        let timed = lines.enumerated().map { index, line in
            let time = Instant(microseconds: Till.start.microseconds + Int64(index + 1))
            return line.dropLast() + #","recordedtime":"\#(time)"}"#
        }
        let report = try await till.importing(timed.map(String.init))
        #expect(report.recorded == 300, "random seed \(number): \(report.errors.prefix(2))")
        #expect(report.order == "by recorded time, as the lines give it")
    }
}
