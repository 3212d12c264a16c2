import EventLog
import TestSupport
import Testing
import TransparencyLog

@testable import Ledger

@Suite struct StreamwiseDeciderTests {
    /// What deciding came to.
    private struct Outcome: Equatable {
        var recorded: Int
        var repeated: Int
        var errors: [String]
        var entries: Digest
    }

    @Test(arguments: [0, 1, 30])
    func `an import comes to the same, whether its streams are at hand or not`(
        _ faults: Int
    ) async throws {
        let number = UInt64.random(in: 0...999_999)
        let lines = story(faults: faults, SeededRandom(number))
        let (whole, _) = try await decided(lines, capacity: 300_000)
        let (streamwise, acceptedBelow) = try await decided(lines, capacity: 8)
        #expect(whole == streamwise, "random seed \(number)")
        #expect(whole.recorded > 1_100, "random seed \(number)")
        // It was tried; from the first fault on it does not count.
        let below = try #require(acceptedBelow, "random seed \(number)")
        #expect(faults == 0 ? below == lines.count : below < lines.count, "random seed \(number)")
    }

    @Test func `streams that are at hand are not decided twice`() async throws {
        let lines = story(faults: 0, SeededRandom(1))
        #expect(try await decided(lines, capacity: 300_000).1 == nil)
    }

    @Test func `lines after one that reveals are decided in the order of the file`() async throws {
        var lines = story(faults: 0, SeededRandom(2))
        let reveal = line(
            "ledger.disclosures-revealed.v1", "ledger/disclosures", "2014-01-01",
            at: time(1_200), #"{"event":"\#(eventID(1_000))"}"#)
        lines[1_200] = reveal
        let (whole, _) = try await decided(lines, capacity: 300_000)
        let (streamwise, acceptedBelow) = try await decided(lines, capacity: 8)
        #expect(whole == streamwise)
        #expect(try #require(acceptedBelow) <= 1_200)
    }

    @Test func `what rests on a line that is refused after all is decided again`() async throws {
        let data = #"{"functions":["HR"],"termMonths":7}"#
        let own = "support/99B/1"
        var lines = story(faults: 0, SeededRandom(3))
        lines += [
            line(
                "support.support-need-identified.v1", own, "2015-01-01", id: 9_000,
                at: time(1_500), data),
            correction(of: 9_000, own, 19, "2015-01-02", data, at: 1_501),
            // Reinstates it, but is recorded at the time of the line before.
            correction(of: 9_000, own, 20, "2015-01-03", data, at: 1_501),
            correction(of: 9_000, own, 19, "2015-01-04", data, at: 1_502),
        ]
        let (whole, _) = try await decided(lines, capacity: 300_000)
        let (streamwise, acceptedBelow) = try await decided(lines, capacity: 8)
        #expect(whole == streamwise && acceptedBelow != nil)
        #expect(whole.errors.count == 2, "\(whole.errors)")
    }

    @Test func `the stream of a line is found where it stands last`() {
        let plain = Array(#"{"data":{},"subject":"support/99A/1","type":"x"}"#.utf8)
        let quoted = Array(#"{"data":{"a":"\"subject\":\"b\""},"subject":"support/99A/1"}"#.utf8)
        let among = 1_000_003
        let group = StreamwiseDecider.group(ofLine: plain, among: among)
        #expect(StreamwiseDecider.group(ofLine: quoted, among: among) == group)
        let other = Array(#"{"data":{},"subject":"support/99A/2","type":"x"}"#.utf8)
        #expect(StreamwiseDecider.group(ofLine: other, among: among) != group)
        for text in ["", "{}", #""subject":""#, #"{"subject":"a"#] {
            #expect(StreamwiseDecider.group(ofLine: Array(text.utf8), among: among) == 0)
        }
    }

    // MARK: Making

    private func time(_ index: Int) -> String {
        Instant(microseconds: Till.start.microseconds + Int64(index + 1)).description
    }

    /// Facts of many streams that speak by turns, some late, some corrected or withdrawn; and so
    /// many lines that are refused, damaged or there already.
    private func story(faults: Int, _ random: SeededRandom) -> [String] {
        var random = random
        var corrected: [Int: String] = [:]
        var lines: [String] = []
        for index in 0..<1_500 {
            let subject = "support/99A/\(Int.random(in: 1...60, using: &random))"
            let lateness = Int.random(in: 0..<10, using: &random) == 0 ? 90 : 0
            let day = CivilDate(daysSinceEpoch: Int32(15_800 + index / 4 - lateness)).description
            let data = #"{"functions":["HR"],"termMonths":\#(index % 90 + 1)}"#
            if index % 20 == 19, let (target, stream) = corrected.randomElement(using: &random) {
                corrected[target] = nil
                lines.append(correction(of: target, stream, index, day, data))
                continue
            }
            if index % 5 == 0 { corrected[1_000 + index] = subject }
            lines.append(
                line(
                    "support.support-need-identified.v1", subject, day,
                    id: index % 5 == 0 ? 1_000 + index : nil, at: time(index), data))
        }
        for _ in 0..<faults { addFault(to: &lines, &random) }
        return lines
    }

    private func correction(
        of target: Int, _ stream: String, _ index: Int, _ day: String, _ data: String,
        at second: Int? = nil
    ) -> String {
        let time = time(second ?? index)
        return index % 40 == 19
            ? line(
                "ledger.record-withdrawn.v1", stream, day, corrects: target, at: time,
                #"{"reasonCode":"duplicate"}"#)
            : line(
                "ledger.record-corrected.v1", stream, day, corrects: target, at: time,
                #"{"data":\#(data),"occurredon":"\#(day)","reasonCode":"sourceCorrected"}"#)
    }

    /// Spoils a line of the last quarter.
    private func addFault(to lines: inout [String], _ random: inout SeededRandom) {
        let place = Int.random(in: 1_200..<lines.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: lines[place] = "{"
        case 1: lines[place] = lines[place - 1]
        case 2:
            // What was agreed is exited once.
            for place in [place - 1, place] {
                lines[place] = line(
                    "support.support-service-exited.v1", "support/99A/1", "2020-04-01",
                    at: time(place), #"{"reasonCode":"moved"}"#)
            }
        default:
            lines[place] = line(
                "ledger.record-withdrawn.v1", "support/99A/1", "2014-04-01", corrects: 999_999,
                at: time(place), #"{"reasonCode":"duplicate"}"#)
        }
    }

    private func decided(
        _ lines: [String], capacity: Int
    ) async throws -> (Outcome, acceptedBelow: Int?) {
        let till = try await Till.simulated()
        let folder = try TestFolder()
        let files = [try LineFile(folder.file("lines.jsonl", lines))]
        let scan = try await ImportScan(files) { _ in }
        let decider = try ImportDecider(
            till.ledger, ImportLines(files: files, scan: scan),
            try #require(till.ledger.requestMAC), isDryRun: false, capacity: capacity)
        try await decider.run(progress: { _ in }, accepted: { _ in })
        var entries: [UInt8] = []
        let reader = decider.drafts.reader()
        while case let run = try reader.next(), !run.isEmpty {
            for entry in run {
                entries += Array("\(entry.entry.key) \(entry.version)".utf8)
                for draft in entry.entry.drafts {
                    var bytes = SpooledBytes()
                    draft.spool(to: &bytes)
                    entries += bytes.buffer
                }
            }
        }
        let report = decider.report
        return (
            Outcome(
                recorded: report.recorded, repeated: report.alreadyRecorded,
                errors: report.errors.map { "\($0.line ?? 0) \($0.path) \($0.reason)" },
                entries: TreeHash.leaf(entries)),
            decider.acceptedBelow
        )
    }
}
