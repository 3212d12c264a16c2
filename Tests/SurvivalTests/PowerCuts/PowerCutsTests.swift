import Glibc
import Testing

/// After a power cut the log is a verified prefix that holds every acknowledged event.
struct PowerCutsTests {
    private static let isSoak = getenv("CCGLEDGER_SOAK") != nil

    @Test func `a power cut at any operation of fifty appends loses nothing acknowledged`()
        async throws
    {
        let start = ContinuousClock.now
        let run = try await RecordedRun(.none)
        let number = UInt64(PowerCutsTests.isSoak ? time(nil) : 20_130_401)
        let images = PowerCutsTests.isSoak ? 200 : 24
        let report = try await PowerCutsTests.cut(run, start: number, imagesPerPoint: images)
        print(
            "power cuts: \(report.points) points of \(run.appendCount) appends,"
                + " \(report.imageCount) images, \(report.heads) states of `head`,"
                + " \(report.databases) databases opened \(report.opened) times,"
                + " \(ContinuousClock.now - start),"
                + " random number \(number)")
        #expect(report.failures.isEmpty, "random number \(number)")
        #expect(run.appendCount == 50)
        #expect(report.points == run.operations.count + 1)
        #expect(DiskImage.Kind.allCases.allSatisfy { report.images[$0, default: 0] > 100 })
        #expect(report.imageCount >= 20 * report.points)
        #expect(report.databases > 50)
    }

    @Test(arguments: RecordedRun.Mutant.allCases.filter { $0 != .none })
    func `a fault planted in how a ledger is written is found`(mutant: RecordedRun.Mutant)
        async throws
    {
        let start = ContinuousClock.now
        let run = try await RecordedRun(mutant)
        let cuts = try PowerCuts(run, start: 7, imagesPerPoint: 24)
        let report = try await cuts.cut(after: { _ in true }, limit: 1)
        print(
            "power cuts: \(mutant.rawValue) found after \(report.imageCount) images,"
                + " \(ContinuousClock.now - start): \(report.failures.first ?? "not at all")")
        #expect(report.failures.count == 1)
    }

    /// Two at a time.
    private static func cut(
        _ run: RecordedRun, start number: UInt64, imagesPerPoint: Int
    ) async throws -> PowerCuts.Report {
        try await withThrowingTaskGroup(of: PowerCuts.Report.self) { group in
            for half in 0..<2 {
                group.addTask {
                    let cuts = try PowerCuts(
                        run, start: number + UInt64(half), imagesPerPoint: imagesPerPoint)
                    return try await cuts.cut(after: { $0 % 2 == half })
                }
            }
            return try await group.reduce(PowerCuts.Report()) { $0 + $1 }
        }
    }
}
