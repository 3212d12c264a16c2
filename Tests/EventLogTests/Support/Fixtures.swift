import EventLog
import Synchronization
import TransparencyLog

/// A clock that stands still unless a test moves it.
final class HandClock: LedgerClock {
    private let instant = Mutex(Instant("2020-01-01T00:00:00Z") ?? Instant(microseconds: 0))
    func now() -> Instant { instant.withLock { $0 } }
}

/// Salts that count: 1, 2, 3 …
final class CountingRandom: RandomSource {
    private let count = Mutex<UInt64>(0)
    func sixteenBytes() -> (UInt64, UInt64) {
        count.withLock {
            $0 += 1
            return (0, $0)
        }
    }
}

let catalogue = Catalogue([Till.self, Thing.self], upcasters: Thing.upcasters)

let defaults = ProposalDefaults(
    actor: Reference("person:1"), onBehalfOf: Reference("GB-NHS-02Q"))

func id(_ number: UInt64) -> EventID { EventID(high: 0x7000, low: 0x8000_0000_0000_0000 | number) }

func day(_ text: String) -> CivilDate {
    guard let day = CivilDate(text) else { preconditionFailure("not a day: \(text)") }
    return day
}

func instant(_ text: String) -> Instant {
    guard let instant = Instant(text) else { preconditionFailure("not an instant: \(text)") }
    return instant
}

func stream(_ text: String) -> StreamName {
    guard let name = StreamName(text) else { preconditionFailure("not a stream: \(text)") }
    return name
}

/// A line; `more` are members beside the four that every line has.
func line(
    _ type: String, _ data: String, on day: String = "2013-04-01",
    in stream: String = "till/02Q/1", _ more: String = ""
) -> String {
    let rest = more.isEmpty ? "" : "," + more
    return #"{"type":"\#(type)","subject":"\#(stream)","occurredon":"\#(day)","#
        + #""data":\#(data)\#(rest)}"#
}

func counted(
    _ amount: Int, on day: String = "2013-04-01", in stream: String = "till/02Q/1",
    _ more: String = ""
) -> String {
    line("till.counted.v1", #"{"amount":\#(amount)}"#, on: day, in: stream, more)
}

/// What a line is refused for: paths and reasons, in order; empty when it is not.
func issues(_ text: String, as defaults: ProposalDefaults = defaults) -> [FieldIssue] {
    issues(Array(text.utf8), as: defaults)
}

func issues(_ bytes: [UInt8], as defaults: ProposalDefaults = defaults) -> [FieldIssue] {
    do {
        let proposal = try Proposal(line: bytes)
        _ = try catalogue.validate(proposal, defaults: defaults) { _ in nil }
        return []
    } catch let failure as ProposalFailure {
        return failure.issues
    } catch {
        return [FieldIssue(path: "", value: nil, reason: "unexpected \(error)")]
    }
}

func paths(_ text: String, as defaults: ProposalDefaults = defaults) -> [String] {
    issues(text, as: defaults).map(\.path)
}

/// Calls `body` with the bytes as a value in JSON.
func withInput<Result>(_ text: String, _ body: (FieldInput) -> Result) -> Result {
    Array(text.utf8).withUnsafeBufferPointer {
        body(FieldInput(document: $0, range: 0..<$0.count))
    }
}
