import EventLog
import TestSupport
import Testing

@testable import AuditRules

struct RecordingLagTests {
    private static func publicised(_ day: String, _ recorded: String, id: Int) -> String {
        timed(fact("choice.choice-publicised", day, #"{"how":"website"}"#, id: id), recorded)
    }

    private static func timed(_ line: String, _ day: String) -> String {
        line.dropLast() + #","recordedtime":"\#(day)T10:00:00.000000Z"}"#
    }

    @Test func `a fact is late after fourteen days`() async throws {
        let lags = try await history([
            Self.timed(complete("choice", declared: "2016-01-01"), "2016-01-02"),
            Self.publicised("2016-05-01", "2016-05-15", id: 7),
            Self.publicised("2016-05-02", "2016-05-17", id: 8),
        ]).recordingLags
        #expect(lags.map(\.days) == [14, 15])
        #expect(lags.map(\.isLate) == [false, true])
        #expect(lags.map(\.event.description) == [eventID(7), eventID(8)])
    }

    @Test func `without a declaration of routine nothing is late`() async throws {
        let lags = try await history([
            Self.publicised("2016-05-01", "2017-05-15", id: 7)
        ]).recordingLags
        #expect(lags.isEmpty)
    }
}
